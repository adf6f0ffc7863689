// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/stored_json.h"

#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using namespace glossa::project;

class TestStoredJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesComeBack()
    {
        const StoredJson json =
            parsed(R"({"a":"x","e":"","n":9007199254740993,"r":0.25,"f":true,"l":[1,[2,"b"]],"z":null})");
        const StoredValue value(json);
        QCOMPARE(value["a"].text(), QStringLiteral("x"));
        QVERIFY(value["e"].isText() && !value["e"].text().isNull() && value["e"].text().isEmpty());
        QCOMPARE(value["n"].number(), std::int64_t{9007199254740993}); // more than a double holds
        QCOMPARE(value["r"].real(), 0.25);
        QVERIFY(value["f"].flag());
        QCOMPARE(value["l"].size(), std::size_t{2});
        QCOMPARE(value["l"].at(1).at(1).text(), QStringLiteral("b"));
        QVERIFY(!value["z"].figure());
        QCOMPARE(compact(json), compact(parsed(compact(json))));
    }

    void whatIsNotThereOrOfAnotherTypeIsTheDefault()
    {
        const StoredJson json =
            parsed(R"({"n":"12","big":4294967296,"huge":18446744073709551615,"whole":1e3,"o":{"x":1}})");
        const StoredValue value(json);
        QVERIFY(value["none"].text().isNull());
        QCOMPARE(value["n"].number(-1), std::int64_t{-1});
        QCOMPARE(value["big"].integer(7), 7); // an int has no room for it
        QCOMPARE(value["huge"].number(3), std::int64_t{3});
        QCOMPARE(value["whole"].integer(), 1000);
        QVERIFY(!value["o"].flag());
        QCOMPARE(value["o"].size(), std::size_t{0});
        QVERIFY(value["o"].at(3)["deeper"]["still"].text().isNull());
    }

    void whatIsNestedTooDeepIsNone()
    {
        const QByteArray deep = QByteArray(200'000, '[') + QByteArray(200'000, ']');
        QVERIFY(parsed(deep).is_null());
        QVERIFY(parsed(QByteArray(100, '[') + QByteArray(100, ']')).is_array());
    }

    void placeOfTheDamageIsTold()
    {
        const auto object = objectOf("{\"a\":1,]", "facts");
        QVERIFY(!object);
        QCOMPARE(object.error().detail, Message(Phrase::Position, 8));
    }

    void columnThatIsNoObjectIsDamage_data()
    {
        QTest::addColumn<QByteArray>("column");
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("cut") << QByteArray("{\"a\":");
        QTest::newRow("words") << QByteArray("nothing");
    }
    void columnThatIsNoObjectIsDamage()
    {
        QFETCH(QByteArray, column);
        const auto object = objectOf(column, "facts");
        QVERIFY(!object);
        QCOMPARE(object.error().code, ErrorCode::CorruptWorkspace);
        QCOMPARE(plain(object.error().place), std::string("facts"));
    }

    void emptyColumnIsAnEmptyObject()
    {
        const auto object = objectOf({}, "facts");
        QVERIFY(object && object->is_object() && object->empty());
    }
};

GLOSSA_TEST(TestStoredJson);
#include "tst_stored_json.moc"
