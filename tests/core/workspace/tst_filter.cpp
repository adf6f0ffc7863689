// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/items.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::workspace;

class TestFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filtersAreRead_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<ItemFilter>("expected");
        const auto row = [](const char *expression, const std::function<void(ItemFilter &)> &change) {
            ItemFilter filter;
            filter.text = QStringLiteral("");
            change(filter);
            QTest::newRow(expression) << QString::fromUtf8(expression) << filter;
        };
        row("", [](ItemFilter &) {});
        row("  turn   on ", [](ItemFilter &f) { f.text = QStringLiteral("turn on"); });
        row("\"turn  on\"", [](ItemFilter &f) { f.text = QStringLiteral("turn  on"); });
        row("intent:Reply", [](ItemFilter &f) { f.intents << QStringLiteral("Reply"); });
        row("intent:-", [](ItemFilter &f) { f.intents << QString(); });
        row("INTENT:Reply intent:None",
            [](ItemFilter &f) { f.intents << QStringLiteral("Reply") << QStringLiteral("None"); });
        row("entity:\"Contact name\"", [](ItemFilter &f) { f.entities << QStringLiteral("Contact name"); });
        row("class:Spam", [](ItemFilter &f) { f.classes << QStringLiteral("Spam"); });
        row("set:test", [](ItemFilter &f) { f.dataset = project::Dataset::Test; });
        row("set:Train state:labeled", [](ItemFilter &f) {
            f.dataset = project::Dataset::Train;
            f.state = LabeledState::Labeled;
        });
        row("state:unlabeled language:de wo ist", [](ItemFilter &f) {
            f.state = LabeledState::Unlabeled;
            f.language = QStringLiteral("de");
            f.text = QStringLiteral("wo ist");
        });
        row("state:open", [](ItemFilter &f) { f.state = LabeledState::Open; });
        row("state:half", [](ItemFilter &f) { f.state = LabeledState::Half; });
        row("\"note:this\" see http://x note:",
            [](ItemFilter &f) { f.text = QStringLiteral("note:this see http://x note:"); });
        row("at 10:30 :x", [](ItemFilter &f) { f.text = QStringLiteral("at 10:30 :x"); });
    }
    void filtersAreRead()
    {
        QFETCH(QString, expression);
        QFETCH(ItemFilter, expected);
        const auto filter = parseFilter(expression);
        QVERIFY(filter.has_value());
        QVERIFY(*filter == expected);
    }

    void unknownValuesAreRefusedWithTheirField_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("set") << QStringLiteral("set:dev") << QByteArray("set");
        QTest::newRow("set, empty") << QStringLiteral("set:") << QByteArray("set");
        QTest::newRow("field") << QStringLiteral("lamp intnt:TurnOn") << QByteArray("filter");
        QTest::newRow("state") << QStringLiteral("lamp state:done") << QByteArray("state");
    }
    void unknownValuesAreRefusedWithTheirField()
    {
        QFETCH(QString, expression);
        QFETCH(QByteArray, place);
        const auto filter = parseFilter(expression);
        QVERIFY(!filter);
        QCOMPARE(filter.error().code, ErrorCode::BadValue);
        QCOMPARE(QByteArray::fromStdString(plain(filter.error().place)), place);
    }

    void unknownNamesAreRefusedWithThoseNear()
    {
        std::vector<CategoryUse> schema(3);
        schema[0].category.name = QStringLiteral("TurnOn");
        schema[1].category.name = QStringLiteral("TurnOff");
        schema[2].category.name = QStringLiteral("Room");
        schema[2].category.kind = project::CategoryKind::Entity;
        const auto check = [&schema](const char *expression) {
            return checkNames(*parseFilter(QString::fromUtf8(expression)), schema);
        };
        QVERIFY(check("intent:TurnOn intent:- entity:Room lamp").has_value());
        const auto mistyped = check("intent:TurnOn intent:turnoof");
        QVERIFY(!mistyped);
        QCOMPARE(mistyped.error().code, ErrorCode::NotFound);
        QCOMPARE(plain(mistyped.error().place), std::string("intent"));
        QCOMPARE(plain(mistyped.error().expected), std::string("oneOf(TurnOff, TurnOn)"));
        QCOMPARE(plain(check("entity:TurnOn").error().expected), std::string());
        QCOMPARE(plain(check("class:Room").error().place), std::string("class"));
    }
};

GLOSSA_TEST(TestFilter);
#include "tst_filter.moc"
