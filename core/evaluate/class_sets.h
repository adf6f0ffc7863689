// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"
#include "core/evaluate/span_sets.h"

#include <vector>

namespace glossa::evaluate {

/// One item's classes as sets, by their indexes into expectedClasses and predictedClasses, in the order of
/// the classes.
struct ClassSets {
    std::vector<SpanPair> right;  // labeled and predicted
    std::vector<int> missed;      // labeled only
    std::vector<int> falseAlarms; // predicted only
};

[[nodiscard]] ClassSets classSets(const Outcome &outcome);

} // namespace glossa::evaluate
