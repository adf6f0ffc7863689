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
        const evaluate::Outcomes outcomes{
            {"TurnOn", "Ein schalten"}, {"Device", "Räume"}, {full, unsure, {}}};
        const auto again = outcomesFromBlob(outcomesToBlob(outcomes));
        QVERIFY(again.has_value());
        QCOMPARE(again->intents, outcomes.intents);
        QCOMPARE(again->entities, outcomes.entities);
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

    void damagedBlobsAreRefused()
    {
        const QByteArray blob = outcomesToBlob({{"A"}, {"b"}, {{}}});
        QVERIFY(!outcomesFromBlob({}));
        for (qsizetype size = 0; size < blob.size(); ++size) {
            const auto outcomes = outcomesFromBlob(blob.left(size));
            QVERIFY(!outcomes);
            QCOMPARE(outcomes.error().code, ErrorCode::CorruptWorkspace);
        }
    }
};

GLOSSA_TEST(TestOutcomesBlob);
#include "tst_outcomes_blob.moc"
