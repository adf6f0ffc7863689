// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/class_sets.h"

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

} // namespace glossa::evaluate
