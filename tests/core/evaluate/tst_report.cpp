// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/report.h"

#include "tests/core/evaluate/notation.h"
#include "tests/support/registry.h"

#include <QtTest>

using namespace glossa::evaluate;

namespace {

Outcomes judged()
{
    Outcomes outcomes;
    outcomes.intents = {"Ask", "Tell"};
    addOutcome(outcomes, "[ORG Acme] paid [MONEY 5 EUR]", "[ORG Acme paid] [MONEY 5 EUR]");
    addOutcome(outcomes, "call [ORG Beta] now", "call [MONEY Beta] now");
    addOutcome(outcomes, "nothing here", "[ORG nothing] here");
    for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
        outcomes.items[i].expectedIntent = 0;
        outcomes.items[i].predictedIntent = i == 0 ? 0 : 1;
    }
    return outcomes;
}

bool isEmpty(const Confusion &confusion)
{
    return confusion.names.empty() && confusion.cells.empty();
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresAreThereWithoutAnyPart()
    {
        const Report report = reportOn(judged(), {});
        QCOMPARE(report.metrics.items, 3);
        QCOMPARE(report.metrics.intentsRight, 1);
        QCOMPARE(report.metrics.entities->total.truePositives, 1);
        QCOMPARE(report.metrics.entities->total.falsePositives, 3);
        QCOMPARE(report.metrics.entities->total.falseNegatives, 2);
        QVERIFY(isEmpty(report.intents));
        for (const Confusion &confusion : report.entities)
            QVERIFY(isEmpty(confusion));
        QVERIFY(report.readings.empty());
        QVERIFY(report.intentF1.categories.empty() && report.entityF1.categories.empty());
    }

    void oneMatrixIsMadeAlone()
    {
        const Report report = reportOn(judged(), ReportParts{}.with(EntityView::ExactPlace));
        QCOMPARE(report.confusion(EntityView::ExactPlace).names.back(), std::string("$none"));
        QVERIFY(!report.confusion(EntityView::ExactPlace).cells.empty());
        QVERIFY(isEmpty(report.confusion(EntityView::CharacterShare)));
        QVERIFY(isEmpty(report.confusion(EntityView::PairedOverlap)));
        QVERIFY(isEmpty(report.confusion(EntityView::Token)));
    }

    void allPartsAreThoseOfTheirFunctions()
    {
        const Outcomes outcomes = judged();
        const Report report = reportOn(outcomes, ReportParts::all());
        QVERIFY(report.outcomes.items == outcomes.items);
        QCOMPARE(report.intents.cell(0, 1)->raw, 2.0);
        QCOMPARE(report.confusion(EntityView::PairedOverlap).cells.size(),
                 entityConfusion(outcomes, EntityView::PairedOverlap).cells.size());
        QCOMPARE(report.readings.size(), readings(outcomes).size());
        QCOMPARE(report.intentF1.micro->low, bootstrapIntentF1(outcomes).micro->low);
        QCOMPARE(report.entityF1.micro->high, bootstrapEntityF1(outcomes).micro->high);
    }

    void withoutIntentsThereIsNoRangeOfThem()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[ORG Acme] paid", "[ORG Acme] paid");
        const Report report = reportOn(outcomes, ReportParts::all());
        QVERIFY(!report.metrics.intents);
        QVERIFY(!report.intentF1.micro);
        QVERIFY(report.entityF1.micro);
    }
};

GLOSSA_TEST(ReportTest);
#include "tst_report.moc"
