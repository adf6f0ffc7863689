// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/pairing.h"

#include "tests/core/evaluate/notation.h"
#include "tests/core/evaluate/random_outcomes.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <set>

using namespace glossa::evaluate;

namespace {

PairWorth worthOf(const Outcome &outcome, const SpanPair &pair)
{
    return glossa::evaluate::worthOf(outcome.expected[static_cast<std::size_t>(pair.expected)],
                                     outcome.predicted[static_cast<std::size_t>(pair.predicted)]);
}

/// The best worth of all pairings of the labels from `next` on, by trying each.
PairWorth slowBest(const Outcome &outcome, const SpanSets &sets, std::size_t next, std::vector<bool> &used)
{
    if (next == sets.expected.size())
        return {};
    PairWorth best = slowBest(outcome, sets, next + 1, used);
    for (std::size_t p = 0; p < sets.predicted.size(); ++p) {
        const PairWorth worth = worthOf(outcome, {sets.expected[next], sets.predicted[p]});
        if (used[p] || worth == PairWorth{})
            continue;
        used[p] = true;
        PairWorth sum = slowBest(outcome, sets, next + 1, used);
        sum += worth;
        best = std::max(best, sum);
        used[p] = false;
    }
    return best;
}

} // namespace

class TestPairing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noPairingIsWorthMore()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            for (const Outcome &outcome : outcomes.items) {
                const SpanSets sets = spanSets(outcome);
                PairWorth sum;
                std::set<int> expected;
                std::set<int> predicted;
                for (const SpanPair &pair : bestPairing(outcome, sets)) {
                    sum += worthOf(outcome, pair);
                    RC_ASSERT(expected.insert(pair.expected).second);
                    RC_ASSERT(predicted.insert(pair.predicted).second);
                }
                std::vector<bool> used(sets.predicted.size());
                RC_ASSERT((sum == slowBest(outcome, sets, 0, used)));
            }
        }));
    }

    void exactPartnerIsNotLostToAnEarlierOne()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[A one [A two] three]", "[A one two] [A three]");
        outcomes.items[0].expected = {{{0, 13}, 0}, {{4, 3}, 0}};
        outcomes.items[0].predicted = {{{4, 3}, 0}};
        const auto pairs = bestPairing(outcomes.items[0], spanSets(outcomes.items[0]));
        QCOMPARE(pairs.size(), std::size_t(1));
        QCOMPARE(pairs[0].expected, 1);
    }

    void tiesGoToTheLeft()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[A aaaa bbbb]", "[A aaaa] [A bbbb]");
        const auto pairs = bestPairing(outcomes.items[0], spanSets(outcomes.items[0]));
        QCOMPARE(pairs.size(), std::size_t(1));
        QCOMPARE(pairs[0].predicted, 0);
    }

    void longChainsAreQuick()
    {
        Outcome outcome;
        for (int i = 0; i < 120; ++i) {
            outcome.expected.push_back({{i * 10, 8}, 0});
            outcome.predicted.push_back({{i * 10 + 5, 8}, 0});
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(bestPairing(outcome, spanSets(outcome)).size(), std::size_t(120));
        QVERIFY(timer.elapsed() < 5000);
    }
};

GLOSSA_TEST(TestPairing);
#include "tst_pairing.moc"
