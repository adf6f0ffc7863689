// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/pattern_reader.h"

#include "core/text/offset_map.h"

#include <unicode/utf16.h>

#include <algorithm>

namespace glossa::recognize {

namespace {

int hexValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    return c >= u'A' && c <= u'F' ? c - u'A' + 10 : -1;
}

bool isLetter(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

} // namespace

PatternReader::PatternReader(std::u16string_view pattern) : m_pattern(pattern), m_end(pattern.size())
{
    if (m_end >= 2 && pattern.front() == u'/' && pattern.back() == u'/') {
        m_at = 1;
        --m_end;
    }
}

bool PatternReader::has(std::u16string_view ahead) const
{
    return m_pattern.substr(m_at, m_end - m_at).starts_with(ahead);
}

char16_t PatternReader::peek(std::size_t ahead) const
{
    return m_at + ahead < m_end ? m_pattern[m_at + ahead] : u'\0';
}

tl::unexpected<Error> PatternReader::refuse(const Message &what, std::size_t where) const
{
    const Message place(Phrase::Position, where);
    return fail(ErrorCode::UnsupportedPattern, {Phrase::ReasonAt, what, place}, place, Phrase::AnRe2Pattern);
}

UChar32 PatternReader::takeCharacter()
{
    UChar32 c = 0;
    U16_NEXT(m_pattern.data(), m_at, m_end, c);
    return c;
}

Result<Meant> PatternReader::escaped(bool inClass, bool anyCase)
{
    if (m_at + 1 >= m_end)
        return refuse(Phrase::BackslashAtTheEnd);
    const char16_t c = peek(1);
    switch (c) {
    case u'd':
    case u'D':
        return kind(digits(), c == u'D');
    case u'w':
    case u'W':
        return kind(wordCharacters(), c == u'W');
    case u's':
    case u'S':
        return kind(spaces(), c == u'S');
    case u'p':
    case u'P':
        return property(anyCase);
    case u'x':
    case u'u':
        return codePoint();
    default:
        break;
    }
    if (isDigit(c))
        return octal(inClass);
    if (c == u'c' && isLetter(peek(2))) {
        const UChar32 control = peek(2) & 0x1F;
        m_at += 3;
        return Meant{control, {}};
    }
    if (inClass && c == u'B')
        return refuse(Phrase::EdgeInAClass);
    if (isLetter(c))
        return control();
    ++m_at; // any other character may be escaped
    return Meant{takeCharacter(), {}};
}

Meant PatternReader::kind(const CharacterSet &set, bool isNegated)
{
    m_at += 2;
    Meant meant{-1, CharacterSet(set)};
    if (isNegated)
        meant.set.complement();
    return meant;
}

Result<Meant> PatternReader::control()
{
    constexpr std::u16string_view letters = u"abefnrtv"; // \b is a backspace in a class only
    constexpr std::u16string_view controls = u"\a\b\x1b\f\n\r\t\v";
    const std::size_t which = letters.find(peek(1));
    if (which == std::u16string_view::npos)
        return refuse({Phrase::UnknownEscape, std::string(1, static_cast<char>(peek(1)))});
    m_at += 2;
    return Meant{controls[which], {}};
}

/// Reads `\0` and up to two octal digits, or in a class up to three of any.
Result<Meant> PatternReader::octal(bool inClass)
{
    if (peek(1) != u'0' && !inClass)
        return refuse({Phrase::BackReference, std::string(1, static_cast<char>(peek(1)))});
    if (peek(1) > u'7')
        return refuse({Phrase::UnknownEscape, std::string(1, static_cast<char>(peek(1)))});
    UChar32 value = 0;
    ++m_at;
    for (int digit = 0; digit < 3 && peek() >= u'0' && peek() <= u'7'; ++digit, ++m_at)
        value = value * 8 + peek() - u'0';
    return Meant{value, {}};
}

/// Reads `\xFF`, `\uFFFF` and RE2's `\x{10FFFF}`.
Result<Meant> PatternReader::codePoint()
{
    const bool braced = has(u"\\x{");
    const std::size_t begin = braced ? 3 : 2;
    const std::size_t most = braced ? 6 : peek(1) == u'x' ? 2 : 4;
    std::size_t end = begin;
    UChar32 value = 0;
    for (; end < begin + most && hexValue(peek(end)) >= 0; ++end)
        value = value * 16 + hexValue(peek(end));
    const bool complete = braced ? end > begin && peek(end) == u'}' : end == begin + most;
    if (!complete || value > 0x10FFFF) {
        const std::string letter(1, static_cast<char>(peek(1)));
        return refuse({letter == "u" ? Phrase::WithoutFourDigits : Phrase::WithoutTwoDigits, letter});
    }
    m_at += end + (braced ? 1 : 0);
    return Meant{value, {}};
}

/// Reads `\pL`, `\p{Lu}`, `\p{^Lu}` and their opposites.
Result<Meant> PatternReader::property(bool anyCase)
{
    bool isNegated = peek(1) == u'P';
    const std::size_t begin = m_at;
    std::size_t nameBegin = m_at + 2;
    std::size_t nameEnd = nameBegin + 1;
    if (peek(2) == u'{') {
        ++nameBegin;
        nameEnd = std::min(m_pattern.find(u'}', nameBegin), m_end);
    }
    if (nameEnd >= m_end + (peek(2) == u'{' ? 0 : 1))
        return refuse(Phrase::PropertyWithoutName);
    std::u16string_view name = m_pattern.substr(nameBegin, nameEnd - nameBegin);
    if (name.starts_with(u'^')) {
        isNegated = !isNegated;
        name.remove_prefix(1);
    }
    const std::string utf8 = text::toUtf8(name);
    auto set = characterProperty(utf8);
    if (!set)
        return refuse({Phrase::UnknownProperty, utf8}, begin);
    if (anyCase) {
        set->closeOver(USET_CASE_INSENSITIVE);
        set->removeAllStrings();
    }
    if (isNegated)
        set->complement();
    m_at = nameEnd + (peek(2) == u'{' ? 1 : 0);
    return Meant{-1, std::move(*set)};
}

} // namespace glossa::recognize
