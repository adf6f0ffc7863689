// SPDX-License-Identifier: GPL-3.0-or-later
// Confidence intervals of figures. Proportions use Wilson's interval (1927), F1 uses the percentile bootstrap
// (Efron 1979) over whole items. Each replicate draws as many items as there are and sums their counts. The
// cost is O(replicates * (items + spans)).
#include "core/base/seed.h"
#include "core/evaluate/class_sets.h"
#include "core/evaluate/metrics.h"
#include "core/evaluate/span_sets.h"

#include <algorithm>
#include <cmath>

namespace glossa::evaluate {

namespace {

constexpr double z = 1.959963984540054;     // 97.5 % point of the normal distribution
constexpr std::uint64_t seed = 20240229ULL; // any; fixed so that a report says the same twice

/// The counts that one item adds to one category.
struct Addend {
    std::uint32_t category;
    Counts counts;
};

using ItemAddends = std::vector<std::vector<Addend>>;

void add(std::vector<Addend> &addends, std::uint32_t category, std::int64_t Counts::*member)
{
    auto found = std::ranges::find(addends, category, &Addend::category);
    if (found == addends.end())
        found = addends.insert(addends.end(), {category, {}});
    ++(found->counts.*member);
}

ItemAddends intentAddends(const Outcomes &outcomes)
{
    const auto none = noneIntent(outcomes);
    ItemAddends items;
    for (const Outcome &outcome : outcomes.items) {
        if (!outcome.expectedIntent)
            continue;
        std::vector<Addend> &addends = items.emplace_back();
        const auto predicted = judgedPrediction(outcome, none);
        if (predicted == outcome.expectedIntent) {
            add(addends, *predicted, &Counts::truePositives);
            continue;
        }
        add(addends, *outcome.expectedIntent, &Counts::falseNegatives);
        if (predicted)
            add(addends, *predicted, &Counts::falsePositives);
    }
    return items;
}

ItemAddends entityAddends(const Outcomes &outcomes)
{
    ItemAddends items;
    for (const Outcome &outcome : outcomes.items) {
        std::vector<Addend> &addends = items.emplace_back();
        const SpanSets sets = spanSets(outcome);
        for (const SpanPair &pair : sets.right)
            add(addends, outcome.expected[static_cast<std::size_t>(pair.expected)].category,
                &Counts::truePositives);
        for (const int index : sets.missed)
            add(addends, outcome.expected[static_cast<std::size_t>(index)].category, &Counts::falseNegatives);
        for (const int index : sets.falseAlarms)
            add(addends, outcome.predicted[static_cast<std::size_t>(index)].category,
                &Counts::falsePositives);
    }
    return items;
}

ItemAddends classAddends(const Outcomes &outcomes)
{
    ItemAddends items;
    for (const Outcome &outcome : outcomes.items) {
        std::vector<Addend> &addends = items.emplace_back();
        const ClassSets sets = classSets(outcome);
        for (const SpanPair &pair : sets.right)
            add(addends, outcome.expectedClasses[static_cast<std::size_t>(pair.expected)],
                &Counts::truePositives);
        for (const int index : sets.missed)
            add(addends, outcome.expectedClasses[static_cast<std::size_t>(index)], &Counts::falseNegatives);
        for (const int index : sets.falseAlarms)
            add(addends, outcome.predictedClasses[static_cast<std::size_t>(index)].category,
                &Counts::falsePositives);
    }
    return items;
}

/// Returns whether each sample would give the same F1.
bool isAtAnEdge(const Counts &counts)
{
    return counts.truePositives == 0 || counts.falsePositives + counts.falseNegatives == 0;
}

/// Returns Wilson's interval of `successes` of `n`, which need not be whole.
Interval wilsonInterval(double successes, double n)
{
    const double share = successes / n;
    const double scale = 1.0 + z * z / n;
    const double middle = (share + z * z / (2.0 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    // At 0 and n the exact bounds are 0 and 1, and rounding must not show another value.
    return {successes <= 0.0 ? 0.0 : middle - half, successes >= n ? 1.0 : middle + half};
}

std::optional<Interval> percentiles(std::vector<double> &values)
{
    if (values.empty())
        return std::nullopt;
    std::ranges::sort(values);
    const auto count = static_cast<double>(values.size());
    const auto low = static_cast<std::size_t>(0.025 * count);
    const auto high = static_cast<std::size_t>(std::ceil(0.975 * count)) - 1;
    return Interval{values[low], values[high]};
}

F1Intervals bootstrap(const ItemAddends &items, std::size_t categories, unsigned replicates)
{
    Random random(seed);
    std::vector<std::vector<double>> values(categories);
    std::vector<double> micro;
    std::vector<Counts> counts(categories);
    for (unsigned replicate = 0; replicate < replicates && !items.empty(); ++replicate) {
        std::ranges::fill(counts, Counts{});
        for (std::size_t draw = 0; draw < items.size(); ++draw)
            for (const Addend &addend : items[random.below(items.size())])
                counts[addend.category] += addend.counts;
        Counts total;
        for (std::size_t category = 0; category < categories; ++category) {
            total += counts[category];
            if (const auto value = f1(counts[category]))
                values[category].push_back(*value);
        }
        if (const auto value = f1(total))
            micro.push_back(*value);
    }
    std::ranges::fill(counts, Counts{});
    Counts total;
    for (const std::vector<Addend> &item : items)
        for (const Addend &addend : item) {
            counts[addend.category] += addend.counts;
            total += addend.counts;
        }
    F1Intervals intervals;
    for (std::size_t category = 0; category < categories; ++category)
        intervals.categories.push_back(isAtAnEdge(counts[category]) ? wilsonF1(counts[category])
                                                                    : percentiles(values[category]));
    intervals.micro = isAtAnEdge(total) ? wilsonF1(total) : percentiles(micro);
    return intervals;
}

} // namespace

std::optional<Interval> wilson(std::int64_t successes, std::int64_t n)
{
    if (n == 0)
        return std::nullopt;
    return wilsonInterval(static_cast<double>(successes), static_cast<double>(n));
}

std::optional<Interval> wilsonF1(const Counts &counts)
{
    const auto right = static_cast<double>(counts.truePositives);
    const double all = right + static_cast<double>(counts.falsePositives + counts.falseNegatives) / 2.0;
    if (all <= 0.0)
        return std::nullopt;
    return wilsonInterval(right, all);
}

F1Intervals bootstrapIntentF1(const Outcomes &outcomes, unsigned replicates)
{
    return bootstrap(intentAddends(outcomes), outcomes.intents.size(), replicates);
}

F1Intervals bootstrapEntityF1(const Outcomes &outcomes, unsigned replicates)
{
    return bootstrap(entityAddends(outcomes), outcomes.entities.size(), replicates);
}

F1Intervals bootstrapClassF1(const Outcomes &outcomes, unsigned replicates)
{
    return bootstrap(classAddends(outcomes), outcomes.classes.size(), replicates);
}

} // namespace glossa::evaluate
