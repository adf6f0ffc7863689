// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/confusion.h"

#include "core/base/rules.h"
#include "core/evaluate/class_sets.h"
#include "core/evaluate/matrix.h"
#include "core/evaluate/pairing.h"
#include "core/evaluate/span_sets.h"

#include <algorithm>
#include <map>

namespace glossa::evaluate {

namespace {

/// One to one among spans with equal bounds, equal categories first.
std::vector<SpanPair> exactPairing(const Outcome &outcome, const SpanSets &sets)
{
    std::vector<SpanPair> pairs = sets.right;
    std::map<text::Utf16Span, std::vector<int>> free;
    for (auto index = sets.falseAlarms.rbegin(); index != sets.falseAlarms.rend(); ++index)
        free[outcome.predicted[static_cast<std::size_t>(*index)].span].push_back(*index);
    for (const int expected : sets.missed) {
        const auto found = free.find(outcome.expected[static_cast<std::size_t>(expected)].span);
        if (found == free.end() || found->second.empty())
            continue;
        pairs.push_back({expected, found->second.back()});
        found->second.pop_back();
    }
    return pairs;
}

/// Pairs into their cells; what has no partner into the missed column or the made-up row.
void addPairs(std::size_t item, const Outcome &outcome, const SpanSets &sets,
              const std::vector<SpanPair> &pairs, Matrix &matrix)
{
    std::vector<bool> pairedExpected(outcome.expected.size());
    std::vector<bool> pairedPredicted(outcome.predicted.size());
    for (const SpanPair &pair : pairs) {
        const CategorySpan &expected = outcome.expected[static_cast<std::size_t>(pair.expected)];
        const CategorySpan &predicted = outcome.predicted[static_cast<std::size_t>(pair.predicted)];
        pairedExpected[static_cast<std::size_t>(pair.expected)] = true;
        pairedPredicted[static_cast<std::size_t>(pair.predicted)] = true;
        const ExampleRef example{item, pair.expected, pair.predicted};
        if (expected.category == predicted.category && expected.span != predicted.span)
            matrix.addBoundaryWrong(expected.category, predicted.category, example);
        else
            matrix.add(expected.category, predicted.category, 1.0, example);
    }
    for (const int index : sets.expected)
        if (!pairedExpected[static_cast<std::size_t>(index)])
            matrix.add(outcome.expected[static_cast<std::size_t>(index)].category, matrix.noneClass(), 1.0,
                       {item, index, -1});
    for (const int index : sets.predicted)
        if (!pairedPredicted[static_cast<std::size_t>(index)])
            matrix.add(matrix.noneClass(), outcome.predicted[static_cast<std::size_t>(index)].category, 1.0,
                       {item, -1, index});
}

} // namespace

Confusion intentConfusion(const Outcomes &outcomes)
{
    const auto none = noneIntent(outcomes);
    std::vector<std::string> names = outcomes.intents;
    const bool lacksNone = !none && std::ranges::any_of(outcomes.items, [](const Outcome &outcome) {
        return outcome.expectedIntent && !outcome.predictedIntent;
    });
    if (lacksNone)
        names.emplace_back(noneIntentName);
    const std::uint32_t noneIndex = none.value_or(static_cast<std::uint32_t>(outcomes.intents.size()));
    Matrix matrix(std::move(names));
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        if (outcome.expectedIntent)
            matrix.add(*outcome.expectedIntent, outcome.predictedIntent.value_or(noneIndex), 1.0,
                       {i, -1, -1});
    }
    return matrix.finish(false);
}

Confusion classConfusion(const Outcomes &outcomes)
{
    Matrix matrix = matrixWithNone(outcomes.classes);
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        const ClassSets sets = classSets(outcome);
        const auto expected = [&](int index) {
            return outcome.expectedClasses[static_cast<std::size_t>(index)];
        };
        const auto predicted = [&](int index) {
            return outcome.predictedClasses[static_cast<std::size_t>(index)].category;
        };
        for (const SpanPair &pair : sets.right)
            matrix.add(expected(pair.expected), predicted(pair.predicted), 1.0,
                       {i, pair.expected, pair.predicted});
        if (sets.missed.size() == 1 && sets.falseAlarms.size() == 1) {
            const SpanPair pair{sets.missed.front(), sets.falseAlarms.front()};
            matrix.add(expected(pair.expected), predicted(pair.predicted), 1.0,
                       {i, pair.expected, pair.predicted});
            continue;
        }
        for (const int index : sets.missed)
            matrix.add(expected(index), matrix.noneClass(), 1.0, {i, index, -1});
        for (const int index : sets.falseAlarms)
            matrix.add(matrix.noneClass(), predicted(index), 1.0, {i, -1, index});
    }
    return matrix.finish(false);
}

Confusion entityConfusion(const Outcomes &outcomes, EntityView view)
{
    Matrix matrix = matrixWithNone(outcomes.entities);
    switch (view) {
    case EntityView::CharacterShare:
        addCharacterShares(outcomes, matrix);
        return matrix.finish(true);
    case EntityView::Token:
        addTokens(outcomes, matrix);
        return matrix.finish(true);
    case EntityView::PairedOverlap:
    case EntityView::ExactPlace:
        break;
    }
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        const Outcome &outcome = outcomes.items[i];
        const SpanSets sets = spanSets(outcome);
        addPairs(i, outcome, sets,
                 view == EntityView::PairedOverlap ? bestPairing(outcome, sets) : exactPairing(outcome, sets),
                 matrix);
    }
    return matrix.finish(false);
}

} // namespace glossa::evaluate
