// SPDX-License-Identifier: GPL-3.0-or-later
// The text is cut where normalization cannot reach across. Each piece is composed, folded and composed again,
// and all code units of the result point to the whole piece. This is canonical caseless matching (Unicode,
// section 3.13). Composing first lets the Turkic rules see İ where it is written as I and a dot.
#include "core/text/folding.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

namespace glossa::text {

namespace {

constexpr char16_t dotAbove = u'\u0307';

bool isIgnored(UChar32 c)
{
    return c == 0x00AD || c == 0x2060 || c == 0xFEFF || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
}

const UNormalizer2 *composer()
{
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFCInstance(&status); // ICU's own, never fails with its data present
}

/// Runs an ICU function that writes into a buffer and returns the length that it needs.
template <typename Function>
std::u16string written(std::size_t expected, Function function)
{
    std::u16string result(expected + 8, u'\0');
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t length =
            function(result.data(), static_cast<std::int32_t>(result.size()), &status);
        const bool fits = status != U_BUFFER_OVERFLOW_ERROR;
        result.resize(static_cast<std::size_t>(length));
        if (fits)
            return result;
    }
}

std::u16string composed(std::u16string_view piece)
{
    return written(piece.size(), [&](char16_t *to, std::int32_t room, UErrorCode *status) {
        return unorm2_normalize(composer(), piece.data(), static_cast<std::int32_t>(piece.size()), to, room,
                                status);
    });
}

std::u16string foldedPiece(std::u16string_view piece, LetterRules rules)
{
    const std::uint32_t options =
        rules == LetterRules::Turkic ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT;
    const std::u16string whole = composed(piece);
    std::u16string folded =
        written(whole.size() * 3, [&](char16_t *to, std::int32_t room, UErrorCode *status) {
            return u_strFoldCase(to, room, whole.data(), static_cast<std::int32_t>(whole.size()), options,
                                 status);
        });
    // Programs that do not know Turkish write İ so in lower case.
    if (rules == LetterRules::Turkic && folded.size() > 1 && folded[0] == u'i' && folded[1] == dotAbove)
        folded.erase(1, 1);
    return composed(folded);
}

char16_t foldedAscii(char16_t c, LetterRules rules)
{
    if (c == u'I' && rules == LetterRules::Turkic)
        return u'ı';
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
}

} // namespace

LetterRules letterRules(std::string_view language)
{
    const auto is = [&](char first, char second) {
        return language.size() >= 2 && (language[0] | 0x20) == first && (language[1] | 0x20) == second &&
               (language.size() == 2 || language[2] == '-' || language[2] == '_');
    };
    return is('t', 'r') || is('a', 'z') ? LetterRules::Turkic : LetterRules::Usual;
}

Utf16Span FoldedText::original(Utf16Span span) const
{
    const std::int32_t begin = sources[static_cast<std::size_t>(span.begin)].begin;
    return {begin, sources[static_cast<std::size_t>(span.end()) - 1].end() - begin};
}

FoldedText foldForComparing(std::u16string_view text, LetterRules rules)
{
    constexpr char16_t firstCombining = 0x300;
    const UNormalizer2 *normalizer = composer();
    FoldedText folded;
    folded.text.reserve(text.size());
    folded.sources.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (text[at] < 0x80 && (at + 1 == text.size() || text[at + 1] < firstCombining)) {
            folded.text.push_back(foldedAscii(text[at++], rules));
            folded.sources.push_back({static_cast<std::int32_t>(begin), 1});
            continue;
        }
        UChar32 c = 0;
        U16_NEXT(text.data(), at, text.size(), c);
        if (isIgnored(c))
            continue;
        for (std::size_t next = at; next < text.size(); at = next) {
            U16_NEXT(text.data(), next, text.size(), c);
            if (unorm2_hasBoundaryBefore(normalizer, c) != 0)
                break;
        }
        const std::u16string piece = foldedPiece(text.substr(begin, at - begin), rules);
        folded.text += piece;
        folded.sources.insert(folded.sources.end(), piece.size(),
                              {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at - begin)});
    }
    return folded;
}

} // namespace glossa::text
