// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/gazetteer.h"

#include "core/learn/transitions.h"

#include <algorithm>

namespace glossa::learn {

namespace {

constexpr std::uint32_t phraseKind = 200;

} // namespace

FeatureKey Gazetteer::phraseKey(const std::vector<WordForms> &words, std::size_t first, std::size_t last)
{
    KeyBuilder builder(phraseKind);
    for (std::size_t t = first; t <= last; ++t)
        builder.add(words[t].folded);
    return builder.key();
}

FeatureKey Gazetteer::key(const std::vector<WordForms> &words, std::size_t first, std::size_t last,
                          std::uint32_t entity)
{
    return phraseKey(words, first, last) ^ (static_cast<std::uint64_t>(entity) * 0x9E3779B97F4A7C15ULL);
}

void Gazetteer::add(const std::vector<WordForms> &words, std::size_t first, std::size_t last,
                    std::uint32_t entity)
{
    if (last - first < longest)
        ++m_entries[phraseKey(words, first, last)][entity];
}

std::vector<std::vector<Gazetteer::Hit>> Gazetteer::find(const std::vector<WordForms> &words,
                                                         const Own &own) const
{
    std::vector<std::vector<Hit>> hits(words.size());
    for (std::size_t first = 0; first < words.size(); ++first) {
        KeyBuilder builder(phraseKind);
        for (std::size_t last = first; last < words.size() && last - first < longest; ++last) {
            builder.add(words[last].folded);
            const auto found = m_entries.find(builder.key());
            if (found == m_entries.end())
                continue;
            for (const auto &[entity, count] : found->second) {
                const auto mine = own.empty() ? own.end() : own.find(key(words, first, last, entity));
                if (mine != own.end() && mine->second >= count)
                    continue;
                for (std::size_t t = first; t <= last; ++t) {
                    const Position position = first == last ? Position::Single
                                              : t == first  ? Position::Begin
                                              : t == last   ? Position::End
                                                            : Position::Inside;
                    hits[t].push_back({entity, static_cast<std::uint32_t>(position)});
                }
            }
        }
    }
    for (auto &token : hits) {
        std::ranges::sort(token);
        const auto repeated = std::ranges::unique(token);
        token.erase(repeated.begin(), repeated.end());
    }
    return hits;
}

} // namespace glossa::learn
