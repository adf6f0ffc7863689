// SPDX-License-Identifier: GPL-3.0-or-later
// Words and characters as a reader sees them, for moving the caret and for snapping.
#include "core/text/graphemes.h"
#include "core/text/tokenizer.h"

#include <unicode/localpointer.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <string>

namespace glossa::text {

namespace {

bool isBlank(std::u16string_view part)
{
    return std::ranges::all_of(part, [](char16_t unit) {
        return u_isUWhiteSpace(unit) || u_iscntrl(unit) || u_charType(unit) == U_FORMAT_CHAR;
    });
}

bool hasWordCharacter(std::u16string_view part)
{
    for (std::size_t i = 0; i < part.size();) {
        UChar32 c = 0;
        U16_NEXT(part.data(), i, part.size(), c);
        if (u_isalnum(c))
            return true;
    }
    return false;
}

} // namespace

Utf16Span wordAt(std::u16string_view text, std::int32_t offset, std::string_view language)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const std::int32_t place = std::clamp(offset, 0, size);
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUBreakIteratorPointer words(
        ubrk_open(UBRK_WORD, std::string(language).c_str(), text.data(), size, &status));
    if (U_FAILURE(status))
        return {place, 0};

    const auto segment = [&](std::int32_t from) -> Utf16Span {
        if (from < 0 || from >= size)
            return {place, 0};
        const std::int32_t end = ubrk_following(words.getAlias(), from);
        const std::int32_t begin = ubrk_previous(words.getAlias());
        return {begin, end - begin};
    };
    const auto textOf = [&](Utf16Span span) {
        return text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.length));
    };
    const Utf16Span here = segment(place);
    const Utf16Span before = here.begin == place ? segment(place - 1) : here;
    for (const Utf16Span &span : {here, before})
        if (hasWordCharacter(textOf(span)))
            return span;
    for (const Utf16Span &span : {here, before})
        if (!isBlank(textOf(span)))
            return span;
    return {place, 0};
}

std::int32_t nextGrapheme(std::u16string_view text, std::int32_t offset)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const std::int32_t place = std::clamp(offset, 0, size);
    std::int32_t at = boundaryBefore(text, place);
    while (at <= place && at < size)
        at = clusterEnd(text, at, ClusterRules::Current);
    return at;
}

std::int32_t previousGrapheme(std::u16string_view text, std::int32_t offset)
{
    const auto size = static_cast<std::int32_t>(text.size());
    const std::int32_t place = std::clamp(offset, 0, size);
    if (place == 0)
        return 0;
    std::int32_t at = boundaryBefore(text, place - 1);
    for (std::int32_t end = at; end < place; end = clusterEnd(text, end, ClusterRules::Current))
        at = end;
    return at;
}

} // namespace glossa::text
