// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/runtime_jobs.h"

#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"

using namespace glossa;
using namespace glossa::store;
using test::need;

namespace {

constexpr std::int64_t room = 1'000'000;

const QString own = QStringLiteral("lock:kernel:1:own");
const QString other = QStringLiteral("lock:kernel:2:other");

} // namespace

/// The jobs of the server's clients as they stand in the workspace.
class TestRuntimeJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<test::StoreFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void whatWasAddedIsThereInAnotherConnection()
    {
        const RuntimeJobRow job = add(QStringLiteral("a"));
        const auto second = need(Store::open(m_fixture->folder.path(), m_fixture->clock));
        const RuntimeJobRow found = need(runtimeJob(*second, QStringLiteral("a")));
        QCOMPARE(found.request, job.request);
        QCOMPARE(found.owner, own);
        QCOMPARE(found.state, RuntimeJobState::Waiting);
        QCOMPARE(found.createdMs, job.createdMs);
        QCOMPARE(found.expiresMs, job.expiresMs);
        QVERIFY(found.results.isEmpty());
        QVERIFY(!found.cancelRequested);
        QCOMPARE(runtimeJob(store(), QStringLiteral("b")).error().code, ErrorCode::NotFound);
        QCOMPARE(plain(runtimeJob(store(), QStringLiteral("b")).error().place), std::string("job"));
    }

    void onlyItsOwnerBeginsAndKeepsAJob()
    {
        add(QStringLiteral("a"));
        QCOMPARE(beginRuntimeJob(store(), QStringLiteral("a"), other).error().code, ErrorCode::Conflict);
        RuntimeJobRow job = need(beginRuntimeJob(store(), QStringLiteral("a"), own));
        QCOMPARE(job.state, RuntimeJobState::Running);
        job.results = "[null]";
        QVERIFY(keepRuntimeJob(store(), job));
        RuntimeJobRow strange = job;
        strange.owner = other;
        strange.results = "[1]";
        QCOMPARE(keepRuntimeJob(store(), strange).error().code, ErrorCode::Conflict);
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("a"))).results, QByteArray("[null]"));
        // One that was begun is begun again after a restart of its owner's thread.
        QCOMPARE(need(beginRuntimeJob(store(), QStringLiteral("a"), own)).results, QByteArray("[null]"));
        job.state = RuntimeJobState::Succeeded;
        QVERIFY(keepRuntimeJob(store(), job));
        QCOMPARE(keepRuntimeJob(store(), job).error().code, ErrorCode::Conflict); // it has ended
        QCOMPARE(beginRuntimeJob(store(), QStringLiteral("a"), own).error().code, ErrorCode::Conflict);
    }

    void waitingJobEndsAtOnceWhenItIsCancelled()
    {
        add(QStringLiteral("a"));
        QVERIFY(cancelRuntimeJob(store(), QStringLiteral("a")));
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("a"))).state, RuntimeJobState::Cancelled);
        QCOMPARE(beginRuntimeJob(store(), QStringLiteral("a"), own).error().code, ErrorCode::Conflict);
        QCOMPARE(cancelRuntimeJob(store(), QStringLiteral("b")).error().code, ErrorCode::NotFound);
    }

    void ownerOfARunningJobIsAsked()
    {
        add(QStringLiteral("a"));
        RuntimeJobRow job = need(beginRuntimeJob(store(), QStringLiteral("a"), own));
        QVERIFY(cancelRuntimeJob(store(), QStringLiteral("a")));
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("a"))).state, RuntimeJobState::Running);
        QVERIFY(need(runtimeJob(store(), QStringLiteral("a"))).cancelRequested);
        job.state = RuntimeJobState::Succeeded; // it was quicker
        QVERIFY(keepRuntimeJob(store(), job));
        QVERIFY(cancelRuntimeJob(store(), QStringLiteral("a")));
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("a"))).state, RuntimeJobState::Succeeded);
    }

    void overdueJobsAreCancelled()
    {
        // The clock goes on by a second with each look.
        add(QStringLiteral("soon"), 1);
        add(QStringLiteral("later"), 1'000'000);
        add(QStringLiteral("never"), 0);
        add(QStringLiteral("runs"), 1);
        need(beginRuntimeJob(store(), QStringLiteral("runs"), own));
        QVERIFY(cancelOverdueRuntimeJobs(store()));
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("soon"))).state, RuntimeJobState::Cancelled);
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("later"))).state, RuntimeJobState::Waiting);
        QCOMPARE(need(runtimeJob(store(), QStringLiteral("never"))).state, RuntimeJobState::Waiting);
        QVERIFY(need(runtimeJob(store(), QStringLiteral("runs"))).cancelRequested);
        QVERIFY(!need(runtimeJob(store(), QStringLiteral("later"))).cancelRequested);
    }

    void unfinishedJobsAreTakenOverOnce()
    {
        add(QStringLiteral("first"));
        add(QStringLiteral("second"));
        add(QStringLiteral("ended"));
        QVERIFY(cancelRuntimeJob(store(), QStringLiteral("ended")));
        need(beginRuntimeJob(store(), QStringLiteral("second"), own));
        const auto unfinished = need(unfinishedRuntimeJobs(store()));
        QCOMPARE(unfinished.size(), std::size_t{2});
        QCOMPARE(unfinished[0].id, QStringLiteral("first"));
        QCOMPARE(unfinished[1].id, QStringLiteral("second"));
        QCOMPARE(unfinished[1].owner, own);
        QVERIFY(takeOverRuntimeJob(store(), unfinished[1], other));
        QCOMPARE(takeOverRuntimeJob(store(), unfinished[1], QStringLiteral("third")).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(beginRuntimeJob(store(), QStringLiteral("second"), own).error().code, ErrorCode::Conflict);
        QVERIFY(beginRuntimeJob(store(), QStringLiteral("second"), other).has_value());
    }

    void heartbeatIsThatOfAllUnfinishedJobsOfAnOwner()
    {
        add(QStringLiteral("a"));
        add(QStringLiteral("b"));
        const auto before = need(unfinishedRuntimeJobs(store()));
        QVERIFY(beatRuntimeJobs(store(), own));
        const auto after = need(unfinishedRuntimeJobs(store()));
        QVERIFY(after[0].heartbeatMs > before[1].heartbeatMs);
        QCOMPARE(after[0].heartbeatMs, after[1].heartbeatMs);
        QVERIFY(beatRuntimeJobs(store(), other));
        QCOMPARE(need(unfinishedRuntimeJobs(store()))[0].heartbeatMs, after[0].heartbeatMs);
    }

    void allKeptJobsTogetherHaveABound()
    {
        const RuntimeJobRow first = add(QStringLiteral("a"));
        RuntimeJobRow second = first;
        second.id = QStringLiteral("b");
        const std::int64_t both = 2 * first.request.size();
        const auto refused = addRuntimeJob(store(), second, both - 1);
        QCOMPARE(refused.error().code, ErrorCode::TooLarge);
        QVERIFY(addRuntimeJob(store(), second, both));
        // Results count, too.
        RuntimeJobRow begun = need(beginRuntimeJob(store(), QStringLiteral("a"), own));
        begun.results = QByteArray(100, ' ');
        QVERIFY(keepRuntimeJob(store(), begun));
        RuntimeJobRow third = first;
        third.id = QStringLiteral("c");
        third.request = "{}";
        QCOMPARE(addRuntimeJob(store(), third, both + 101).error().code, ErrorCode::TooLarge);
        QVERIFY(addRuntimeJob(store(), third, both + 102));
    }

    void expiredJobsAreGoneAndThenSwept()
    {
        for (int i = 0; i < 250; ++i)
            add(QString::number(i), 0, 1);
        add(QStringLiteral("kept"), 0, 100'000'000);
        QCOMPARE(runtimeJob(store(), QStringLiteral("7")).error().code, ErrorCode::NotFound);
        QCOMPARE(need(sweepRuntimeJobs(store())), true); // a hundred at once
        QCOMPARE(need(sweepRuntimeJobs(store())), true);
        QCOMPARE(need(sweepRuntimeJobs(store())), false);
        QVERIFY(runtimeJob(store(), QStringLiteral("kept")).has_value());
        QCOMPARE(need(unfinishedRuntimeJobs(store())).size(), std::size_t{1});
        // What they took is free again.
        RuntimeJobRow next = need(runtimeJob(store(), QStringLiteral("kept")));
        const std::int64_t size = next.request.size();
        next.id = QStringLiteral("next");
        QCOMPARE(addRuntimeJob(store(), next, 2 * size - 1).error().code, ErrorCode::TooLarge);
        QVERIFY(addRuntimeJob(store(), next, 2 * size));
    }

    void openingAWorkspaceSweepsToo()
    {
        add(QStringLiteral("old"), 0, 1);
        const auto second = need(Store::open(m_fixture->folder.path(), m_fixture->clock));
        QVERIFY(need(unfinishedRuntimeJobs(*second)).empty());
    }

private:
    Store &store() { return *m_fixture->store; }

    RuntimeJobRow add(const QString &id, std::int64_t cancelAtMs = 0, std::int64_t keptMs = 86'400'000)
    {
        RuntimeJobRow job;
        job.id = id;
        job.owner = own;
        job.request = R"({"tasks":[]})";
        job.createdMs = m_fixture->clock.nowMs();
        job.updatedMs = job.createdMs;
        job.heartbeatMs = job.createdMs;
        job.expiresMs = job.createdMs + keptMs;
        job.cancelAtMs = cancelAtMs == 0 ? 0 : job.createdMs + cancelAtMs;
        if (!addRuntimeJob(store(), job, room))
            qFatal("the job is not added");
        return job;
    }

    std::unique_ptr<test::StoreFixture> m_fixture;
};

GLOSSA_TEST(TestRuntimeJobs);
#include "tst_runtime_jobs.moc"
