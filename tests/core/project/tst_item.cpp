// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/item.h"

#include "tests/support/registry.h"

#include <QtTest>

#include <limits>

using namespace glossa;
using namespace glossa::project;

class TestItem : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spansAreChecked_data()
    {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("right");
        // The text: a 😀 (two units) b, then a high surrogate alone.
        QTest::newRow("whole text") << 0 << 5 << true;
        QTest::newRow("first character") << 0 << 1 << true;
        QTest::newRow("the pair") << 1 << 2 << true;
        QTest::newRow("the lone surrogate") << 4 << 1 << true;
        QTest::newRow("up to the lone surrogate") << 3 << 1 << true;
        QTest::newRow("begins inside the pair") << 2 << 2 << false;
        QTest::newRow("ends inside the pair") << 0 << 2 << false;
        QTest::newRow("half of the pair") << 1 << 1 << false;
        QTest::newRow("nothing") << 1 << 0 << false;
        QTest::newRow("less than nothing") << 2 << -1 << false;
        QTest::newRow("before the text") << -1 << 2 << false;
        QTest::newRow("past the text") << 4 << 2 << false;
        QTest::newRow("behind the text") << 5 << 1 << false;
        QTest::newRow("so long that the end overflows") << 1 << std::numeric_limits<int>::max() << false;
    }
    void spansAreChecked()
    {
        QFETCH(int, begin);
        QFETCH(int, length);
        QFETCH(bool, right);
        const QString text = QStringLiteral("a😀b") + QChar(0xD83D);
        const Status status = checkSpan(text, {begin, length});
        QCOMPARE(status.has_value(), right);
        if (!right) {
            QCOMPARE(status.error().code, ErrorCode::BadOffset);
            QVERIFY(!status.error().expected.empty());
        }
    }

    void datasetsAreReadInAnyCase()
    {
        for (const Dataset dataset : {Dataset::Unassigned, Dataset::Train, Dataset::Test}) {
            QCOMPARE(datasetFromName(datasetName(dataset)), std::optional(dataset));
            QCOMPARE(datasetFromName(datasetName(dataset).toUpper()), std::optional(dataset));
        }
        QVERIFY(!datasetFromName(QStringLiteral("Trains")));
    }

    void namesOfCompositionsAreReadBack()
    {
        for (const auto setting : {Composition::Unset, Composition::Combine, Composition::Separate,
                                   Composition::LongestOverlap, Composition::ExactOverlap})
            QCOMPARE(compositionFromName(compositionName(setting)), std::optional(setting));
        QVERIFY(!compositionFromName(QStringLiteral("mixComponents")));
    }

    void anItemIsLabeledByWhatAPersonGave()
    {
        Item item;
        item.text = QStringLiteral("hello");
        QVERIFY(!isLabeled(item));
        item.done = true;
        QVERIFY(isLabeled(item));
        item.done = false;
        item.intent = QStringLiteral("Greet");
        QVERIFY(isLabeled(item));
        item.intent.clear();
        item.labels = {{QStringLiteral("word"), {0, 5}, 0, {}}};
        QVERIFY(isLabeled(item));
        item.labels.clear();
        item.classes = {{QStringLiteral("short"), {}}};
        QVERIFY(isLabeled(item));
    }

    void whatLacksOnlyAnIntentIsHalfLabeled()
    {
        Item item;
        QCOMPARE(workState(item, true), WorkState::Open);
        item.done = true;
        QCOMPARE(workState(item, true), WorkState::Half);
        QCOMPARE(workState(item, false), WorkState::Labeled);
        item.done = false;
        item.labels = {{QStringLiteral("word"), {0, 5}, 0, {}}};
        QCOMPARE(workState(item, true), WorkState::Half);
        QCOMPARE(workState(item, false), WorkState::Labeled);
        item.intent = QStringLiteral("Greet");
        QCOMPARE(workState(item, true), WorkState::Labeled);
        item.labels.clear();
        QCOMPARE(workState(item, true), WorkState::Labeled);
    }
};

GLOSSA_TEST(TestItem);
#include "tst_item.moc"
