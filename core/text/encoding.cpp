// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offset_map.h"

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

namespace {

/// Code point of the well-formed sequence (Unicode table 3-7) that begins at `at`, which moves behind it; -1
/// if none.
UChar32 decode(std::string_view bytes, std::size_t &at)
{
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : static_cast<unsigned char>(0);
    };
    const int lead = byte(at);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0)
        return -1;
    UChar32 c = length == 1 ? lead : lead & (0x7F >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const int trail = byte(at + i);
        if ((trail & 0xC0) != 0x80)
            return -1;
        c = (c << 6) | (trail & 0x3F);
    }
    const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    if (overlong || U_IS_SURROGATE(c) || c > 0x10FFFF)
        return -1;
    at += length;
    return c;
}

} // namespace

Result<std::u16string> fromUtf8(std::string_view bytes)
{
    std::u16string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t begin = i;
        const UChar32 c = decode(bytes, i);
        if (c < 0)
            return fail(ErrorCode::BadEncoding, {}, "byte " + std::to_string(begin), "UTF-8");
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
