// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offset_map.h"
#include "core/text/utf8.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace glossa::text {

std::int32_t findLoneSurrogate(std::u16string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!U16_IS_SURROGATE(text[i]))
            continue;
        const bool paired = U16_IS_LEAD(text[i]) && i + 1 < text.size() && U16_IS_TRAIL(text[i + 1]);
        if (!paired)
            return static_cast<std::int32_t>(i);
        ++i;
    }
    return -1;
}

std::string toUtf8(std::u16string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() + text.size() / 8);
    const std::size_t size = text.size();
    for (std::size_t i = 0; i < size;) {
        if (text[i] < 0x80) {
            bytes.push_back(static_cast<char>(text[i++]));
            continue;
        }
        UChar32 c = 0;
        U16_NEXT(text.data(), i, size, c);
        if (U_IS_SURROGATE(c))
            c = 0xFFFD;
        char buffer[U8_MAX_LENGTH];
        std::size_t length = 0;
        U8_APPEND_UNSAFE(buffer, length, c);
        bytes.append(buffer, length);
    }
    return bytes;
}

// ICU's macros narrow integers. They are right, and they are not ours to change.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

std::int32_t nextCodePoint(std::string_view utf8, std::size_t &at)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(utf8.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, utf8.size(), c);
    return c;
}

std::size_t lengthWithoutCut(std::string_view utf8)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(utf8.data());
    std::size_t length = utf8.size();
    U8_TRUNCATE_IF_INCOMPLETE(bytes, 0, length);
    return length;
}

#pragma GCC diagnostic pop

Result<std::u16string> fromUtf8(std::string_view bytes)
{
    std::u16string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t begin = i;
        const std::int32_t c = nextCodePoint(bytes, i);
        if (c < 0)
            return fail(ErrorCode::BadEncoding, {}, {Phrase::Byte, begin}, "UTF-8");
        if (c > 0xFFFF) {
            text.push_back(static_cast<char16_t>(U16_LEAD(c)));
            text.push_back(static_cast<char16_t>(U16_TRAIL(c)));
        } else {
            text.push_back(static_cast<char16_t>(c));
        }
    }
    return text;
}

} // namespace glossa::text
