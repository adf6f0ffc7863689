// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/metrics.h"

#include "tests/core/evaluate/notation.h"
#include "tests/core/evaluate/random_outcomes.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace glossa::evaluate;

namespace {

Counts countsOf(std::int64_t tp, std::int64_t fp, std::int64_t fn, std::int64_t tn = 0)
{
    return {tp, fp, fn, tn};
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratiosAreUndefinedWithoutDenominator()
    {
        QVERIFY(!precision(countsOf(0, 0, 2)));
        QVERIFY(!recall(countsOf(0, 2, 0)));
        QVERIFY(!f1(countsOf(0, 0, 0)));
        QCOMPARE(f1(countsOf(0, 0, 2)).value(), 0.0);
        QCOMPARE(precision(countsOf(87, 10, 11)).value(), 87.0 / 97.0);
        QCOMPARE(recall(countsOf(87, 10, 11)).value(), 87.0 / 98.0);
        QVERIFY(std::abs(f1(countsOf(87, 10, 11)).value() - 0.8923077) < 1e-7);
    }

    void spanIsRightOnlyWithItsCategoryAndBothEdges()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[ORG Acme] paid [MONEY 5 EUR] to [PER Ann]",
                   "[ORG Acme] paid [MONEY 5] EUR to [ORG Ann]");
        const Metrics metrics = measure(outcomes);
        QVERIFY(!metrics.intents);
        const auto &categories = metrics.entities->categories;
        QCOMPARE(categories[0].counts, countsOf(1, 1, 0)); // ORG: Ann is a false alarm
        QCOMPARE(categories[1].counts, countsOf(0, 1, 1)); // MONEY: a wrong edge costs both
        QCOMPARE(categories[2].counts, countsOf(0, 0, 1)); // PER
        QCOMPARE(metrics.entities->total, countsOf(1, 2, 2));
        QCOMPARE(metrics.combined, countsOf(1, 2, 2));
        QCOMPARE(metrics.bothRight, 0);
    }

    void repeatedSpansCountOnce()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[A x]", "[A x]");
        outcomes.items[0].predicted.push_back(outcomes.items[0].predicted[0]);
        outcomes.items[0].expected.push_back(outcomes.items[0].expected[0]);
        QCOMPARE(measure(outcomes).entities->categories[0].counts, countsOf(1, 0, 0));
    }

    void intentsAreCountedOneAgainstRest()
    {
        Outcomes outcomes;
        outcomes.intents = {"Buy", "Sell", "None"};
        addIntent(outcomes, 0, 0);
        addIntent(outcomes, 0, 1);
        addIntent(outcomes, 1, -1); // predicted nothing: None
        addIntent(outcomes, -1, 0); // not labeled: not judged
        const Metrics metrics = measure(outcomes);
        QVERIFY(!metrics.entities);
        const auto &categories = metrics.intents->categories;
        QCOMPARE(categories[0].counts, countsOf(1, 0, 1, 1));
        QCOMPARE(categories[1].counts, countsOf(0, 1, 1, 1));
        QCOMPARE(categories[2].counts, countsOf(0, 1, 0, 2));
        QCOMPARE(categories[2].support, 0);
        QVERIFY(categories[2].seen);
        QCOMPARE(metrics.items, 4);
        QCOMPARE(metrics.intentsRight, 1);
        QCOMPARE(metrics.combined, countsOf(1, 2, 2));
    }

    void macroIsTheMeanOverNamesSeen()
    {
        Outcomes outcomes;
        outcomes.intents = {"Buy", "Sell", "Never"};
        addIntent(outcomes, 0, 0);
        addIntent(outcomes, 1, 0);
        const Section section = *measure(outcomes).intents;
        QVERIFY(!section.categories[2].seen);
        QCOMPARE(section.macro.precision, (0.5 + 0.0) / 2); // undefined counts as 0
        QCOMPARE(section.macro.recall, (1.0 + 0.0) / 2);
        QCOMPARE(section.macro.f1, (2.0 / 3 + 0.0) / 2);
        QCOMPARE(section.micro.f1, 0.5);
    }

    void nothingOverNothingIsUndefinedInEveryMean()
    {
        Outcomes outcomes;
        outcomes.intents = {"Buy"};
        outcomes.entities = {"Amount", "Place"};
        addIntent(outcomes, 0, 0);
        const Metrics metrics = measure(outcomes);
        for (const Aggregate &mean : {metrics.entities->micro, metrics.entities->macro}) {
            QVERIFY(!mean.precision);
            QVERIFY(!mean.recall);
            QVERIFY(!mean.f1);
        }
        QCOMPARE(metrics.intents->micro.f1, std::optional(1.0));
        // Labeled and never predicted: no precision, but a recall and an F1 of 0.
        Outcomes missed;
        missed.entities = {"Amount"};
        addOutcome(missed, "[Amount 5] apples", "5 apples");
        const Section section = *measure(missed).entities;
        for (const Aggregate &mean : {section.micro, section.macro}) {
            QVERIFY(!mean.precision);
            QCOMPARE(mean.recall, std::optional(0.0));
            QCOMPARE(mean.f1, std::optional(0.0));
        }
    }

    void itemIsFullyRightWithIntentAndSpans()
    {
        Outcomes outcomes;
        outcomes.intents = {"Buy", "Sell"};
        addOutcome(outcomes, "[A x] y", "[A x] y");
        addOutcome(outcomes, "[A x] y", "[A x] y");
        addOutcome(outcomes, "[A x] y", "x y");
        for (Outcome &outcome : outcomes.items)
            outcome.expectedIntent = outcome.predictedIntent = 0;
        outcomes.items[1].predictedIntent = 1;
        const Metrics metrics = measure(outcomes);
        QCOMPARE(metrics.intentsRight, 2);
        QCOMPARE(metrics.bothRight, 1);
    }

    void examplesBehindACountAreAsMany()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            const Metrics metrics = measure(outcomes);
            for (std::uint32_t i = 0; i < 3; ++i) {
                const Counts entity = metrics.entities->categories[i].counts;
                const auto count = [&](auto examples, Verdict verdict) {
                    return static_cast<std::int64_t>(examples(outcomes, i, verdict).size());
                };
                RC_ASSERT(count(entityExamples, Verdict::TruePositive) == entity.truePositives);
                RC_ASSERT(count(entityExamples, Verdict::FalsePositive) == entity.falsePositives);
                RC_ASSERT(count(entityExamples, Verdict::FalseNegative) == entity.falseNegatives);
                if (!metrics.intents)
                    continue;
                const Counts intent = metrics.intents->categories[i].counts;
                RC_ASSERT(count(intentExamples, Verdict::TruePositive) == intent.truePositives);
                RC_ASSERT(count(intentExamples, Verdict::FalsePositive) == intent.falsePositives);
                RC_ASSERT(count(intentExamples, Verdict::FalseNegative) == intent.falseNegatives);
            }
        }));
    }

    /// The definition itself: TP = |G ∩ P|, FP = |P \ G|, FN = |G \ P| over sets.
    void countsAreThoseOfSets()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            Counts slow;
            for (const Outcome &outcome : outcomes.items) {
                const std::set<CategorySpan> gold(outcome.expected.begin(), outcome.expected.end());
                const std::set<CategorySpan> predicted(outcome.predicted.begin(), outcome.predicted.end());
                for (const CategorySpan &span : predicted)
                    ++(gold.contains(span) ? slow.truePositives : slow.falsePositives);
                for (const CategorySpan &span : gold)
                    slow.falseNegatives += predicted.contains(span) ? 0 : 1;
            }
            RC_ASSERT((measure(outcomes).entities->total == slow));
        }));
    }
};

GLOSSA_TEST(TestMetrics);
#include "tst_metrics.moc"
