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

/// The spans of one item as sets. Each span with its category counts once, and its first index stands for it.
/// The sets are in text order.
struct SpanSets {
    std::vector<int> expected;
    std::vector<int> predicted;
    std::vector<SpanPair> right;  // category and both edges agree
    std::vector<int> missed;      // expected without a right prediction
    std::vector<int> falseAlarms; // predicted without a label
};

[[nodiscard]] SpanSets spanSets(const Outcome &outcome);

/// Returns how many code units two spans share.
[[nodiscard]] std::int32_t sharedLength(text::Utf16Span a, text::Utf16Span b);

/// Returns the intent that stands for "no intent", which is "None" if the schema has it.
[[nodiscard]] std::optional<std::uint32_t> noneIntent(const Outcomes &outcomes);

/// Returns the intent for which an item counts as predicted. There is none if the prediction has none and
/// the schema has no "None".
[[nodiscard]] std::optional<std::uint32_t> judgedPrediction(const Outcome &outcome,
                                                            std::optional<std::uint32_t> none);

} // namespace glossa::evaluate
