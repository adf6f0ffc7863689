// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/split.h"

#include "core/base/seed.h"

#include "tests/support/registry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glossa;
using workspace::stratifiedTest;

namespace {

using Labels = std::vector<std::vector<std::uint32_t>>;

/// Items with one to four labels of which low numbers are frequent and high ones rare.
Labels someItems(std::size_t count, std::uint32_t labelCount, std::uint64_t seed)
{
    Random random(seed);
    Labels items(count);
    for (auto &labels : items) {
        const std::size_t wanted = 1 + random.next() % 4;
        while (labels.size() < wanted) {
            const auto label =
                static_cast<std::uint32_t>(std::min(random.next() % labelCount, random.next() % labelCount));
            if (std::ranges::find(labels, label) == labels.end())
                labels.push_back(label);
        }
    }
    return items;
}

struct Count {
    std::size_t test = 0;
    std::size_t all = 0;
};

std::vector<Count> countsOf(const Labels &items, std::uint32_t labelCount, const std::vector<bool> &test)
{
    std::vector<Count> counts(labelCount);
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const std::uint32_t label : items[i]) {
            ++counts[label].all;
            counts[label].test += test[i] ? 1 : 0;
        }
    }
    return counts;
}

} // namespace

class TestSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shareIsKeptOverallAndForEachLabel_data()
    {
        QTest::addColumn<double>("share");
        QTest::newRow("a fifth") << 0.2;
        QTest::newRow("a tenth") << 0.1;
        QTest::newRow("a half") << 0.5;
    }
    void shareIsKeptOverallAndForEachLabel()
    {
        QFETCH(double, share);
        constexpr std::uint32_t labelCount = 12;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Labels items = someItems(600, labelCount, seed);
            const auto test = stratifiedTest(items, labelCount, share, seed);
            QCOMPARE(test.size(), items.size());
            const auto chosen = static_cast<double>(std::ranges::count(test, true));
            QVERIFY2(std::abs(chosen / 600.0 - share) < 0.03, qPrintable(QString::number(chosen)));
            for (const Count &count : countsOf(items, labelCount, test)) {
                const auto wanted = static_cast<double>(count.all) * share;
                const double allowed = 2.0 + 0.1 * static_cast<double>(count.all);
                QVERIFY2(std::abs(static_cast<double>(count.test) - wanted) <= allowed,
                         qPrintable(QStringLiteral("%1 of %2").arg(count.test).arg(count.all)));
            }
        }
    }

    void labelsOfTwoItemsStandOnBothSides()
    {
        // Each label on two items of its own, among many of label 0.
        Labels items(60, {0});
        for (std::uint32_t label = 1; label <= 8; ++label) {
            items.push_back({label});
            items.push_back({label});
        }
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            for (const Count &count : countsOf(items, 9, stratifiedTest(items, 9, 0.2, seed)))
                QVERIFY(count.test > 0 && count.test < count.all);
        }
    }

    void sameSeedChoosesTheSameItems()
    {
        const Labels items = someItems(200, 6, 3);
        QVERIFY(stratifiedTest(items, 6, 0.2, 11) == stratifiedTest(items, 6, 0.2, 11));
        QVERIFY(stratifiedTest(items, 6, 0.2, 11) != stratifiedTest(items, 6, 0.2, 12));
    }

    void nothingIsHeldBackWithoutAShare()
    {
        const Labels once{{0}, {1}, {2}, {}};
        const auto test = stratifiedTest(once, 3, 0.0, 1);
        QCOMPARE(std::ranges::count(test, true), 0);
    }

    void itemsWithoutLabelsAreSplitToo()
    {
        const auto test = stratifiedTest(Labels(100), 0, 0.2, 1);
        QCOMPARE(std::ranges::count(test, true), 20);
        QVERIFY(stratifiedTest({}, 3, 0.2, 1).empty());
    }
};

GLOSSA_TEST(TestSplit);
#include "tst_split.moc"
