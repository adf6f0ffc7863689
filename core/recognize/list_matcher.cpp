// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognize/list_matcher.h"

#include "core/text/tokenizer.h"

namespace glossa::recognize {

namespace {

/// A step into the trie. The step also says whether blanks separate the token from the one before: "B2B" is
/// not "B 2 B".
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
    const std::u16string usual = text::foldForComparing(wording, text::LetterRules::Usual).text;
    const std::u16string turkic = text::foldForComparing(wording, text::LetterRules::Turkic).text;
    addFolded(usual, {phrase, true, usual == turkic});
    if (usual != turkic)
        addFolded(turkic, {phrase, false, true});
}

void ListMatcher::addFolded(std::u16string_view folded, const Ending &ending)
{
    const std::vector<text::Token> tokens = text::tokenizeForLookup(folded);
    if (tokens.empty())
        return;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::uint32_t word =
            m_words.try_emplace(std::u16string(tokens[i].text), static_cast<std::uint32_t>(m_words.size()))
                .first->second;
        const auto next = static_cast<std::uint32_t>(m_endings.size());
        const auto [place, isNew] = m_steps.try_emplace(step(node, word, isAfterBlank(tokens, 0, i)), next);
        if (isNew)
            m_endings.emplace_back();
        node = place->second;
    }
    m_endings[node].push_back(ending);
}

std::vector<ListMatcher::Hit> ListMatcher::find(std::u16string_view text, text::LetterRules rules) const
{
    std::vector<Hit> hits;
    if (isEmpty())
        return hits;
    constexpr std::uint32_t unknown = 0xFFFFFFFF;
    const text::FoldedText folded = text::foldForComparing(text, rules);
    const std::vector<text::Token> tokens = text::tokenizeForLookup(folded.text);
    std::vector<std::uint32_t> words(tokens.size(), unknown);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const auto found = m_words.find(tokens[i].text); found != m_words.end())
            words[i] = found->second;
    }
    const bool isTurkic = rules == text::LetterRules::Turkic;
    for (std::size_t first = 0; first < tokens.size(); ++first) {
        std::uint32_t node = 0;
        for (std::size_t at = first; at < tokens.size() && words[at] != unknown; ++at) {
            const auto next = m_steps.find(step(node, words[at], isAfterBlank(tokens, first, at)));
            if (next == m_steps.end())
                break;
            node = next->second;
            const std::int32_t begin = tokens[first].span.begin;
            for (const Ending &ending : m_endings[node]) {
                if (isTurkic ? ending.turkic : ending.usual)
                    hits.push_back({folded.original({begin, tokens[at].span.end() - begin}), ending.phrase});
            }
        }
    }
    return hits;
}

} // namespace glossa::recognize
