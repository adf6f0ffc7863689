// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/confusion.h"

#include "tests/core/evaluate/notation.h"
#include "tests/core/evaluate/random_outcomes.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <numeric>

using namespace glossa::evaluate;

class TestErrors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyErrorIsOfOneKind()
    {
        QVERIFY(rc::check([] {
            const Outcomes outcomes = randomOutcomes();
            const Metrics metrics = measure(outcomes);
            const auto errors = entityErrors(outcomes);
            for (std::size_t i = 0; i < errors.size(); ++i) {
                const ErrorMakeUp &e = errors[i];
                const Counts &counts = metrics.entities->categories[i].counts;
                RC_ASSERT(e.wrongBorderPredicted + e.wrongName + e.madeUp == counts.falsePositives);
                RC_ASSERT(e.wrongBorderLabeled + e.labeledOther + e.missed == counts.falseNegatives);
                RC_ASSERT(std::accumulate(e.falseAlarmsLabeledAs.begin(), e.falseAlarmsLabeledAs.end(),
                                          0LL) == e.wrongName);
                RC_ASSERT(std::accumulate(e.missesPredictedAs.begin(), e.missesPredictedAs.end(), 0LL) ==
                          e.labeledOther);
            }
        }));
    }

    void kindsAreToldByWhatLiesOverThePlace()
    {
        Outcomes outcomes;
        addOutcome(outcomes, "[A one two] x [B three] [A four] five",
                   "[A one] two x [A three] four [B five]");
        const auto errors = entityErrors(outcomes);
        QCOMPARE(errors[0].wrongBorderPredicted, 1);
        QCOMPARE(errors[0].wrongName, 1);
        QCOMPARE(errors[0].falseAlarmsLabeledAs, (std::vector<std::int64_t>{0, 1}));
        QCOMPARE(errors[0].madeUp, 0);
        QCOMPARE(errors[0].wrongBorderLabeled, 1);
        QCOMPARE(errors[0].missed, 1);
        QCOMPARE(errors[1].madeUp, 1);
        QCOMPARE(errors[1].labeledOther, 1);
        QCOMPARE(errors[1].missesPredictedAs, (std::vector<std::int64_t>{1, 0}));
    }
};

GLOSSA_TEST(TestErrors);
#include "tst_errors.moc"
