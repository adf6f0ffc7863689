// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/reading.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::evaluate;

class ReadingTest : public QObject {
    Q_OBJECT

    /// How intent 0 is read with so many right, falsely predicted and missed.
    static int kind(int right, int falseAlarms, int misses)
    {
        Outcomes outcomes;
        outcomes.intents = {"Ask", "Tell"};
        const auto add = [&outcomes](std::uint32_t expected, std::uint32_t predicted, int count) {
            for (int i = 0; i < count; ++i) {
                Outcome outcome;
                outcome.expectedIntent = expected;
                outcome.predictedIntent = predicted;
                outcomes.items.push_back(outcome);
            }
        };
        add(0, 0, right);
        add(1, 0, falseAlarms);
        add(0, 1, misses);
        for (const Reading &reading : readings(outcomes))
            if (reading.category == 0)
                return static_cast<int>(reading.kind);
        return -1;
    }

private Q_SLOTS:
    void theBetterFigureBearsItsSentence_data()
    {
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("falseAlarms");
        QTest::addColumn<int>("misses");
        QTest::addColumn<int>("expected");
        QTest::newRow("both high") << 90 << 10 << 10 << int(Performance::Solid);
        QTest::newRow("precision 0.90, recall 0.50") << 45 << 5 << 45 << int(Performance::MissesSome);
        QTest::newRow("precision 0.50, recall 0.90") << 45 << 45 << 5 << int(Performance::FoundMislabeled);
        QTest::newRow("precision 0.33, recall 0.13 is not labeled right")
            << 10 << 20 << 67 << int(Performance::Struggles);
        QTest::newRow("precision 0.24, recall 0.29 is not found")
            << 24 << 76 << 59 << int(Performance::Struggles);
        QTest::newRow("both middling and alike") << 75 << 25 << 25 << int(Performance::Struggles);
    }
    void theBetterFigureBearsItsSentence()
    {
        QFETCH(int, right);
        QFETCH(int, falseAlarms);
        QFETCH(int, misses);
        QTEST(kind(right, falseAlarms, misses), "expected");
    }

    void belowFiveLabelsNothingIsTold()
    {
        Outcomes outcomes;
        outcomes.intents = {"Few", "Enough", "OnlyPredicted"};
        const auto add = [&outcomes](std::uint32_t expected, std::uint32_t predicted, int count) {
            for (int i = 0; i < count; ++i) {
                Outcome outcome;
                outcome.expectedIntent = expected;
                outcome.predictedIntent = predicted;
                outcomes.items.push_back(outcome);
            }
        };
        add(0, 0, 4);
        add(1, 1, 4);
        add(1, 2, 1);
        for (const Reading &reading : readings(outcomes)) {
            QCOMPARE(reading.tooFew, reading.category == 0);
            QVERIFY(reading.fewLabels);
        }
    }

    void pairsAreMixedUpInBothDirections()
    {
        Outcomes outcomes;
        outcomes.intents = {"A", "B", "C", "D"};
        const auto add = [&outcomes](std::uint32_t expected, std::uint32_t predicted, int count) {
            for (int i = 0; i < count; ++i) {
                Outcome outcome;
                outcome.expectedIntent = expected;
                outcome.predictedIntent = predicted;
                outcomes.items.push_back(outcome);
            }
        };
        add(0, 0, 9);
        add(1, 0, 2);
        add(2, 3, 4);
        add(3, 2, 1);
        add(0, 3, 1); // once is no habit
        const auto pairs = mixedUp(readings(outcomes));
        QCOMPARE(pairs.size(), std::size_t{2});
        QVERIFY(pairs[0] == (MixedUp{JudgedKind::Intent, false, 2, 3, 4, 1}));
        QCOMPARE(pairs[0].count(), std::int64_t{5});
        QVERIFY(pairs[1] == (MixedUp{JudgedKind::Intent, false, 0, 1, 0, 2}));
    }
};

GLOSSA_TEST(ReadingTest);
#include "tst_reading.moc"
