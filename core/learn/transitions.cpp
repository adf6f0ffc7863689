// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/transitions.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace glossa::learn {

namespace {

constexpr std::size_t pairsAnEntity = 4;

bool byTarget(const Transitions::Pair &a, const Transitions::Pair &b)
{
    return a.second != b.second ? a.second < b.second : a.first < b.first;
}

} // namespace

Transitions::Transitions(TagSet tags, std::vector<Pair> pairs) : m_tags(tags), m_pairs(std::move(pairs)) {}

std::size_t Transitions::find(Pair pair) const
{
    const auto found = std::ranges::lower_bound(m_pairs, pair, byTarget);
    return found != m_pairs.end() && *found == pair ? static_cast<std::size_t>(found - m_pairs.begin())
                                                    : m_pairs.size();
}

std::vector<Transitions::Pair> Transitions::frequentPairs(TagSet tags, const std::vector<Pair> &seen)
{
    std::map<Pair, std::size_t> counts;
    for (const Pair &pair : seen)
        ++counts[pair];
    std::vector<std::pair<std::size_t, Pair>> ranked;
    for (const auto &[pair, count] : counts)
        ranked.emplace_back(count, pair);
    std::ranges::stable_sort(ranked, [](const auto &a, const auto &b) { return a.first > b.first; });
    ranked.resize(std::min(ranked.size(), pairsAnEntity * tags.entities));
    std::vector<Pair> pairs;
    for (const auto &[count, pair] : ranked)
        pairs.push_back(pair);
    std::ranges::sort(pairs, byTarget);
    return pairs;
}

TransitionWeights::TransitionWeights(Transitions theLayout, std::vector<double> weights)
    : layout(std::move(theLayout)), logs(std::move(weights))
{
    factors.resize(logs.size());
    std::ranges::transform(logs, factors.begin(), [](double weight) { return std::exp(weight); });
    for (std::size_t i = 0; i < layout.pairs().size(); ++i)
        pairExtras.push_back(std::expm1(logs[layout.pair(i)]));
}

} // namespace glossa::learn
