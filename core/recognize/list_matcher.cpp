// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/list_matcher.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

namespace glossa::recognize {

namespace {

/// Simple case folding, which keeps every character one character. Appends to nothing: `folded` is
/// overwritten.
void fold(std::u16string_view word, std::u16string &folded)
{
    folded.clear();
    for (std::size_t i = 0; i < word.size();) {
        if (word[i] < 0x80) {
            const char16_t c = word[i++];
            folded.push_back(c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c);
            continue;
        }
        UChar32 c = 0;
        U16_NEXT(word.data(), i, word.size(), c);
        c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
        if (c > 0xFFFF) {
            folded.push_back(static_cast<char16_t>(U16_LEAD(c)));
            folded.push_back(static_cast<char16_t>(U16_TRAIL(c)));
        } else {
            folded.push_back(static_cast<char16_t>(c));
        }
    }
}

/// A step into the trie. Whether blanks part the token from the one before is part of it: "B2B" is not "B 2
/// B".
std::uint64_t step(std::uint32_t node, std::uint32_t word, bool afterBlank)
{
    return (std::uint64_t{node} << 32) | (std::uint64_t{word} << 1) | (afterBlank ? 1U : 0U);
}

bool isAfterBlank(const std::vector<text::Token> &tokens, std::size_t first, std::size_t at)
{
    return at > first && tokens[at - 1].span.end() < tokens[at].span.begin;
}

} // namespace

void ListMatcher::add(std::u16string_view wording, std::uint32_t phrase)
{
    const std::vector<text::Token> tokens = text::tokenizeForLookup(wording);
    if (tokens.empty())
        return;
    std::u16string folded;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        fold(tokens[i].text, folded);
        const std::uint32_t word =
            m_words.try_emplace(folded, static_cast<std::uint32_t>(m_words.size())).first->second;
        const auto next = static_cast<std::uint32_t>(m_phrases.size());
        const auto [place, isNew] = m_steps.try_emplace(step(node, word, isAfterBlank(tokens, 0, i)), next);
        if (isNew)
            m_phrases.emplace_back();
        node = place->second;
    }
    m_phrases[node].push_back(phrase);
}

std::vector<ListMatcher::Hit> ListMatcher::find(std::u16string_view text) const
{
    std::vector<Hit> hits;
    if (isEmpty())
        return hits;
    constexpr std::uint32_t unknown = 0xFFFFFFFF;
    const std::vector<text::Token> tokens = text::tokenizeForLookup(text);
    std::vector<std::uint32_t> words(tokens.size(), unknown);
    std::u16string folded;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        fold(tokens[i].text, folded);
        if (const auto found = m_words.find(std::u16string_view(folded)); found != m_words.end())
            words[i] = found->second;
    }
    for (std::size_t first = 0; first < tokens.size(); ++first) {
        std::uint32_t node = 0;
        for (std::size_t at = first; at < tokens.size() && words[at] != unknown; ++at) {
            const auto next = m_steps.find(step(node, words[at], isAfterBlank(tokens, first, at)));
            if (next == m_steps.end())
                break;
            node = next->second;
            const std::int32_t begin = tokens[first].span.begin;
            for (const std::uint32_t phrase : m_phrases[node])
                hits.push_back({{begin, tokens[at].span.end() - begin}, phrase});
        }
    }
    return hits;
}

} // namespace glossa::recognize
