// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/confusion.h"
#include "core/evaluate/metrics.h"
#include "core/evaluate/outcome.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::evaluate {

/// What precision and recall of one category say together (the reference reading of Azure's documentation,
/// section 9).
enum class Performance : std::uint8_t {
    Solid,           // both high: recognized well
    Struggles,       // both low: hard to find and hard to label
    FoundMislabeled, // recall above precision: found, but often labeled as the wrong type
    MissesSome,      // precision above recall: often missed; what it marks is right
    Unmeasured,      // no label in the test set
};

/// The values of which a sentence about one category is made. Where false alarms and misses went is counted,
/// not guessed.
struct Reading {
    JudgedKind judged = JudgedKind::Intent;
    /// Classes of items with several: a false alarm and a miss of an item are not one taken for the other,
    /// they only occur together, and one of them may do so with some.
    bool several = false;
    std::uint32_t category = 0; // index into Outcomes::names(judged)
    Performance kind = Performance::Solid;
    CategoryMetrics metrics;
    /// The false alarms by the label of their place (index, count), the most frequent first. For entities and
    /// classes see also `wrongBorder` and `unlabeled`. With `several` by each class that the item misses.
    std::vector<std::pair<std::uint32_t, std::int64_t>> falseAlarmsFrom;
    /// The misses by what was predicted instead, the most frequent first. For entities and classes see also
    /// `cutWrong` and `notFound`. With `several` by each class that the item was given wrongly.
    std::vector<std::pair<std::uint32_t, std::int64_t>> missesTo;
    std::int64_t wrongBorder = 0; // false alarms over a label of the same category with other edges
    std::int64_t unlabeled = 0;   // false alarms where nothing is labeled, or missed
    std::int64_t cutWrong = 0;    // misses that were found with other edges
    std::int64_t notFound = 0;    // misses where nothing was predicted instead
    bool fewLabels = false;       // so few test labels that the figures prove little
    bool tooFew = false;          // so few that they prove nothing: `kind` is not to be told
};

/// Returns a reading of every category of the test set, the weakest F1 first and the solid ones last.
[[nodiscard]] std::vector<Reading> readings(const Outcomes &outcomes);

/// Two categories that the model takes for each other. `first` stands before `second` in the schema.
struct MixedUp {
    JudgedKind judged = JudgedKind::Intent;
    bool several = false; // as of a reading: missed and wrong together
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::int64_t firstAsSecond = 0; // labeled (missed) first, predicted (wrongly) second
    std::int64_t secondAsFirst = 0;
    [[nodiscard]] std::int64_t count() const { return firstAsSecond + secondAsFirst; }
    bool operator==(const MixedUp &) const = default;
};
/// Returns the pairs that were mixed up twice or more, the most frequent first.
[[nodiscard]] std::vector<MixedUp> mixedUp(const std::vector<Reading> &readings);

} // namespace glossa::evaluate
