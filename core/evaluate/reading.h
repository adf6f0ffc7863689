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
    MissesSome,      // precision above recall: not always found, but then labeled right
    Unmeasured,      // no label in the test set
};

/// One category's figures in words: the values that a sentence is made of. Where false alarms and misses went
/// is counted, not guessed.
struct Reading {
    bool entity = false;
    std::uint32_t category = 0; // index into Outcomes::intents or entities
    Performance kind = Performance::Solid;
    CategoryMetrics metrics;
    /// False alarms by what the place was labeled (index, count), most first; for entities also `wrongBorder`
    /// and `unlabeled`.
    std::vector<std::pair<std::uint32_t, std::int64_t>> falseAlarmsFrom;
    /// Misses by what was predicted instead, most first; for entities also `cutWrong` and `notFound`.
    std::vector<std::pair<std::uint32_t, std::int64_t>> missesTo;
    std::int64_t wrongBorder = 0; // false alarms over a label of the same category with other edges
    std::int64_t unlabeled = 0;   // false alarms where nothing is labeled
    std::int64_t cutWrong = 0;    // misses that were found with other edges
    std::int64_t notFound = 0;    // misses where nothing was predicted
    bool fewLabels = false;       // so few test labels that the figures prove little
};

/// Every category of the test set, the weakest F1 first; solid ones last.
[[nodiscard]] std::vector<Reading> readings(const Outcomes &outcomes);

} // namespace glossa::evaluate
