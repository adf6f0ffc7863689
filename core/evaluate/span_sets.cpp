// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/span_sets.h"

#include "core/base/rules.h"

#include <algorithm>
#include <compare>

namespace glossa::evaluate {

namespace {

std::vector<int> uniqueInTextOrder(const std::vector<CategorySpan> &spans)
{
    std::vector<int> indexes(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i)
        indexes[i] = static_cast<int>(i);
    const auto span = [&](int i) -> const CategorySpan & { return spans[static_cast<std::size_t>(i)]; };
    std::ranges::stable_sort(indexes, {}, span);
    const auto repeated = std::ranges::unique(indexes, {}, span);
    indexes.erase(repeated.begin(), repeated.end());
    return indexes;
}

} // namespace

SpanSets spanSets(const Outcome &outcome)
{
    SpanSets sets;
    sets.expected = uniqueInTextOrder(outcome.expected);
    sets.predicted = uniqueInTextOrder(outcome.predicted);
    std::size_t e = 0;
    std::size_t p = 0;
    while (e < sets.expected.size() || p < sets.predicted.size()) {
        if (e == sets.expected.size()) {
            sets.falseAlarms.push_back(sets.predicted[p++]);
            continue;
        }
        if (p == sets.predicted.size()) {
            sets.missed.push_back(sets.expected[e++]);
            continue;
        }
        const auto order = outcome.expected[static_cast<std::size_t>(sets.expected[e])] <=>
                           outcome.predicted[static_cast<std::size_t>(sets.predicted[p])];
        if (std::is_eq(order))
            sets.right.push_back({sets.expected[e++], sets.predicted[p++]});
        else if (std::is_lt(order))
            sets.missed.push_back(sets.expected[e++]);
        else
            sets.falseAlarms.push_back(sets.predicted[p++]);
    }
    return sets;
}

std::int32_t sharedLength(text::Utf16Span a, text::Utf16Span b)
{
    return std::max(0, std::min(a.end(), b.end()) - std::max(a.begin, b.begin));
}

std::optional<std::uint32_t> noneIntent(const Outcomes &outcomes)
{
    const auto found = std::ranges::find(outcomes.intents, noneIntentName);
    if (found == outcomes.intents.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - outcomes.intents.begin());
}

std::optional<std::uint32_t> judgedPrediction(const Outcome &outcome, std::optional<std::uint32_t> none)
{
    return outcome.predictedIntent ? outcome.predictedIntent : none;
}

} // namespace glossa::evaluate
