// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glossa::evaluate {

struct Counts {
    std::int64_t truePositives = 0;
    std::int64_t falsePositives = 0;
    std::int64_t falseNegatives = 0;
    std::int64_t trueNegatives = 0; // of intents and classes; 0 for spans, as Azure counts
    bool operator==(const Counts &) const = default;
    Counts &operator+=(const Counts &other);
};

/// Count first, divide last; nullopt where the denominator is 0.
[[nodiscard]] std::optional<double> precision(const Counts &counts);
[[nodiscard]] std::optional<double> recall(const Counts &counts);
/// 2TP/(2TP+FP+FN); nullopt when nothing is labeled or predicted.
[[nodiscard]] std::optional<double> f1(const Counts &counts);

/// One intent, entity or class. Names neither labeled nor predicted in the test set have `seen` false and
/// enter no mean.
struct CategoryMetrics {
    std::string name;
    Counts counts;
    std::int64_t support = 0; // labeled in the test set
    bool seen = false;
};

/// Precision, recall, F1 as Azure's aggregates: micro from summed counts, macro the plain mean of the
/// per-category values (undefined ones as 0) over seen names. nullopt where not one of them is defined, which
/// Azure's wire writes as 0.
struct Aggregate {
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> f1;
};

struct Section {
    std::vector<CategoryMetrics> categories; // in schema order
    Counts total;
    Aggregate micro;
    Aggregate macro;
};

/// Azure's counting: intents one against rest; spans right only if category and
/// both edges agree; classes each against the rest, whether an item has one or several. The combined score
/// sums TP, FP, FN of all of them.
struct Metrics {
    std::optional<Section> intents;  // absent when no item has an expected intent
    std::optional<Section> entities; // absent when the schema has no entities
    std::optional<Section> classes;  // absent when the schema has no classes
    Counts combined;
    std::int64_t items = 0;
    std::int64_t intentsRight = 0; // of the items with an expected intent
    /// All spans exact, all classes right and no other given, and the intent right, if one is expected
    /// ("frame accuracy"; of classes "subset accuracy").
    std::int64_t bothRight = 0;

    /// Absent where there is nothing of the kind to judge.
    [[nodiscard]] const std::optional<Section> &section(JudgedKind kind) const
    {
        return kind == JudgedKind::Intent ? intents : kind == JudgedKind::Entity ? entities : classes;
    }
};

[[nodiscard]] Metrics measure(const Outcomes &outcomes);

/// The kinds of examples behind a count of one category.
enum class Verdict : std::uint8_t { TruePositive, FalsePositive, FalseNegative };

/// A place in the outcomes: the item's index and, for entities and classes, the indexes into expected /
/// predicted and into expectedClasses / predictedClasses (-1 = none).
struct ExampleRef {
    std::size_t outcome = 0;
    int expected = -1;
    int predicted = -1;
    auto operator<=>(const ExampleRef &) const = default;
};

[[nodiscard]] std::vector<ExampleRef> intentExamples(const Outcomes &outcomes, std::uint32_t intent,
                                                     Verdict verdict);
[[nodiscard]] std::vector<ExampleRef> entityExamples(const Outcomes &outcomes, std::uint32_t entity,
                                                     Verdict verdict);
[[nodiscard]] std::vector<ExampleRef> classExamples(const Outcomes &outcomes, std::uint32_t category,
                                                    Verdict verdict);

/// A 95 % interval of a figure.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// Wilson's score interval of a proportion; nullopt for n = 0.
[[nodiscard]] std::optional<Interval> wilson(std::int64_t successes, std::int64_t n);

/// Wilson's interval of F1 as the share TP of TP + (FP + FN) / 2; of intents, which have as many false alarms
/// as misses, it is that of the accuracy. nullopt where F1 is undefined.
[[nodiscard]] std::optional<Interval> wilsonF1(const Counts &counts);

/// Percentile bootstrap of F1 over items (spans of one text depend on each other): items resampled with
/// replacement, fixed seed. One interval a category in schema order, and one for the micro-F1. Where nothing
/// or everything was right each sample says the same, so that the range would have no width: wilsonF1 there.
struct F1Intervals {
    std::vector<std::optional<Interval>> categories;
    std::optional<Interval> micro;
};
[[nodiscard]] F1Intervals bootstrapIntentF1(const Outcomes &outcomes, unsigned replicates = 1000);
[[nodiscard]] F1Intervals bootstrapEntityF1(const Outcomes &outcomes, unsigned replicates = 1000);
[[nodiscard]] F1Intervals bootstrapClassF1(const Outcomes &outcomes, unsigned replicates = 1000);

} // namespace glossa::evaluate
