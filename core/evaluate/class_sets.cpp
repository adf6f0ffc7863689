// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/class_sets.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace glossa::evaluate {

ClassSets classSets(const Outcome &outcome)
{
    ClassSets sets;
    const auto &expected = outcome.expectedClasses;
    const auto &predicted = outcome.predictedClasses;
    std::size_t e = 0;
    std::size_t p = 0;
    while (e < expected.size() || p < predicted.size()) {
        if (p == predicted.size() || (e < expected.size() && expected[e] < predicted[p].category)) {
            sets.missed.push_back(static_cast<int>(e++));
        } else if (e == expected.size() || predicted[p].category < expected[e]) {
            sets.falseAlarms.push_back(static_cast<int>(p++));
        } else {
            sets.right.push_back({static_cast<int>(e++), static_cast<int>(p++)});
        }
    }
    return sets;
}

std::vector<ClassErrors> classErrors(const Outcomes &outcomes)
{
    using Pair = std::pair<std::optional<std::uint32_t>, std::optional<std::uint32_t>>;
    std::map<Pair, std::vector<ExampleRef>> found;
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        ClassSets sets = classSets(outcome);
        if (sets.missed.empty() && sets.falseAlarms.empty())
            continue;
        constexpr int nothing = -1;
        if (sets.missed.empty())
            sets.missed.push_back(nothing);
        if (sets.falseAlarms.empty())
            sets.falseAlarms.push_back(nothing);
        for (const int missed : sets.missed) {
            for (const int wrong : sets.falseAlarms) {
                Pair pair;
                if (missed != nothing)
                    pair.first = outcome.expectedClasses[static_cast<std::size_t>(missed)];
                if (wrong != nothing)
                    pair.second = outcome.predictedClasses[static_cast<std::size_t>(wrong)].category;
                found[pair].push_back({i, missed, wrong});
            }
        }
    }
    std::vector<ClassErrors> errors;
    for (auto &[pair, examples] : found)
        errors.push_back({pair.first, pair.second, std::move(examples)});
    std::ranges::stable_sort(errors, std::ranges::greater{}, &ClassErrors::count);
    return errors;
}

} // namespace glossa::evaluate
