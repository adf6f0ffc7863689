// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/session/session.h"
#include "tests/support/registry.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_thread.h"

#include <QMutex>
#include <QSet>
#include <QtTest>

#include <functional>

using namespace glossa;
using test::need;

namespace {

using Notice = std::shared_ptr<const workspace::Changes>;

/// On which threads statements ran.
class Threads final : public workspace::StatementObserver {
public:
    void statement(const QString &) override
    {
        const QMutexLocker locker(&m_mutex);
        m_threads.insert(QThread::currentThread());
    }
    [[nodiscard]] QSet<QThread *> threads()
    {
        const QMutexLocker locker(&m_mutex);
        return m_threads;
    }

private:
    QMutex m_mutex;
    QSet<QThread *> m_threads;
};

/// A session over the fixture's workspace, whose store is another process's.
struct Feed {
    /// `before` is done before the session is there, so that it is not told.
    explicit Feed(workspace::StatementObserver *observer = nullptr,
                  const std::function<void(test::StoreFixture &)> &before = {})
    {
        if (before)
            before(store);
        session = need(workspace::Session::open(store.folder.path(), clock, observer));
        QObject::connect(session.get(), &workspace::Session::changed, session.get(),
                         [this](const Notice &changes) { notices.push_back(changes); });
    }

    /// All steps told so far.
    [[nodiscard]] std::vector<std::int64_t> steps() const
    {
        std::vector<std::int64_t> all;
        for (const Notice &notice : notices)
            for (const workspace::JournalEntry &entry : notice->entries)
                all.push_back(entry.sequence);
        return all;
    }
    void watch() { session->watchProject(store.project, need(store.store->lastSequence(store.project))); }

    test::StoreFixture store;
    SystemClock clock;
    std::vector<Notice> notices;
    std::unique_ptr<workspace::Session> session;
};

} // namespace

class TestChangeFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsOfTheWatchedProjectAreToldWithTheirItems()
    {
        Feed feed;
        feed.watch();
        const project::ItemId id = feed.store.addItem(QStringLiteral("hello"));
        const project::SetDone done{id, true, std::nullopt};
        const auto last = need(feed.store.store->apply(feed.store.project, {done}, feed.store.ben)).sequence;
        QTRY_VERIFY(!feed.steps().empty() && feed.steps().back() == last);
        QCOMPARE(feed.steps().size(), std::size_t(2));
        QCOMPARE(feed.notices.front()->project, feed.store.project);
        QCOMPARE(feed.notices.front()->reach.added, std::vector<project::ItemId>{id});
        QCOMPARE(feed.notices.back()->reach.items, std::vector<project::ItemId>{id});
        QVERIFY(!feed.notices.back()->jobs && !feed.notices.back()->models);
    }

    void quickWritesAreFewNotices()
    {
        Feed feed;
        feed.watch();
        constexpr int writes = 60;
        for (int i = 0; i < writes; ++i)
            feed.store.addItem(QStringLiteral("number %1").arg(i));
        QTRY_COMPARE(static_cast<int>(feed.steps().size()), writes);
        QVERIFY2(feed.notices.size() < writes / 3, qPrintable(QString::number(feed.notices.size())));
    }

    void heartbeatIsToldAsJobsOnly()
    {
        store::JobRow job;
        Feed feed(nullptr, [&job](test::StoreFixture &fixture) {
            job.project = fixture.project;
            job.kind = QStringLiteral("train");
            job.request = "{}";
            job.id = need(fixture.store->createJob(job));
            job.owner = QStringLiteral("elsewhere:1:0");
            QVERIFY(fixture.store->claimJob(job.id, job.owner));
        });
        feed.watch();
        job.state = workspace::JobState::Running;
        QVERIFY(feed.store.store->updateJob(job));
        QTRY_VERIFY(!feed.notices.empty());
        const workspace::Changes &changes = *feed.notices.front();
        QVERIFY(changes.jobs);
        QVERIFY(!changes.models && !changes.projects && !changes.steps && changes.entries.empty());
    }

    void modelIsToldAsOne()
    {
        Feed feed;
        store::ModelRow model;
        model.project = feed.store.project;
        model.label = QStringLiteral("m1");
        model.file = QStringLiteral("m1.model");
        model.facts = "{}";
        QVERIFY(feed.store.store->putModel(model, {}));
        QTRY_VERIFY(!feed.notices.empty());
        QVERIFY(feed.notices.front()->models);
        QVERIFY(!feed.notices.front()->jobs && !feed.notices.front()->steps);
    }

    void trashIsToldAsAChangeOfTheProjects()
    {
        Feed feed;
        QVERIFY(feed.store.store->trashProject(feed.store.project));
        QTRY_VERIFY(!feed.notices.empty());
        QVERIFY(feed.notices.front()->projects);
    }

    void labelIsNoChangeOfTheProjects()
    {
        Feed feed;
        feed.watch();
        feed.store.addItem(QStringLiteral("hello"));
        QTRY_VERIFY(!feed.notices.empty());
        QVERIFY(feed.notices.front()->steps);
        QVERIFY(!feed.notices.front()->projects);
    }

    void importIsToldAsOtherItems()
    {
        Feed feed;
        feed.watch();
        project::Item item;
        item.text = QStringLiteral("brought");
        auto import = need(feed.store.store->beginImport(feed.store.project, {}, feed.store.ben));
        QVERIFY(import->items({item}));
        need(import->commit(QStringLiteral("a file")));
        QTRY_VERIFY(!feed.notices.empty());
        QVERIFY(feed.notices.front()->otherItems);
    }

    void acknowledgedStepIsNotToldAndDoesNotHideOthers()
    {
        Feed feed;
        feed.watch();
        const std::int64_t last = need(feed.store.store->lastSequence(feed.store.project));
        // The feed must have heard of the own step by the look that finds it. It has once two looks in a row
        // have told something: the second began after the first, and so after what had been said to it.
        const std::int64_t mine = last + 3;
        feed.session->acknowledge(mine);
        for (const std::int64_t told : {last + 1, last + 2}) {
            feed.store.addItem(QStringLiteral("before"));
            QTRY_VERIFY(!feed.steps().empty() && feed.steps().back() == told);
        }
        project::Item item;
        item.text = QStringLiteral("mine");
        const workspace::Origin me{QStringLiteral("Ana"), QStringLiteral("window"), {}};
        std::int64_t written = 0;
        feed.session
            ->write([project = feed.store.project, item, me](workspace::Workspace &workspace) {
                return workspace::apply(workspace, project, {project::AddItem{item, std::nullopt}}, me);
            })
            .then(feed.session.get(),
                  [&written](const Result<workspace::EditReceipt> &receipt) { written = receipt->sequence; });
        QTRY_VERIFY(written != 0);
        QCOMPARE(written, mine);
        feed.store.addItem(QStringLiteral("theirs"));
        QTRY_VERIFY(feed.steps().back() == last + 4);
        QCOMPARE(feed.steps(), (std::vector{last + 1, last + 2, last + 4}));
    }

    void noStatementRunsOnTheThreadOfTheSession()
    {
        Threads threads;
        Feed feed(&threads);
        feed.watch();
        bool read = false;
        feed.session
            ->read([project = feed.store.project](workspace::Workspace &workspace) {
                return workspace::itemIds(workspace, project, {});
            })
            .then(feed.session.get(), [&read](const auto &) { read = true; });
        feed.store.addItem(QStringLiteral("hello"));
        QTRY_VERIFY(read && !feed.steps().empty());
        QVERIFY(threads.threads().size() >= 2);
        QVERIFY(!threads.threads().contains(QThread::currentThread()));
    }
};

GLOSSA_TEST(TestChangeFeed);
#include "tst_change_feed.moc"
