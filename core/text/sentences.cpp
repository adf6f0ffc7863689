// SPDX-License-Identifier: GPL-3.0-or-later
// UAX #29 ends a sentence at every line end, which tears hard-wrapped documents apart. So pieces that ICU
// parts at one line end only, in the midst of a sentence, are joined again. Abbreviations are CLDR's
// ("ss=standard").
#include "core/text/tokenizer.h"

#include <unicode/localpointer.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <string>

namespace glossa::text {

namespace {

bool isSpace(char16_t unit)
{
    return u_isUWhiteSpace(unit) != 0;
}

Utf16Span trimmed(std::u16string_view text, std::int32_t begin, std::int32_t end)
{
    while (begin < end && isSpace(text[static_cast<std::size_t>(begin)]))
        ++begin;
    while (end > begin && isSpace(text[static_cast<std::size_t>(end - 1)]))
        --end;
    return {begin, end - begin};
}

int lineEnds(std::u16string_view gap)
{
    int count = 0;
    for (std::size_t i = 0; i < gap.size(); ++i)
        if (gap[i] == u'\n' || gap[i] == 0x2029 ||
            (gap[i] == u'\r' && (i + 1 == gap.size() || gap[i + 1] != u'\n')))
            ++count;
    return count;
}

/// A line that ends without a stop and goes on in small letters or after a comma is wrapped, not ended.
bool isWrapped(std::u16string_view text, Utf16Span last, Utf16Span next)
{
    const auto gapBegin = static_cast<std::size_t>(last.end());
    if (lineEnds(text.substr(gapBegin, static_cast<std::size_t>(next.begin) - gapBegin)) != 1)
        return false;
    const char16_t stop = text[gapBegin - 1];
    if (stop == u',')
        return true;
    if (stop == u':' || u_hasBinaryProperty(stop, UCHAR_S_TERM))
        return false;
    UChar32 c = 0;
    std::int32_t at = next.begin;
    U16_NEXT(text.data(), at, next.end(), c);
    return u_islower(c) != 0;
}

} // namespace

std::vector<Utf16Span> splitSentences(std::u16string_view text, std::string_view language)
{
    std::vector<Utf16Span> sentences;
    const auto size = static_cast<std::int32_t>(text.size());
    const std::string locale = language.empty() ? "en" : std::string(language.substr(0, language.find('-')));
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUBreakIteratorPointer breaker(
        ubrk_open(UBRK_SENTENCE, (locale + "@ss=standard").c_str(), text.data(), size, &status));
    if (U_FAILURE(status)) {
        const Utf16Span whole = trimmed(text, 0, size);
        return whole.length > 0 ? std::vector{whole} : sentences;
    }
    for (std::int32_t begin = 0, end = ubrk_next(breaker.getAlias()); end != UBRK_DONE;
         begin = end, end = ubrk_next(breaker.getAlias())) {
        const Utf16Span piece = trimmed(text, begin, end);
        if (piece.length == 0)
            continue;
        if (!sentences.empty() && isWrapped(text, sentences.back(), piece))
            sentences.back().length = piece.end() - sentences.back().begin;
        else
            sentences.push_back(piece);
    }
    return sentences;
}

} // namespace glossa::text
