// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace glossa::evaluate {

struct SpanPair {
    int expected = -1;
    int predicted = -1;
    auto operator<=>(const SpanPair &) const = default;
};

/// One item's spans as sets: each span and category counts once, its first index stands for it. In text
/// order.
struct SpanSets {
    std::vector<int> expected;
    std::vector<int> predicted;
    std::vector<SpanPair> right;  // category and both edges agree
    std::vector<int> missed;      // expected without a right prediction
    std::vector<int> falseAlarms; // predicted without a label
};

[[nodiscard]] SpanSets spanSets(const Outcome &outcome);

/// Code units that two spans share.
[[nodiscard]] std::int32_t sharedLength(text::Utf16Span a, text::Utf16Span b);

/// The intent that stands for "no intent": "None", if the schema has it.
[[nodiscard]] std::optional<std::uint32_t> noneIntent(const Outcomes &outcomes);

/// The intent an item counts as predicted for; none when the prediction has none and the schema no "None".
[[nodiscard]] std::optional<std::uint32_t> judgedPrediction(const Outcome &outcome,
                                                            std::optional<std::uint32_t> none);

} // namespace glossa::evaluate
