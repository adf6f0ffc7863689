// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/calibration.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <cmath>

using namespace glossa;
using namespace glossa::learn;

/// What makes probabilities and decisions of scores.
class TestCalibration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thresholdsHaveTheBestF1()
    {
        // Of the first output the three likeliest are right, of the second none, of the third the least
        // likely.
        const std::vector<std::vector<double>> probabilities{
            {0.45, 0.2, 0.5}, {0.40, 0.2, 0.4}, {0.35, 0.2, 0.3}, {0.10, 0.2, 0.2}};
        const RightOutputs right{{0}, {0}, {0}, {2}};
        const auto counted = fitThresholds(probabilities, right, ThresholdRule::Counted);
        QCOMPARE(counted[0], static_cast<float>((0.35 + 0.10) / 2.0));
        QCOMPARE(counted[1], 0.5F); // never right: as good as no evidence
        QCOMPARE(counted[2], 0.2F);
        QCOMPARE(fitThresholds(probabilities, right, ThresholdRule::Half), (std::vector<float>(3, 0.5F)));
        // As the probabilities promise: of 0.45, 0.40, 0.35, 0.10 (1.3 right ones in all) the first three
        // give 2 · 1.2 / 4.3, the best.
        const auto expected = fitThresholds(probabilities, right, ThresholdRule::Expected);
        QCOMPARE(expected[0], static_cast<float>((0.35 + 0.10) / 2.0));
        QCOMPARE(expected[1], 0.2F);
    }

    void calibrationUndoesWhatWasDoneToTheScores()
    {
        // Outputs that are right with probability sigmoid(score), told three times as sure and shifted.
        Random random(3);
        std::vector<Scores> scores;
        RightOutputs right;
        for (int i = 0; i < 4000; ++i) {
            const double a = test::someNumber(random, 3.0);
            const double b = test::someNumber(random, 3.0);
            std::vector<std::uint32_t> outputs;
            if (random.unit() < sigmoid(a))
                outputs.push_back(0);
            if (random.unit() < sigmoid(b))
                outputs.push_back(1);
            scores.push_back({3.0 * a, 3.0 * b + 3.0});
            right.push_back(outputs);
        }
        const SeveralCalibration fitted = fitSeveral(scores, right, 1, {});
        QVERIFY2(std::abs(fitted.slope - 1.0F / 3.0F) < 0.03F, qPrintable(QString::number(fitted.slope)));
        QVERIFY(std::abs(fitted.shifts[0]) < 0.15F);
        QVERIFY(std::abs(fitted.shifts[1] + 1.0F) < 0.15F);
    }
};

GLOSSA_TEST(TestCalibration);
#include "tst_calibration.moc"
