// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/job_log.h"
#include "core/workspace/jobs/jobs.h"

#include "core/workspace/items/items.h"
#include "core/workspace/jobs/owner.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/training/train_state.h"

#include "tests/core/store/raw.h"
#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QtTest>

#include <algorithm>
#include <unistd.h>

using namespace glossa;
using namespace glossa::workspace;

namespace {

TrainRequest request(const QString &model = QStringLiteral("m1"))
{
    TrainRequest made;
    made.model = model;
    made.threads = 1;
    made.split.manual = true;
    return made;
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }

    void queuedTrainingRunsToItsEnd()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QVERIFY(id.has_value());
        QCOMPARE(row(*id).state, JobState::Waiting);
        double told = 0.0;
        const Status status = runJob(space(), *id, {}, [&told](const TrainState &state) {
            QVERIFY(state.fraction >= told);
            told = state.fraction;
        });
        QVERIFY(status.has_value());
        QCOMPARE(told, 1.0);
        const Job ended = row(*id);
        QCOMPARE(ended.state, JobState::Succeeded);
        QCOMPARE(ended.fraction, 1.0);
        QVERIFY(!ended.error);
        QCOMPARE(*ended.training()->result, models(space(), m_lamps->project)->front().facts);
        // What is kept are codes and numbers; their words are made where they are read.
        const auto entries = logEntries(ended.log);
        QCOMPARE(entries.front(), (JobLogEntry{m_lamps->clock.now, QStringLiteral("preparing"), {}, {}}));
        std::optional<TrainPoint> last;
        for (const JobLogEntry &entry : entries) {
            if (entry.stage == u"intents" && entry.point)
                last = entry.point;
        }
        QVERIFY(last);
        QCOMPARE(last->iteration, ended.training()->progress.intentCurve.back().iteration);
        QVERIFY(std::ranges::all_of(entries,
                                    [](const JobLogEntry &entry) { return entry.asItStands.isEmpty(); }));
        QCOMPARE(models(space(), m_lamps->project)->front().job, *id);
    }

    /// A model that cannot be kept is not told as done.
    void failedSaveIsNoEnd()
    {
        const QString folder = space().store().modelsFolder();
        QVERIFY(QDir(folder).removeRecursively());
        QFile inTheWay(folder); // where the folder was
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto id = queueTraining(space(), m_lamps->project, request());
        TrainState last;
        const Status status = runJob(space(), *id, {}, [&last](const TrainState &state) { last = state; });
        QVERIFY(!status);
        QCOMPARE(last.stage, QStringLiteral("saving"));
        QVERIFY(last.fraction < 1.0);
        const Job ended = row(*id);
        QCOMPARE(ended.state, JobState::Failed);
        QVERIFY(ended.fraction < 1.0);
        QVERIFY(!ended.log.contains(QStringLiteral("done")));
        QVERIFY(models(space(), m_lamps->project)->empty());
    }

    /// Both are one step: whoever is killed between them would leave a model whose job has "failed".
    void aModelStandsExactlyIfItsJobIsDone()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        int told = 0;
        const Status status = runJob(space(), *id, {}, [&](const TrainState &state) {
            const bool stands = !models(space(), m_lamps->project)->empty();
            QCOMPARE(stands, state.stage == u"done");
            QCOMPARE(row(*id).state, stands ? JobState::Succeeded : JobState::Running);
            told += stands ? 1 : 0;
        });
        QVERIFY(status.has_value());
        QCOMPARE(told, 1);
        const Job ended = row(*id);
        QCOMPARE(ended.state, JobState::Succeeded);
        QVERIFY(ended.log.endsWith(QStringLiteral(" done\n")));
        QCOMPARE(ended.training()->progress.stage, QStringLiteral("done"));
        QCOMPARE(ended.training()->progress.stageMs.back().first, QStringLiteral("saving"));
    }

    void aJobThatSomebodyHasEndedLeavesNoModel()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        const Status status = runJob(space(), *id, {}, [&](const TrainState &state) {
            if (state.stage == u"saving")
                QVERIFY(markDead(space(), *id, Phrase::WorkerIsGone));
        });
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Conflict);
        QCOMPARE(row(*id).state, JobState::Failed);
        QVERIFY(models(space(), m_lamps->project)->empty());
        QVERIFY(QDir(space().store().modelsFolder()).isEmpty());
    }

    void endedJobLeavesTheListAndItsModelStays()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QCOMPARE(deleteJob(space(), *id).error().code, ErrorCode::Conflict);
        QVERIFY(runJob(space(), *id, {}, {}).has_value());
        QVERIFY(deleteJob(space(), *id).has_value());
        QVERIFY(jobs(space(), m_lamps->project)->empty());
        QCOMPARE(models(space(), m_lamps->project)->size(), std::size_t{1});
        QCOMPARE(deleteJob(space(), *id).error().code, ErrorCode::NotFound);
    }

    void secondTrainingOfAProjectIsAConflict()
    {
        const auto first = queueTraining(space(), m_lamps->project, request());
        const auto second = queueTraining(space(), m_lamps->project, request(QStringLiteral("m2")));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY(markDead(space(), *first, Phrase::WorkerIsGone).has_value());
        QVERIFY(queueTraining(space(), m_lamps->project, request(QStringLiteral("m2"))).has_value());
    }

    void aJobRunsOnce()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QVERIFY(space().store().claimJob(*id, QStringLiteral("other:1:1")).has_value());
        const Status status = runJob(space(), *id, {}, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Conflict);
        QVERIFY(models(space(), m_lamps->project)->empty());
    }

    void cancelledJobLeavesNoModel()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        std::stop_source stop;
        const Status status = runJob(space(), *id, stop.get_token(), [&stop](const TrainState &state) {
            if (state.iteration >= 2)
                stop.request_stop();
        });
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
        QCOMPARE(row(*id).state, JobState::Cancelled);
        QVERIFY(models(space(), m_lamps->project)->empty());
        QVERIFY(QDir(space().store().modelsFolder()).isEmpty());
    }

    void cancelledFromOutside()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        // As another process does: through the row.
        Status cancelled;
        bool asked = false;
        const auto ask = [&](const TrainState &) {
            if (std::exchange(asked, true))
                return;
            cancelled = cancelJob(space(), *id);
            QTest::qSleep(3000); // the row is looked at once a second
        };
        const Status status = runJob(space(), *id, {}, ask);
        QVERIFY(asked && cancelled.has_value());
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
        QCOMPARE(row(*id).state, JobState::Cancelled);
        QCOMPARE(cancelJob(space(), *id).error().code, ErrorCode::Conflict);
        QCOMPARE(cancelJob(space(), 999).error().code, ErrorCode::NotFound);
    }

    void waitingJobIsCancelledAtOnce()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QVERIFY(cancelJob(space(), *id).has_value());
        QCOMPARE(row(*id).state, JobState::Cancelled);
        QVERIFY(queueTraining(space(), m_lamps->project, request()).has_value());
        QCOMPARE(runJob(space(), *id, {}, {}).error().code, ErrorCode::Conflict);
    }

    void failureStandsInTheRow()
    {
        store::JobRow dance;
        dance.project = m_lamps->project;
        dance.kind = QStringLiteral("dance");
        dance.request = "{}";
        dance.createdMs = m_lamps->clock.now;
        const auto id = space().store().createJob(dance);
        const Status status = runJob(space(), *id, {}, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(row(*id).state, JobState::Failed);
        QCOMPARE(row(*id).error->detail, std::string("dance"));
    }

    void deadWorkerIsMarkedOnce()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QVERIFY(space().store().claimJob(*id, QStringLiteral("other:1:1")).has_value());
        QVERIFY(markDead(space(), *id, Phrase::WorkerCrashed).has_value());
        const Job ended = row(*id);
        QCOMPARE(ended.state, JobState::Failed);
        QCOMPARE(ended.error, (Error{ErrorCode::WorkerDied, {}, {}, {}, Phrase::WorkerCrashed}));
        QVERIFY(markDead(space(), *id, Phrase::WorkerIsGone).has_value());
        QCOMPARE(row(*id).error, ended.error);
    }

    void aDeadWorkersFileGoesWithItsJob()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QString owner;
        {
            const auto holder = JobHolder::make(space());
            QVERIFY(holder);
            owner = holder->owner();
        }
        // As a worker that was killed leaves it: there, and held by nobody.
        const QString path = QDir(space().folder()).filePath(owner.section(u':', 3));
        QFile left(path);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QVERIFY(space().store().claimJob(*id, owner).has_value());
        QVERIFY(markDead(space(), *id, Phrase::WorkerCrashed).has_value());
        QCOMPARE(row(*id).state, JobState::Failed);
        QVERIFY(!QFile::exists(path));
    }

    /// The database can be written, but its folder takes no further file.
    void aWaitingJobIsEndedWithoutAFile()
    {
        if (::geteuid() == 0)
            QSKIP("for root every folder takes files");
        const auto cancelled = queueTraining(space(), m_lamps->project, request());
        QVERIFY(cancelled.has_value());
        // Its log is there already, and stays as long as the connection.
        const QFile::Permissions before = QFile::permissions(space().folder());
        QVERIFY(QFile::setPermissions(space().folder(), QFile::ReadOwner | QFile::ExeOwner));
        const auto again = qScopeGuard([&] { QFile::setPermissions(space().folder(), before); });
        QCOMPARE(JobHolder::make(space()).error().code, ErrorCode::UnwritableFile);
        QVERIFY(cancelJob(space(), *cancelled).has_value());
        QCOMPARE(row(*cancelled).state, JobState::Cancelled);
        const auto dead = queueTraining(space(), m_lamps->project, request());
        QVERIFY(dead.has_value());
        QVERIFY(markDead(space(), *dead, Phrase::WorkerCrashed).has_value());
        QCOMPARE(row(*dead).state, JobState::Failed);
        const auto orphan = queueTraining(space(), m_lamps->project, request());
        QVERIFY(orphan.has_value());
        m_lamps->clock.now += 121000;
        QCOMPARE(reapOrphans(space()).value(), 1);
        QCOMPARE(row(*orphan).state, JobState::Failed);
    }

    /// The owner that is named tells that no file was needed, also where every folder takes one.
    void whoEndsAWaitingJobNamesNoFile()
    {
        const auto cancelled = queueTraining(space(), m_lamps->project, request());
        QVERIFY(cancelJob(space(), *cancelled).has_value());
        QVERIFY(!row(*cancelled).owner.isEmpty());
        QVERIFY2(!row(*cancelled).owner.startsWith(u"lock:"), qPrintable(row(*cancelled).owner));
        const auto dead = queueTraining(space(), m_lamps->project, request());
        QVERIFY(markDead(space(), *dead, Phrase::WorkerCrashed).has_value());
        QVERIFY2(!row(*dead).owner.startsWith(u"lock:"), qPrintable(row(*dead).owner));
    }

    void orphansAreReaped_data()
    {
        QTest::addColumn<QString>("owner"); // empty = nobody claims it
        QTest::addColumn<int>("silenceMs");
        QTest::addColumn<int>("reaped");
        const QString here = QSysInfo::machineHostName();
        QTest::newRow("of this machine, its file is gone")
            << QStringLiteral("lock:%1:1:job-none.lock").arg(here) << 0 << 1;
        QTest::newRow("of this kernel, as from another container; its file is gone")
            << QStringLiteral("lock:%1:1:job-none.lock").arg(QString::fromLatin1(QSysInfo::bootUniqueId()))
            << 0 << (QSysInfo::bootUniqueId().isEmpty() ? 0 : 1);
        QTest::newRow("this process, with a beat") << QStringLiteral("this") << 1000 << 0;
        QTest::newRow("this process, silent: stopped, not gone") << QStringLiteral("this") << 16000 << 0;
        QTest::newRow("an older program's, with a beat") << here + QStringLiteral(":1:0") << 14000 << 0;
        QTest::newRow("an older program's, silent") << here + QStringLiteral(":1:0") << 16000 << 1;
        QTest::newRow("another machine's lock, with a beat")
            << QStringLiteral("lock:elsewhere:1:job-none.lock") << 14000 << 0;
        QTest::newRow("another machine's lock, silent")
            << QStringLiteral("lock:elsewhere:1:job-none.lock") << 16000 << 1;
        QTest::newRow("another machine's, with a beat") << QStringLiteral("elsewhere:1:0") << 14000 << 0;
        QTest::newRow("another machine's, silent") << QStringLiteral("elsewhere:1:0") << 16000 << 1;
        QTest::newRow("waiting for a worker") << QString() << 14000 << 0;
        QTest::newRow("waiting while another writes") << QString() << 60000 << 0;
        QTest::newRow("waiting in vain") << QString() << 121000 << 1;
    }
    void orphansAreReaped()
    {
        QFETCH(QString, owner);
        QFETCH(int, silenceMs);
        QFETCH(int, reaped);
        const auto id = queueTraining(space(), m_lamps->project, request());
        const auto holder = JobHolder::make(space());
        QVERIFY(holder);
        if (owner == u"this")
            owner = holder->owner();
        if (!owner.isEmpty())
            QVERIFY(space().store().claimJob(*id, owner).has_value());
        m_lamps->clock.now += silenceMs;
        QCOMPARE(reapOrphans(space()).value(), reaped);
        QCOMPARE(row(*id).state == JobState::Failed, reaped == 1);
        QCOMPARE(reapOrphans(space()).value(), 0);
    }

    void anOrphanThatCannotBeEndedDoesNotKeepTheNext()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        store::JobRow dance;
        dance.project = m_lamps->project;
        dance.kind = QStringLiteral("dance");
        dance.request = "{}";
        dance.createdMs = m_lamps->clock.now;
        const auto stuck = space().store().createJob(dance);
        QVERIFY(stuck.has_value());
        {
            test::Raw raw(space().folder());
            raw.run("CREATE TRIGGER stuck BEFORE UPDATE ON job WHEN OLD.kind = 'dance'"
                    " BEGIN SELECT RAISE(ABORT, 'stuck'); END");
        }
        m_lamps->clock.now += 121000;
        QVERIFY(!reapOrphans(space()));
        QCOMPARE(row(*stuck).state, JobState::Waiting);
        QCOMPARE(row(*id).state, JobState::Failed);
    }

    /// Containers of one machine have different names, and different machines may have the same.
    void anOwnerNamesWhatKeepsItsLock()
    {
        if (QSysInfo::bootUniqueId().isEmpty())
            QSKIP("this system does not tell its starts apart");
        const auto holder = JobHolder::make(space());
        QVERIFY(holder);
        QCOMPARE(holder->owner().section(u':', 1, 1), QString::fromLatin1(QSysInfo::bootUniqueId()));
    }

    /// A file left by a process that was killed, as a workspace copied with its files has one.
    void aFileThatNobodyHoldsIsALeftOne()
    {
        QString name;
        {
            const auto held = store::HeldFile::make(space().folder(), QStringLiteral("job"));
            QVERIFY(held);
            name = held->name();
            QCOMPARE(store::HeldFile::look(space().folder(), name), store::HeldFile::State::Held);
        }
        const QString path = QDir(space().folder()).filePath(name);
        QVERIFY(!QFile::exists(path));
        QFile left(path);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QCOMPARE(store::HeldFile::look(space().folder(), name), store::HeldFile::State::Left);
        QVERIFY(!QFile::exists(path));
    }

    void aJobThatEndsLeavesNoFileBehind()
    {
        const auto id = queueTraining(space(), m_lamps->project, request());
        QVERIFY(runJob(space(), *id, {}, {}));
        QCOMPARE(ownerState(space(), row(*id).owner), OwnerState::Gone);
        QVERIFY(QDir(space().folder()).entryList({QStringLiteral("*.lock")}).isEmpty());
    }

    void unfinishedJobsAreThoseThatWaitOrRun()
    {
        const auto first = queueTraining(space(), m_lamps->project, request());
        QVERIFY(markDead(space(), *first, Phrase::WorkerIsGone).has_value());
        QVERIFY(unfinishedJobs(space()).value().empty());
        const auto second = queueTraining(space(), m_lamps->project, request());
        QCOMPARE(unfinishedJobs(space()).value().size(), std::size_t(1));
        QVERIFY(space().store().claimJob(*second, QStringLiteral("elsewhere:1:0")).has_value());
        const auto running = unfinishedJobs(space()).value();
        QCOMPARE(running.size(), std::size_t(1));
        QCOMPARE(running.front().id, *second);
        QCOMPARE(running.front().state, JobState::Running);
        QCOMPARE(jobs(space(), std::nullopt).value().size(), std::size_t(2));
    }

    void aLimitGivesTheFirstOfTheItems()
    {
        const auto all = itemIds(space(), m_lamps->project, {}).value();
        const auto some = firstItemIds(space(), m_lamps->project, {}, 3).value();
        QCOMPARE(some, std::vector<project::ItemId>(all.begin(), all.begin() + 3));
        ItemFilter filter;
        filter.text = QStringLiteral("lamp");
        const auto hits = itemIds(space(), m_lamps->project, filter).value();
        QVERIFY(hits.size() > 1);
        QCOMPARE(firstItemIds(space(), m_lamps->project, filter, 1).value(),
                 std::vector<project::ItemId>{hits.front()});
    }

private:
    Workspace &space() { return *m_lamps->workspace; }
    Job row(std::int64_t id) { return job(space(), id).value(); }
    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestJobs);
#include "tst_jobs.moc"
