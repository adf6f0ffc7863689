// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/metrics.h"
#include "core/evaluate/outcome.h"
#include "core/evaluate/span_sets.h"

#include <cstdint>
#include <optional>
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

/// A class that was missed and one that was given wrongly, in the same items: what stands in the place of a
/// matrix where items have several classes, none of which was taken for a certain other one. With one class
/// an item it is what the matrix holds beside its diagonal.
struct ClassErrors {
    std::optional<std::uint32_t> missed; // none: in these items nothing was missed
    std::optional<std::uint32_t> wrong;  // none: in these items nothing was given wrongly
    std::vector<ExampleRef> examples;    // one an item
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(examples.size()); }
};
/// The most frequent first. An item stands with each pair of a missed and a wrong class that it has.
[[nodiscard]] std::vector<ClassErrors> classErrors(const Outcomes &outcomes);

} // namespace glossa::evaluate
