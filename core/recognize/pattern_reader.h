// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognize/character_sets.h"

#include <string>
#include <string_view>

namespace glossa::recognize {

[[nodiscard]] constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

/// What an escape or a member of a class stands for: a character or a set.
struct Meant {
    UChar32 character = -1; // -1 = the set
    CharacterSet set;
};

/// Reads the characters and escapes of a pattern as it is written, between Azure's slashes if it has them.
class PatternReader {
public:
    explicit PatternReader(std::u16string_view pattern);

protected:
    [[nodiscard]] bool has(std::u16string_view ahead) const;
    /// Returns the unit at a distance from here, or NUL behind the end.
    [[nodiscard]] char16_t peek(std::size_t ahead = 0) const;

    /// Makes an UnsupportedPattern with the place, a UTF-16 offset in the pattern as written.
    [[nodiscard]] tl::unexpected<Error> refuse(const Message &what, std::size_t where) const;
    [[nodiscard]] tl::unexpected<Error> refuse(const Message &what) const { return refuse(what, m_at); }

    UChar32 takeCharacter();
    /// Reads an escape that stands for a character or a set, and moves behind it.
    Result<Meant> escaped(bool inClass, bool anyCase);

    std::u16string_view m_pattern;
    std::size_t m_end;
    std::size_t m_at = 0;

private:
    Meant kind(const CharacterSet &set, bool isNegated);
    Result<Meant> control();
    Result<Meant> octal(bool inClass);
    Result<Meant> codePoint();
    Result<Meant> property(bool anyCase);
};

} // namespace glossa::recognize
