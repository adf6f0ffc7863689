// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/metrics.h"

#include "tests/core/evaluate/notation.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <cmath>

using namespace glossa::evaluate;

namespace {

/// `right` of `count` items with their one label found.
Outcomes outcomesWith(int right, int count)
{
    Outcomes outcomes;
    outcomes.intents = {"Buy", "Sell"};
    for (int i = 0; i < count; ++i) {
        addOutcome(outcomes, "[A x] y", i < right ? "[A x] y" : "x y");
        outcomes.items.back().expectedIntent = 0;
        outcomes.items.back().predictedIntent = i < right ? 0 : 1;
    }
    return outcomes;
}

} // namespace

class TestIntervals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Newcombe 1998, table I, method 3.
    void wilsonIsThatOfTheLiterature_data()
    {
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
        QTest::newRow("all of 20") << 20 << 20 << 0.8389 << 1.0;
    }
    void wilsonIsThatOfTheLiterature()
    {
        QFETCH(int, successes);
        QFETCH(int, n);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto interval = wilson(successes, n);
        QVERIFY(std::abs(interval->low - low) < 1e-4);
        QVERIFY(std::abs(interval->high - high) < 1e-4);
    }

    void nothingCountedHasNoInterval()
    {
        QVERIFY(!wilson(0, 0));
        const Outcomes outcomes = outcomesWith(0, 0);
        QVERIFY(!bootstrapEntityF1(outcomes, 50).micro);
        QVERIFY(!bootstrapIntentF1(outcomes, 50).categories[0]);
    }

    void bootstrapHoldsTheFigureAndIsTheSameEachTime()
    {
        const Outcomes outcomes = outcomesWith(60, 100);
        const auto first = bootstrapEntityF1(outcomes, 400);
        const auto second = bootstrapEntityF1(outcomes, 400);
        QCOMPARE(first.micro->low, second.micro->low);
        QCOMPARE(first.micro->high, second.micro->high);
        const double f = f1(measure(outcomes).entities->total).value();
        QVERIFY(first.micro->low < f && f < first.micro->high);
        // The share found has a standard error of 0.049; F1 = 2r/(1+r) has the slope 0.78 there.
        QVERIFY(std::abs((first.micro->high - first.micro->low) - 2 * 1.96 * 0.049 * 0.78) < 0.03);
    }

    void atTheEdgesTheRangeIsThatOfTheProportion_data()
    {
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("count");
        QTest::newRow("all of 20") << 20 << 20;
        QTest::newRow("all of 4") << 4 << 4;
        QTest::newRow("the only one") << 1 << 1;
        QTest::newRow("none of 3") << 0 << 3;
    }
    /// Resampling items that are all right or all wrong says the same each time, which proves nothing.
    void atTheEdgesTheRangeIsThatOfTheProportion()
    {
        QFETCH(int, right);
        QFETCH(int, count);
        const auto intervals = bootstrapIntentF1(outcomesWith(right, count), 100);
        const auto proportion = wilson(right, count);
        QVERIFY(intervals.micro->high - intervals.micro->low > 0.1);
        QCOMPARE(intervals.micro->low, proportion->low);
        QCOMPARE(intervals.micro->high, proportion->high);
        if (right == count) {
            QCOMPARE(intervals.categories[0]->low, proportion->low);
            QCOMPARE(intervals.categories[0]->high, 1.0);
            QVERIFY(!intervals.categories[1]); // neither labeled nor predicted
        } else {
            // Missed three times, taken for nothing else: F1 is 0 of 1.5.
            QCOMPARE(intervals.categories[0]->low, 0.0);
            QVERIFY(intervals.categories[0]->high > proportion->high);
            QVERIFY(intervals.categories[0]->high < 1.0);
        }
    }

    void wilsonOfF1CountsHalfOfEachError()
    {
        QVERIFY(!wilsonF1({}));
        Counts counts;
        counts.truePositives = 81;
        counts.falsePositives = 182;
        counts.falseNegatives = 182; // 81 of 263, as above
        QVERIFY(std::abs(wilsonF1(counts)->low - 0.2553) < 1e-4);
        QVERIFY(std::abs(wilsonF1(counts)->high - 0.3662) < 1e-4);
    }
};

GLOSSA_TEST(TestIntervals);
#include "tst_intervals.moc"
