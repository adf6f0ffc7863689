// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/outcomes.h"

#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa;
using namespace glossa::workspace;

class TestOutcomesBlob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void outcomesAreReadBack()
    {
        evaluate::Outcome full;
        full.item = 7'000'000'000;
        full.text = u"Lüfter 😀 im\r\nBad an";
        full.regions = {{0, 6}, {10, 9}};
        full.expectedIntent = 1;
        full.predictedIntent = 0;
        full.intentConfidence = 0.625;
        full.expected = {{{0, 6}, 0}, {{14, 3}, 1}};
        full.predicted = {{{14, 3}, 0}};
        full.predictedConfidence = {0.1};
        evaluate::Outcome unsure;
        unsure.predicted = {{{0, 1}, 1}, {{2, 1}, 0}};
        unsure.expectedClasses = {0, 2};
        unsure.predictedClasses = {{1, 0.75}, {2, 0.5}};
        const evaluate::Outcomes outcomes{
            {"TurnOn", "Ein schalten"}, {"Device", "Räume"}, {"letter", "Brief", "bill"}, {full, unsure, {}}};
        const auto again = outcomesFromBlob(outcomesToBlob(outcomes));
        QVERIFY(again.has_value());
        QCOMPARE(again->intents, outcomes.intents);
        QCOMPARE(again->entities, outcomes.entities);
        QCOMPARE(again->classes, outcomes.classes);
        QCOMPARE(again->items.size(), outcomes.items.size());
        for (std::size_t i = 0; i < outcomes.items.size(); ++i)
            QVERIFY(again->items[i] == outcomes.items[i]);
    }

    void noOutcomesAreReadBack()
    {
        const auto again = outcomesFromBlob(outcomesToBlob({}));
        QVERIFY(again.has_value());
        QVERIFY(again->items.empty() && again->intents.empty() && again->entities.empty());
    }

    void outcomesOfVersionOneAreRead()
    {
        const QByteArray blob = QByteArray::fromHex(
            "0000003f78da6b616c4c0b292dcaf3cf6b4c73492dcb4c4e6dec604fcf49cc2d50c8cf6b6c626061f8f6dbfe01031834"
            "363330b034b60089dff617204200cc1b135a");
        const auto outcomes = outcomesFromBlob(blob);
        QVERIFY(outcomes.has_value());
        QCOMPARE(outcomes->intents, std::vector<std::string>{"TurnOn"});
        QCOMPARE(outcomes->entities, std::vector<std::string>{"Device"});
        QVERIFY(outcomes->classes.empty());
        evaluate::Outcome item;
        item.item = 7;
        item.text = u"lamp on";
        item.regions = {{0, 4}};
        item.expectedIntent = 0;
        item.intentConfidence = 0.5;
        item.expected = {{{0, 4}, 0}};
        item.predicted = {{{0, 4}, 0}};
        item.predictedConfidence = {0.25};
        QVERIFY(outcomes->items == std::vector{item});
    }

    void outcomesOfALaterVersionAreRefused()
    {
        const QByteArray later = qCompress(QByteArray::fromHex("850380808080"));
        QCOMPARE(outcomesFromBlob(later).error().code, ErrorCode::CorruptWorkspace);
    }

    /// A number that is no place in its list would be read outside of it by whoever shows the name.
    void numbersWithoutANameAreRefused_data()
    {
        QTest::addColumn<int>("place");
        for (const int place : {0, 1, 2, 3, 4, 5})
            QTest::addRow("%d", place) << place;
    }
    void numbersWithoutANameAreRefused()
    {
        QFETCH(const int, place);
        const auto outcomes = [place](std::uint32_t number) {
            evaluate::Outcome item;
            item.text = u"lamp on";
            const auto at = [&](int own) { return own == place ? number : 0U; };
            item.expectedIntent = at(0);
            item.predictedIntent = at(1);
            item.expected = {{{0, 4}, at(2)}};
            item.predicted = {{{0, 4}, at(3)}};
            item.expectedClasses = {at(4)};
            item.predictedClasses = {{at(5), 0.5}};
            return evaluate::Outcomes{{"A", "B"}, {"c", "d"}, {"e", "f"}, {item}};
        };
        QVERIFY(outcomesFromBlob(outcomesToBlob(outcomes(1))).has_value());
        for (const std::uint32_t number : {2U, 0xffffffffU}) {
            const auto read = outcomesFromBlob(outcomesToBlob(outcomes(number)));
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::CorruptWorkspace);
        }
    }

    void damagedBlobsAreRefused()
    {
        const QByteArray blob = outcomesToBlob({{"A"}, {"b"}, {"c"}, {{}}});
        QVERIFY(!outcomesFromBlob({}));
        for (qsizetype size = 0; size < blob.size(); ++size) {
            const auto outcomes = outcomesFromBlob(blob.left(size));
            QVERIFY(!outcomes);
            QCOMPARE(outcomes.error().code, ErrorCode::CorruptWorkspace);
        }
        // A size that nothing deflates to is refused before the room for it is taken.
        QByteArray boastful = blob;
        boastful.replace(0, 4, QByteArray::fromHex("7fffffff"));
        const auto outcomes = outcomesFromBlob(boastful);
        QVERIFY(!outcomes);
        QCOMPARE(outcomes.error().code, ErrorCode::CorruptWorkspace);
    }
};

GLOSSA_TEST(TestOutcomesBlob);
#include "tst_outcomes_blob.moc"
