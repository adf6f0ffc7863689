// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/deployments/served_day.h"
#include "core/workspace/review/query_log.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <cmath>

using namespace glossa;
using namespace glossa::workspace;
using std::chrono::milliseconds;
using test::production;
using test::staging;

namespace {

constexpr std::int64_t anHour = 3'600'000;

} // namespace

class TestServedDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }
    void cleanup() { m_lamps.reset(); }

    void withoutAnAnswerThereIsNone() { QCOMPARE(days(), ServedDays()); }

    void answersStandInTheirHoursTheOldestFirst()
    {
        record({answer(production, 0), answer(production, 0), answer(production, 3), answer(staging, 23)});
        record({answer(production, 3)});
        const ServedDays all = days();
        QCOMPARE(all.byDeployment.size(), std::size_t{2});
        const ServedDay &day = all.byDeployment.at(production);
        QCOMPARE(day.answers, 4);
        QCOMPARE(day.hours.at(23), 2);
        QCOMPARE(day.hours.at(20), 2);
        QCOMPARE(all.byDeployment.at(staging).hours.at(0), 1);
        QCOMPARE(all.all.answers, 5);
    }

    void whatIsOlderThanADayGoes()
    {
        record({answer(production, 0), answer(production, 23)});
        m_lamps->clock.now += anHour;
        QCOMPARE(days().all.answers, 1);
        m_lamps->clock.now += 23 * anHour;
        QCOMPARE(days(), ServedDays());
    }

    /// Times are kept in steps of a fifth: what is read is right within a tenth.
    void theMedianIsTheTimeOfTheMiddleAnswer_data()
    {
        QTest::addColumn<QList<int>>("microseconds");
        QTest::addColumn<double>("median");
        QTest::newRow("one") << QList<int>{4000} << 4.0;
        QTest::newRow("three") << QList<int>{100, 9000, 1'000'000} << 9.0;
        QTest::newRow("less than a microsecond") << QList<int>{0} << 0.001;
        QTest::newRow("an hour") << QList<int>{2'000'000'000} << 2'000'000.0;
    }
    void theMedianIsTheTimeOfTheMiddleAnswer()
    {
        QFETCH(QList<int>, microseconds);
        QFETCH(double, median);
        std::vector<ServedAnswer> answers;
        for (const int took : microseconds)
            answers.push_back(
                {m_lamps->project, production, m_lamps->clock.now, std::chrono::microseconds(took)});
        record(answers);
        const auto found = days().all.medianMs;
        QVERIFY(found.has_value());
        QVERIFY2(std::abs(*found / median - 1.0) < 0.1, qPrintable(QString::number(*found)));
    }

    void aProjectThatIsGoneIsLeftOut()
    {
        record(
            {{m_lamps->project + 7, production, m_lamps->clock.now, milliseconds(1)}, answer(production, 0)});
        QCOMPARE(days().all.answers, 1);
    }

    void theLogCountsWhatItDoesNotKeep()
    {
        const auto log = QueryLog::open(m_lamps->folder.path(), m_lamps->clock);
        QVERIFY(log.has_value());
        (*log)->count(answer(production, 0));
        (*log)->count(answer(production, 0));
        (*log)->flush();
        QCOMPARE(days().byDeployment.at(production).answers, 2);
        QCOMPARE((*log)->dropped(), 0);
    }

private:
    [[nodiscard]] ServedAnswer answer(const QString &deployment, int hoursAgo) const
    {
        return {m_lamps->project, deployment, m_lamps->clock.now - hoursAgo * anHour, milliseconds(4)};
    }
    void record(const std::vector<ServedAnswer> &answers)
    {
        QVERIFY(recordServed(*m_lamps->workspace, answers).has_value());
    }
    [[nodiscard]] ServedDays days() { return servedDays(*m_lamps->workspace, m_lamps->project).value(); }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestServedDay);
#include "tst_served_day.moc"
