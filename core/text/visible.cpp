// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/visible.h"

#include <algorithm>

namespace glossa::text {

namespace {

bool isInvisible(char16_t c)
{
    const bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
    // The marks U+200E, U+200F and U+061C stay: they are part of ordinary Hebrew and Arabic writing and move
    // nothing but themselves.
    const bool direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    const bool lineEnd = c == 0x2028 || c == 0x2029;
    return control || direction || lineEnd;
}

bool isLayout(char16_t c, Layout layout)
{
    return (c == u'\t' && layout != Layout::None) || (c == u'\n' && layout == Layout::TabsAndLines);
}

void appendHex(std::u16string &to, char16_t c, int digits)
{
    constexpr int bitsOfDigit = 4;
    constexpr char16_t lastDigit = 0xf;
    for (int at = digits - 1; at >= 0; --at)
        to += u"0123456789abcdef"[(c >> (at * bitsOfDigit)) & lastDigit];
}

} // namespace

std::u16string visible(std::u16string_view text, Layout layout)
{
    std::u16string result;
    result.reserve(text.size());
    for (const char16_t c : text) {
        if (!isInvisible(c) || isLayout(c, layout)) {
            result += c;
            continue;
        }
        const bool isByte = c <= 0xff;
        result += isByte ? u"\\x" : u"\\u";
        appendHex(result, c, isByte ? 2 : 4);
    }
    return result;
}

bool hasInvisible(std::u16string_view text)
{
    return std::ranges::any_of(text, isInvisible);
}

} // namespace glossa::text
