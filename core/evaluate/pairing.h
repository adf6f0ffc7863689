// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"
#include "core/evaluate/span_sets.h"

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace glossa::evaluate {

/// What a pair of overlapping spans is worth, and the sum over pairs; compared from left to right.
struct PairWorth {
    /// Exact with category, exact place, overlap with category, overlap, shared code units; then, as ties go
    /// to the left, minus the begins and minus the squared distances of the edges.
    std::array<std::int64_t, 7> parts{};
    auto operator<=>(const PairWorth &) const = default;
    PairWorth &operator+=(const PairWorth &other);
    PairWorth &operator-=(const PairWorth &other);
};

/// Zero for spans that do not overlap.
[[nodiscard]] PairWorth worthOf(const CategorySpan &expected, const CategorySpan &predicted);

/// The one-to-one pairing of overlapping spans with the greatest sum of worth. In text order of the expected
/// spans.
[[nodiscard]] std::vector<SpanPair> bestPairing(const Outcome &outcome, const SpanSets &sets);

} // namespace glossa::evaluate
