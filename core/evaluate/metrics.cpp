// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/metrics.h"

#include "core/evaluate/class_sets.h"
#include "core/evaluate/span_sets.h"

namespace glossa::evaluate {

namespace {

std::optional<double> ratio(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

Aggregate aggregateOf(const Counts &counts)
{
    return {precision(counts), recall(counts), f1(counts)};
}

/// Mean over the seen names of one of their figures; those that are undefined count as 0.
class Mean {
public:
    void add(const std::optional<double> &value)
    {
        ++m_count;
        m_any |= value.has_value();
        m_sum += value.value_or(0.0);
    }
    [[nodiscard]] std::optional<double> value() const
    {
        return m_any ? std::optional(m_sum / m_count) : std::nullopt;
    }

private:
    int m_count = 0;
    bool m_any = false;
    double m_sum = 0.0;
};

/// Fills what follows from the counts of the categories.
void summarize(Section &section)
{
    Mean precisions;
    Mean recalls;
    Mean f1s;
    for (CategoryMetrics &category : section.categories) {
        const Counts &counts = category.counts;
        category.support = counts.truePositives + counts.falseNegatives;
        category.seen = category.support + counts.falsePositives > 0;
        section.total += counts;
        if (!category.seen)
            continue;
        precisions.add(precision(counts));
        recalls.add(recall(counts));
        f1s.add(f1(counts));
    }
    section.micro = aggregateOf(section.total);
    section.macro = {precisions.value(), recalls.value(), f1s.value()};
}

Section sectionFor(const std::vector<std::string> &names)
{
    Section section;
    section.categories.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        section.categories[i].name = names[i];
    return section;
}

/// Of names that are judged one against the rest.
void fillTrueNegatives(Section &section, std::int64_t judged)
{
    for (CategoryMetrics &category : section.categories) {
        Counts &counts = category.counts;
        counts.trueNegatives = judged - counts.truePositives - counts.falsePositives - counts.falseNegatives;
    }
}

Section intentSection(const Outcomes &outcomes)
{
    Section section = sectionFor(outcomes.intents);
    const auto none = noneIntent(outcomes);
    std::int64_t judged = 0;
    for (const Outcome &outcome : outcomes.items) {
        if (!outcome.expectedIntent)
            continue;
        ++judged;
        const auto predicted = judgedPrediction(outcome, none);
        Counts &expected = section.categories[*outcome.expectedIntent].counts;
        if (predicted == outcome.expectedIntent) {
            ++expected.truePositives;
            continue;
        }
        ++expected.falseNegatives;
        if (predicted)
            ++section.categories[*predicted].counts.falsePositives;
    }
    fillTrueNegatives(section, judged);
    summarize(section);
    return section;
}

Section classSection(const Outcomes &outcomes)
{
    Section section = sectionFor(outcomes.classes);
    for (const Outcome &outcome : outcomes.items) {
        const ClassSets sets = classSets(outcome);
        for (const SpanPair &pair : sets.right)
            ++section.categories[outcome.expectedClasses[static_cast<std::size_t>(pair.expected)]]
                  .counts.truePositives;
        for (const int index : sets.missed)
            ++section.categories[outcome.expectedClasses[static_cast<std::size_t>(index)]]
                  .counts.falseNegatives;
        for (const int index : sets.falseAlarms)
            ++section.categories[outcome.predictedClasses[static_cast<std::size_t>(index)].category]
                  .counts.falsePositives;
    }
    fillTrueNegatives(section, static_cast<std::int64_t>(outcomes.items.size()));
    summarize(section);
    return section;
}

void countSpans(const Outcome &outcome, const SpanSets &sets, Section &section)
{
    for (const SpanPair &pair : sets.right)
        ++section.categories[outcome.expected[static_cast<std::size_t>(pair.expected)].category]
              .counts.truePositives;
    for (const int index : sets.missed)
        ++section.categories[outcome.expected[static_cast<std::size_t>(index)].category]
              .counts.falseNegatives;
    for (const int index : sets.falseAlarms)
        ++section.categories[outcome.predicted[static_cast<std::size_t>(index)].category]
              .counts.falsePositives;
}

} // namespace

Counts &Counts::operator+=(const Counts &other)
{
    truePositives += other.truePositives;
    falsePositives += other.falsePositives;
    falseNegatives += other.falseNegatives;
    trueNegatives += other.trueNegatives;
    return *this;
}

std::optional<double> precision(const Counts &counts)
{
    return ratio(counts.truePositives, counts.truePositives + counts.falsePositives);
}

std::optional<double> recall(const Counts &counts)
{
    return ratio(counts.truePositives, counts.truePositives + counts.falseNegatives);
}

std::optional<double> f1(const Counts &counts)
{
    return ratio(2 * counts.truePositives,
                 2 * counts.truePositives + counts.falsePositives + counts.falseNegatives);
}

Metrics measure(const Outcomes &outcomes)
{
    Metrics metrics;
    metrics.items = static_cast<std::int64_t>(outcomes.items.size());
    const auto none = noneIntent(outcomes);
    Section entities = sectionFor(outcomes.entities);
    bool anyIntent = false;
    for (const Outcome &outcome : outcomes.items) {
        const SpanSets sets = spanSets(outcome);
        if (!outcomes.entities.empty())
            countSpans(outcome, sets, entities);
        const bool intentRight =
            outcome.expectedIntent && judgedPrediction(outcome, none) == outcome.expectedIntent;
        anyIntent |= outcome.expectedIntent.has_value();
        metrics.intentsRight += intentRight ? 1 : 0;
        const ClassSets classes = classSets(outcome);
        const bool othersRight = sets.missed.empty() && sets.falseAlarms.empty() && classes.missed.empty() &&
                                 classes.falseAlarms.empty();
        metrics.bothRight += othersRight && (intentRight || !outcome.expectedIntent) ? 1 : 0;
    }
    if (anyIntent)
        metrics.intents = intentSection(outcomes);
    if (!outcomes.entities.empty()) {
        summarize(entities);
        metrics.entities = std::move(entities);
    }
    if (!outcomes.classes.empty())
        metrics.classes = classSection(outcomes);
    for (const auto *section : {&metrics.intents, &metrics.entities, &metrics.classes})
        if (*section)
            metrics.combined += (*section)->total;
    metrics.combined.trueNegatives = 0; // spans have none, so the sum would say nothing
    return metrics;
}

std::vector<ExampleRef> intentExamples(const Outcomes &outcomes, std::uint32_t intent, Verdict verdict)
{
    const auto none = noneIntent(outcomes);
    std::vector<ExampleRef> examples;
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        if (!outcome.expectedIntent)
            continue;
        const bool expected = outcome.expectedIntent == intent;
        const bool predicted = judgedPrediction(outcome, none) == intent;
        const bool counts = verdict == Verdict::TruePositive    ? expected && predicted
                            : verdict == Verdict::FalsePositive ? !expected && predicted
                                                                : expected && !predicted;
        if (counts)
            examples.push_back({i, -1, -1});
    }
    return examples;
}

std::vector<ExampleRef> entityExamples(const Outcomes &outcomes, std::uint32_t entity, Verdict verdict)
{
    std::vector<ExampleRef> examples;
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        const SpanSets sets = spanSets(outcome);
        const auto isMeant = [&](const std::vector<CategorySpan> &spans, int index) {
            return spans[static_cast<std::size_t>(index)].category == entity;
        };
        if (verdict == Verdict::TruePositive) {
            for (const SpanPair &pair : sets.right)
                if (isMeant(outcome.expected, pair.expected))
                    examples.push_back({i, pair.expected, pair.predicted});
        } else if (verdict == Verdict::FalsePositive) {
            for (const int index : sets.falseAlarms)
                if (isMeant(outcome.predicted, index))
                    examples.push_back({i, -1, index});
        } else {
            for (const int index : sets.missed)
                if (isMeant(outcome.expected, index))
                    examples.push_back({i, index, -1});
        }
    }
    return examples;
}

std::vector<ExampleRef> classExamples(const Outcomes &outcomes, std::uint32_t category, Verdict verdict)
{
    std::vector<ExampleRef> examples;
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        const ClassSets sets = classSets(outcome);
        const auto isExpected = [&](int index) {
            return outcome.expectedClasses[static_cast<std::size_t>(index)] == category;
        };
        const auto isPredicted = [&](int index) {
            return outcome.predictedClasses[static_cast<std::size_t>(index)].category == category;
        };
        if (verdict == Verdict::TruePositive) {
            for (const SpanPair &pair : sets.right)
                if (isExpected(pair.expected))
                    examples.push_back({i, pair.expected, pair.predicted});
        } else if (verdict == Verdict::FalsePositive) {
            for (const int index : sets.falseAlarms)
                if (isPredicted(index))
                    examples.push_back({i, -1, index});
        } else {
            for (const int index : sets.missed)
                if (isExpected(index))
                    examples.push_back({i, index, -1});
        }
    }
    return examples;
}

} // namespace glossa::evaluate
