// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/sparse_linear.h"

#include "tests/core/learn/training_sets.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glossa;
using namespace glossa::learn;

namespace {

using Row = std::vector<WeightedFeature>;
using Right = std::vector<std::uint32_t>;

SparseData dataOf(std::size_t features, std::size_t outputs, const std::vector<Row> &rows,
                  const std::vector<Right> &right)
{
    SparseData data{features, outputs, {}, {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        data.rows.emplace_back(rows[i]);
        data.right.emplace_back(right[i]);
    }
    return data;
}

SparseWeights fitted(const SparseData &data, double l2)
{
    return *fitSparse(data, {l2, 2000, 1, 1e-4, 1e-6F}, {}, {});
}

double weightOf(const SparseWeights &weights, std::uint32_t feature, std::uint32_t output)
{
    for (std::uint32_t k = weights.starts[feature]; k < weights.starts[feature + 1]; ++k)
        if (weights.outputs[k] == output)
            return static_cast<double>(weights.values[k]);
    return 0.0;
}

} // namespace

/// The search for the weights of classifiers.
class TestSparseLinear : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoRowsOfTwoClassesHaveTheWeightsOfTheFormula()
    {
        // Each has a feature of its own: w = 1 / (1 + l2) for its class and the same against the other, and
        // the biases are 0.
        const std::vector<Row> rows{{{0, 1.0F}}, {{1, 1.0F}}};
        const std::vector<Right> right{{0}, {1}};
        const SparseWeights weights = fitted(dataOf(2, 2, rows, right), 0.5);
        for (std::uint32_t i = 0; i < 2; ++i) {
            QVERIFY(std::abs(weightOf(weights, i, i) - 2.0 / 3.0) < 1e-3);
            QVERIFY(std::abs(weightOf(weights, i, 1 - i) + 2.0 / 3.0) < 1e-3);
            QVERIFY(std::abs(static_cast<double>(weights.bias[i])) < 1e-3);
        }
        const std::vector<double> scores = weights.scores(rows[0]);
        QVERIFY(std::abs(scores[0] - 2.0 / 3.0) < 2e-3);
        QVERIFY(std::abs(scores[1] + 2.0 / 3.0) < 2e-3);
    }

    void weightsAreWhatTheMarginsLack_data()
    {
        QTest::addColumn<double>("l2");
        for (const double l2 : {0.3, 1.0, 4.0})
            QTest::addRow("%g", l2) << l2;
    }
    /// At the best weights they are the sum of what the margins of the rows lack, divided by l2.
    void weightsAreWhatTheMarginsLack()
    {
        QFETCH(double, l2);
        Random random(3);
        std::vector<Row> rows;
        std::vector<Right> right;
        for (int i = 0; i < 40; ++i) {
            Row &row = rows.emplace_back();
            for (std::uint32_t f = 0; f < 12; ++f)
                if (random.next() % 3 == 0)
                    row.push_back({f, static_cast<float>(test::someNumber(random, 0.8))});
            Right &of = right.emplace_back();
            for (std::uint32_t c = 0; c < 4; ++c)
                if (random.next() % 2 == 0)
                    of.push_back(c);
        }
        const SparseWeights weights = fitted(dataOf(12, 4, rows, right), l2);
        std::vector<double> expected(13 * 4, 0.0); // the biases last
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::vector<double> scores = weights.scores(rows[i]);
            for (std::uint32_t c = 0; c < 4; ++c) {
                const double side = std::ranges::find(right[i], c) != right[i].end() ? 1.0 : -1.0;
                const double step = side * std::max(0.0, 1.0 - side * scores[c]) / l2;
                expected[12 * 4 + c] += step;
                for (const WeightedFeature &feature : rows[i])
                    expected[feature.feature * 4 + c] += static_cast<double>(feature.value) * step;
            }
        }
        for (std::uint32_t c = 0; c < 4; ++c) {
            QVERIFY(std::abs(static_cast<double>(weights.bias[c]) - expected[12 * 4 + c]) < 0.01);
            for (std::uint32_t f = 0; f < 12; ++f) {
                const double gap = std::abs(weightOf(weights, f, c) - expected[f * 4 + c]);
                QVERIFY2(gap < 0.01, qPrintable(QString::number(gap)));
            }
        }
    }

    void weightsCloseToNothingAreNotKept()
    {
        // A hundred classes of a feature each, and one feature of all, which tells nothing apart.
        std::vector<Row> rows;
        std::vector<Right> right;
        for (std::uint32_t i = 0; i < 100; ++i) {
            rows.push_back({{i, 0.8F}, {100, 0.6F}});
            right.push_back({i});
        }
        // Against the feature of another class stands some 0.03, and so in each of the 99 classes.
        const SparseWeights weights =
            *fitSparse(dataOf(101, 100, rows, right), {0.1, 200, 7, 1e-3, 0.05F}, {}, {});
        QCOMPARE(weights.values.size(), std::size_t{200});
        QVERIFY(weights.fits(101));
        for (std::uint32_t i = 0; i < 100; ++i) {
            const std::vector<double> scores = weights.scores(rows[i]);
            QCOMPARE(std::ranges::max_element(scores) - scores.begin(), std::ptrdiff_t{i});
        }
    }

    void whatDoesNotFitIsSeen()
    {
        const std::vector<Row> rows{{{0, 1.0F}}, {{1, 1.0F}}};
        const std::vector<Right> right{{0}, {1}};
        const SparseWeights good = fitted(dataOf(2, 2, rows, right), 0.5);
        QVERIFY(good.fits(2) && !good.fits(1) && !good.fits(3));
        SparseWeights bad = good;
        bad.outputs.back() = 2;
        QVERIFY(!bad.fits(2));
        bad = good;
        bad.starts[1] = 3;
        QVERIFY(!bad.fits(2));
        bad = good;
        bad.values.pop_back();
        QVERIFY(!bad.fits(2));
        QVERIFY(!SparseWeights().fits(0));
    }

    void aStopEndsIt()
    {
        const std::vector<Row> rows{{{0, 1.0F}}, {{1, 1.0F}}};
        const std::vector<Right> right{{0}, {1}};
        std::stop_source stop;
        stop.request_stop();
        const auto none = fitSparse(dataOf(2, 2, rows, right), {}, stop.get_token(), {});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::Cancelled);
    }
};

GLOSSA_TEST(TestSparseLinear);
#include "tst_sparse_linear.moc"
