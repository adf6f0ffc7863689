// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"
#include "core/evaluate/span_sets.h"

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace glossa::evaluate {

/// The worth of a pair of overlapping spans, and the sum over pairs. Worths are compared from left to right.
struct PairWorth {
    /// The parts are: exact with category, exact place, overlap with category, overlap, and shared code
    /// units. Then, because ties go to the left, minus the begins and minus the squared distances of the
    /// edges.
    std::array<std::int64_t, 7> parts{};
    auto operator<=>(const PairWorth &) const = default;
    PairWorth &operator+=(const PairWorth &other);
    PairWorth &operator-=(const PairWorth &other);
};

/// Returns the worth of a pair, which is zero for spans that do not overlap.
[[nodiscard]] PairWorth worthOf(const CategorySpan &expected, const CategorySpan &predicted);

/// Returns the one-to-one pairing of overlapping spans with the greatest sum of worth, in text order of the
/// expected spans.
[[nodiscard]] std::vector<SpanPair> bestPairing(const Outcome &outcome, const SpanSets &sets);

} // namespace glossa::evaluate
