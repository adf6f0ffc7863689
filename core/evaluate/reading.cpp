// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/reading.h"

#include "core/base/rules.h"
#include "core/evaluate/class_sets.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

namespace glossa::evaluate {

namespace {

// "High" is where users of the reference documentation stop looking.
constexpr double high = 0.8;
// Precision and recall closer than this do not speak for one kind of error.
constexpr double apart = 0.05;
// Below this nothing is "then labeled right" or "found": the better of the two figures must bear its own
// sentence.
constexpr double bearing = 0.7;
// Below this many even a faultless figure is open from 0.5 on.
constexpr std::int64_t tooFew = 5;
// One mistake is no habit.
constexpr std::int64_t habit = 2;

Performance performanceOf(const CategoryMetrics &metrics)
{
    if (metrics.support == 0)
        return Performance::Unmeasured;
    const double p = precision(metrics.counts).value_or(0.0);
    const double r = recall(metrics.counts).value_or(0.0);
    if (p >= high && r >= high)
        return Performance::Solid;
    if (std::max(p, r) < bearing || (p < high && r < high && std::abs(p - r) <= apart))
        return Performance::Struggles;
    return r > p ? Performance::FoundMislabeled : Performance::MissesSome;
}

using Tally = std::vector<std::pair<std::uint32_t, std::int64_t>>;

Tally ranked(const std::vector<std::int64_t> &counts)
{
    Tally tally;
    for (std::uint32_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            tally.emplace_back(i, counts[i]);
    }
    std::ranges::stable_sort(tally, [](const auto &a, const auto &b) { return a.second > b.second; });
    return tally;
}

Reading start(JudgedKind judged, std::uint32_t category, const CategoryMetrics &metrics)
{
    Reading reading;
    reading.judged = judged;
    reading.category = category;
    reading.kind = performanceOf(metrics);
    reading.metrics = metrics;
    reading.fewLabels = metrics.support < enoughLabels;
    reading.tooFew = metrics.support > 0 && metrics.support < tooFew;
    return reading;
}

void addIntents(const Outcomes &outcomes, const Section &section, std::vector<Reading> &result)
{
    const Confusion confusion = intentConfusion(outcomes);
    for (std::uint32_t i = 0; i < section.categories.size(); ++i) {
        if (!section.categories[i].seen)
            continue;
        Reading reading = start(JudgedKind::Intent, i, section.categories[i]);
        std::vector<std::int64_t> from(confusion.names.size(), 0);
        std::vector<std::int64_t> to(confusion.names.size(), 0);
        for (const Cell &cell : confusion.cells) {
            const auto count = static_cast<std::int64_t>(cell.examples.size());
            if (cell.column == i && cell.row != i)
                from[cell.row] += count;
            if (cell.row == i && cell.column != i)
                to[cell.column] += count;
        }
        reading.falseAlarmsFrom = ranked(from);
        reading.missesTo = ranked(to);
        result.push_back(std::move(reading));
    }
}

void addEntities(const Outcomes &outcomes, const Section &section, std::vector<Reading> &result)
{
    const std::vector<ErrorMakeUp> errors = entityErrors(outcomes);
    for (std::uint32_t i = 0; i < section.categories.size(); ++i) {
        if (!section.categories[i].seen)
            continue;
        Reading reading = start(JudgedKind::Entity, i, section.categories[i]);
        const ErrorMakeUp &makeUp = errors[i];
        reading.falseAlarmsFrom = ranked(makeUp.falseAlarmsLabeledAs);
        reading.missesTo = ranked(makeUp.missesPredictedAs);
        reading.wrongBorder = makeUp.wrongBorderPredicted;
        reading.unlabeled = makeUp.madeUp;
        reading.cutWrong = makeUp.wrongBorderLabeled;
        reading.notFound = makeUp.missed;
        result.push_back(std::move(reading));
    }
}

void addClasses(const Outcomes &outcomes, const Section &section, std::vector<Reading> &result)
{
    const bool several = std::ranges::any_of(outcomes.items, [](const Outcome &outcome) {
        return outcome.expectedClasses.size() > 1 || outcome.predictedClasses.size() > 1;
    });
    const std::vector<ClassErrors> errors = classErrors(outcomes);
    for (std::uint32_t i = 0; i < section.categories.size(); ++i) {
        if (!section.categories[i].seen)
            continue;
        Reading reading = start(JudgedKind::Class, i, section.categories[i]);
        reading.several = several;
        // The errors stand in the order that a tally has.
        for (const ClassErrors &error : errors) {
            if (error.wrong == i && error.missed)
                reading.falseAlarmsFrom.emplace_back(*error.missed, error.count());
            else if (error.wrong == i)
                reading.unlabeled = error.count();
            if (error.missed == i && error.wrong)
                reading.missesTo.emplace_back(*error.wrong, error.count());
            else if (error.missed == i)
                reading.notFound = error.count();
        }
        result.push_back(std::move(reading));
    }
}

} // namespace

std::vector<Reading> readings(const Outcomes &outcomes)
{
    const Metrics metrics = measure(outcomes);
    std::vector<Reading> result;
    if (metrics.intents)
        addIntents(outcomes, *metrics.intents, result);
    if (metrics.entities)
        addEntities(outcomes, *metrics.entities, result);
    if (metrics.classes)
        addClasses(outcomes, *metrics.classes, result);
    std::ranges::stable_sort(result, {},
                             [](const Reading &reading) { return f1(reading.metrics.counts).value_or(0.0); });
    return result;
}

std::vector<MixedUp> mixedUp(const std::vector<Reading> &readings)
{
    std::map<std::tuple<JudgedKind, std::uint32_t, std::uint32_t>, MixedUp> pairs;
    for (const Reading &reading : readings) {
        for (const auto &[other, count] : reading.missesTo) {
            const auto [first, second] = std::minmax(reading.category, other);
            MixedUp &pair = pairs[{reading.judged, first, second}];
            pair.judged = reading.judged;
            pair.several = reading.several;
            pair.first = first;
            pair.second = second;
            (reading.category == first ? pair.firstAsSecond : pair.secondAsFirst) += count;
        }
    }
    std::vector<MixedUp> result;
    for (const auto &[key, pair] : pairs)
        if (pair.count() >= habit)
            result.push_back(pair);
    std::ranges::stable_sort(result, std::ranges::greater{}, &MixedUp::count);
    return result;
}

} // namespace glossa::evaluate
