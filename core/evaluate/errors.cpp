// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/confusion.h"
#include "core/evaluate/span_sets.h"

namespace glossa::evaluate {

namespace {

/// Says which spans of the other side overlap a span.
struct Neighbours {
    bool sameCategory = false;
    const CategorySpan *nearest = nullptr; // of those with the most in common, the leftmost
};

Neighbours neighboursOf(const CategorySpan &span, const std::vector<CategorySpan> &others,
                        const std::vector<int> &order)
{
    Neighbours neighbours;
    std::int32_t most = -1;
    for (const int index : order) {
        const CategorySpan &other = others[static_cast<std::size_t>(index)];
        if (other.span.begin >= span.span.end())
            break; // they stand in text order
        if (!other.span.overlaps(span.span))
            continue;
        neighbours.sameCategory |= other.category == span.category;
        const std::int32_t shared = sharedLength(other.span, span.span);
        if (shared > most) {
            most = shared;
            neighbours.nearest = &other;
        }
    }
    return neighbours;
}

void addFalseAlarm(const Neighbours &labels, ErrorMakeUp &errors)
{
    if (labels.sameCategory) {
        ++errors.wrongBorderPredicted;
    } else if (labels.nearest) {
        ++errors.wrongName;
        ++errors.falseAlarmsLabeledAs[labels.nearest->category];
    } else {
        ++errors.madeUp;
    }
}

void addMiss(const Neighbours &predictions, ErrorMakeUp &errors)
{
    if (predictions.sameCategory) {
        ++errors.wrongBorderLabeled;
    } else if (predictions.nearest) {
        ++errors.labeledOther;
        ++errors.missesPredictedAs[predictions.nearest->category];
    } else {
        ++errors.missed;
    }
}

} // namespace

std::vector<ErrorMakeUp> entityErrors(const Outcomes &outcomes)
{
    std::vector<ErrorMakeUp> errors(outcomes.entities.size());
    for (ErrorMakeUp &entity : errors) {
        entity.falseAlarmsLabeledAs.resize(outcomes.entities.size());
        entity.missesPredictedAs.resize(outcomes.entities.size());
    }
    for (const Outcome &outcome : outcomes.items) {
        const SpanSets sets = spanSets(outcome);
        for (const int index : sets.falseAlarms) {
            const CategorySpan &predicted = outcome.predicted[static_cast<std::size_t>(index)];
            addFalseAlarm(neighboursOf(predicted, outcome.expected, sets.expected),
                          errors[predicted.category]);
        }
        for (const int index : sets.missed) {
            const CategorySpan &label = outcome.expected[static_cast<std::size_t>(index)];
            addMiss(neighboursOf(label, outcome.predicted, sets.predicted), errors[label.category]);
        }
    }
    return errors;
}

} // namespace glossa::evaluate
