// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/split.h"

#include "core/base/seed.h"

#include <cmath>
#include <numeric>

namespace glossa::workspace {

namespace {

struct Stratifier {
    const std::vector<std::vector<std::uint32_t>> &labels;
    std::vector<std::vector<std::size_t>> carriers; // per label, items in shuffled order
    std::vector<double> wantedTest;                 // still wanted per label; negative = had enough
    std::vector<double> wantedTrain;
    std::vector<std::size_t> left; // undecided carriers per label
    std::vector<char> decided;     // 0 no, 1 train, 2 test
    double wantedTestItems = 0.0;
    double wantedTrainItems = 0.0;

    void decide(std::size_t item, bool test)
    {
        decided[item] = test ? 2 : 1;
        (test ? wantedTestItems : wantedTrainItems) -= 1.0;
        for (const std::uint32_t label : labels[item]) {
            (test ? wantedTest : wantedTrain)[label] -= 1.0;
            --left[label];
        }
    }

    /// The side that lacks this label most; the side that lacks items most on a tie.
    [[nodiscard]] bool wantsTest(std::uint32_t label) const
    {
        if (wantedTest[label] != wantedTrain[label])
            return wantedTest[label] > wantedTrain[label];
        return wantedTestItems > wantedTrainItems;
    }
};

/// The label with the fewest undecided carriers, but some; labels.size() if none is left.
std::uint32_t rarest(const std::vector<std::size_t> &left)
{
    auto best = static_cast<std::uint32_t>(left.size());
    for (std::uint32_t label = 0; label < left.size(); ++label) {
        if (left[label] > 0 && (best == left.size() || left[label] < left[best]))
            best = label;
    }
    return best;
}

/// Moves single items so that each label with two carriers or more is on both sides, where that takes no
/// label from the side it is moved from.
void putOnBothSides(const std::vector<std::vector<std::uint32_t>> &labels,
                    const std::vector<std::vector<std::size_t>> &carriers, std::vector<bool> &test)
{
    std::vector<std::size_t> inTest(carriers.size(), 0);
    for (std::uint32_t label = 0; label < carriers.size(); ++label) {
        for (const std::size_t item : carriers[label])
            inTest[label] += test[item] ? 1 : 0;
    }
    for (std::uint32_t label = 0; label < carriers.size(); ++label) {
        const std::size_t total = carriers[label].size();
        if (total < 2 || (inTest[label] > 0 && inTest[label] < total))
            continue;
        const bool toTest = inTest[label] == 0;
        for (const std::size_t item : carriers[label]) {
            bool harmless = true;
            for (const std::uint32_t other : labels[item]) {
                const std::size_t onSide = toTest ? carriers[other].size() - inTest[other] : inTest[other];
                harmless = harmless && (onSide > 1 || other == label);
            }
            if (!harmless)
                continue;
            test[item] = toTest;
            for (const std::uint32_t other : labels[item])
                inTest[other] += toTest ? 1 : static_cast<std::size_t>(-1);
            break;
        }
    }
}

} // namespace

std::vector<bool> stratifiedTest(const std::vector<std::vector<std::uint32_t>> &labels,
                                 std::uint32_t labelCount, double testShare, std::uint64_t seed)
{
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), 0);
    Random random(seed);
    random.shuffle(order);

    Stratifier state{labels, std::vector<std::vector<std::size_t>>(labelCount), {}, {}, {}, {}, 0.0, 0.0};
    for (const std::size_t item : order) {
        for (const std::uint32_t label : labels[item])
            state.carriers[label].push_back(item);
    }
    state.decided.assign(labels.size(), 0);
    const auto items = static_cast<double>(labels.size());
    state.wantedTestItems = std::round(items * testShare);
    state.wantedTrainItems = items - state.wantedTestItems;
    for (const auto &carriers : state.carriers) {
        const auto count = static_cast<double>(carriers.size());
        state.wantedTest.push_back(count * testShare);
        state.wantedTrain.push_back(count * (1.0 - testShare));
        state.left.push_back(carriers.size());
    }

    for (std::uint32_t label = rarest(state.left); label < labelCount; label = rarest(state.left)) {
        for (const std::size_t item : state.carriers[label]) {
            if (state.decided[item] == 0)
                state.decide(item, state.wantsTest(label));
        }
    }
    for (const std::size_t item : order) {
        if (state.decided[item] == 0)
            state.decide(item, state.wantedTestItems > state.wantedTrainItems);
    }

    std::vector<bool> test(labels.size());
    for (std::size_t item = 0; item < labels.size(); ++item)
        test[item] = state.decided[item] == 2;
    putOnBothSides(labels, state.carriers, test);
    return test;
}

} // namespace glossa::workspace
