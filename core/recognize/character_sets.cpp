// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/character_sets.h"

#include <unicode/uchar.h>

#include <cstdint>
#include <string>

namespace glossa::recognize {

namespace {

constexpr UChar32 zeroWidthNonJoiner = 0x200C;
constexpr UChar32 zeroWidthJoiner = 0x200D;

CharacterSet ofCategories(std::uint32_t mask)
{
    CharacterSet set;
    UErrorCode status = U_ZERO_ERROR;
    set.applyIntPropertyValue(UCHAR_GENERAL_CATEGORY_MASK, static_cast<std::int32_t>(mask), status);
    return set;
}

} // namespace

const CharacterSet &digits()
{
    static const CharacterSet set = ofCategories(U_GC_ND_MASK);
    return set;
}

const CharacterSet &wordCharacters()
{
    static const CharacterSet set = ofCategories(U_GC_L_MASK | U_GC_MN_MASK | U_GC_ND_MASK | U_GC_PC_MASK);
    return set;
}

const CharacterSet &boundaryCharacters()
{
    static const CharacterSet set = CharacterSet(wordCharacters()).add(zeroWidthNonJoiner, zeroWidthJoiner);
    return set;
}

const CharacterSet &spaces()
{
    static const CharacterSet set = ofCategories(U_GC_Z_MASK).add(u'\t', u'\r').add(0x85);
    return set;
}

std::optional<CharacterSet> characterProperty(std::string_view name)
{
    if (name == "Any")
        return CharacterSet(0, 0x10FFFF);
    // ICU takes long names of categories and any spelling; only the two-letter ones are .NET's and RE2's.
    const std::string terminated(name);
    if (name.size() <= 2) {
        const std::int32_t mask = u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, terminated.c_str());
        if (mask == UCHAR_INVALID_CODE)
            return std::nullopt;
        return ofCategories(static_cast<std::uint32_t>(mask));
    }
    const std::int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, terminated.c_str());
    if (script == UCHAR_INVALID_CODE)
        return std::nullopt;
    CharacterSet set;
    UErrorCode status = U_ZERO_ERROR;
    set.applyIntPropertyValue(UCHAR_SCRIPT, script, status);
    return set;
}

CharacterSet characterRange(UChar32 first, UChar32 last, bool anyCase)
{
    CharacterSet set(first, last);
    if (anyCase) {
        set.closeOver(USET_CASE_INSENSITIVE);
        set.removeAllStrings(); // "ss" for ß: an item of a pattern is one character
    }
    return set;
}

} // namespace glossa::recognize
