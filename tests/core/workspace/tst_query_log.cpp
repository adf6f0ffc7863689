// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/prediction_record.h"
#include "core/workspace/review/query_log.h"
#include "core/workspace/review/query_spool.h"

#include "tests/core/store/raw.h"
#include "tests/core/workspace/trained_lamps.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>

#include <thread>

using namespace glossa;
using namespace glossa::workspace;

class TestQueryLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::TrainedLamps>(); }
    void cleanup() { m_lamps.reset(); }

    void aLogWritesInBatchesOffTheAskingThreads()
    {
        auto log = QueryLog::open(m_lamps->folder.path(), m_lamps->clock);
        QVERIFY(log);
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&, thread] {
                    for (int i = 0; i < 50; ++i)
                        (*log)->keep(answered(saying(QStringLiteral("%1 of %2").arg(i % 25).arg(thread),
                                                     QStringLiteral("TurnOn"), 0.5)));
                });
            }
        }
        (*log)->flush();
        QCOMPARE((*log)->dropped(), 0);
        QCOMPARE(ids().size(), std::size_t{100});
        QCOMPARE(queries(space(), project(), ids())->front().count, 2);
        (*log)->keep(answered(saying(QStringLiteral("at the end"), QStringLiteral("TurnOn"), 0.5)));
        log->reset(); // what waits is written
        QCOMPARE(ids().size(), std::size_t{101});
    }

    /// What a killed process has answered and not written is in its spool, whose lock has ended with it.
    void whatAKillHasLeftIsTakenUp()
    {
        const QDir folder(m_lamps->folder.path());
        project::Prediction said = saying(QStringLiteral("light\non 😀"), QStringLiteral("TurnOn"), 0.75);
        said.entities = {project::EntityPrediction{QStringLiteral("Device"), {0, 5}, 0.5, true, {}}};
        AnsweredQuery german = answered(said);
        german.language = QStringLiteral("de");
        {
            QFile left(folder.filePath(QStringLiteral("queries-left.spool")));
            QVERIFY(left.open(QIODevice::WriteOnly));
            left.write(QuerySpool::lineOf(german) + QuerySpool::lineOf(german) + "{\"damaged\n");
            left.write(QuerySpool::lineOf(answered(said)).chopped(20)); // the kill came within it
        }
        const auto living = QuerySpool::make(folder.path());
        QVERIFY(living);
        (*living)->append(QuerySpool::lineOf(answered(said, QStringLiteral("of another"))));
        auto log = QueryLog::open(folder.path(), m_lamps->clock);
        QVERIFY(log);
        (*log)->flush();
        QCOMPARE(ids().size(), std::size_t{1});
        const Query query = queries(space(), project(), ids())->front();
        QCOMPARE(query.count, 2);
        QCOMPARE(query.language, QStringLiteral("de"));
        QCOMPARE(query.deployment, QStringLiteral("production"));
        QCOMPARE(query.model, QStringLiteral("m1"));
        QCOMPARE(query.lastMs, german.timeMs);
        QCOMPARE(query.confidence, 0.5);
        QCOMPARE(query.prediction.text, said.text);
        QCOMPARE(recordOf(query.prediction), recordOf(said));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("queries-left.spool"))));
        log->reset();
        // That of the living one alone is there.
        QCOMPARE(folder.entryList({QStringLiteral("queries-*")}).size(), 1);
    }

    /// A kill between the commit and the removal of the file leaves both.
    void whatIsTakenUpIsCountedOnce()
    {
        const QDir folder(m_lamps->folder.path());
        const QString name = QStringLiteral("queries-left.spool");
        const AnsweredQuery query =
            answered(saying(QStringLiteral("light on"), QStringLiteral("TurnOn"), 0.5));
        const auto leave = [&](const QByteArray &lines) {
            QFile left(folder.filePath(name));
            QVERIFY(left.open(QIODevice::WriteOnly));
            left.write(lines);
        };
        QVERIFY(recordQueries(space(), {query, query}, {name, 3}));
        const QByteArray line = QuerySpool::lineOf(query);
        leave("2 " + line + "3 " + line + "3 " + line + "4 " + line + "x " + line);
        QuerySpool::takeLeft(space());
        QCOMPARE(queries(space(), project(), ids())->front().count, 3); // and the fourth batch
        QVERIFY(!folder.exists(name));
        // What is there no more is forgotten, so that the table does not grow with each server.
        QVERIFY(!store::recordedBatch(space().store(), name)->has_value());
        // One of an earlier version has no numbers.
        leave(line + line);
        QVERIFY(recordQueries(space(), {query, query}, {name, 0}));
        QuerySpool::takeLeft(space());
        QCOMPARE(queries(space(), project(), ids())->front().count, 5);
        QVERIFY(!folder.exists(name));
    }

    /// A kill between the commit of a living log's batch and the clearing of its spool leaves both, too.
    void aBatchThatIsWrittenIsNotTakenUpAgain()
    {
        const QDir folder(m_lamps->folder.path());
        auto log =
            QueryLog::open(m_lamps->folder.path(), m_lamps->clock, {.interval = std::chrono::hours(1)});
        QVERIFY(log);
        (*log)->keep(answered(saying(QStringLiteral("light on"), QStringLiteral("TurnOn"), 0.5)));
        QFile spool;
        for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("queries-*")})) {
            if (file.size() > 0)
                spool.setFileName(file.filePath());
        }
        QVERIFY(spool.open(QIODevice::ReadOnly));
        const QByteArray lines = spool.readAll();
        spool.close();
        (*log)->flush();
        log->reset();
        QVERIFY(!spool.exists());
        QVERIFY(spool.open(QIODevice::WriteOnly));
        spool.write(lines);
        spool.close();
        log = QueryLog::open(m_lamps->folder.path(), m_lamps->clock);
        QVERIFY(log);
        (*log)->flush();
        QCOMPARE(queries(space(), project(), ids())->front().count, 1);
        QVERIFY(!spool.exists());
    }

    void aSpoolHasWhatIsNotWrittenYet()
    {
        auto log =
            QueryLog::open(m_lamps->folder.path(), m_lamps->clock, {.interval = std::chrono::hours(1)});
        QVERIFY(log);
        const auto spooled = [this] {
            qint64 bytes = 0;
            const auto files = QDir(m_lamps->folder.path()).entryInfoList({QStringLiteral("queries-*")});
            for (const QFileInfo &file : files)
                bytes += file.size();
            return bytes;
        };
        const AnsweredQuery query =
            answered(saying(QStringLiteral("light on"), QStringLiteral("TurnOn"), 0.5));
        for (int round = 0; round < 3; ++round) {
            (*log)->keep(query);
            QCOMPARE(spooled(), qint64{QByteArray("1 ").size() + QuerySpool::lineOf(query).size()});
            (*log)->flush();
            QCOMPARE(spooled(), qint64{0});
        }
        QCOMPARE(queries(space(), project(), ids())->front().count, 3);
    }

    /// As while another program holds the workspace, or its disk is full.
    void whatCannotBeWrittenNowIsWrittenLater()
    {
        auto log =
            QueryLog::open(m_lamps->folder.path(), m_lamps->clock, {.interval = std::chrono::hours(1)});
        QVERIFY(log);
        refuseQueries(true);
        for (const char *text : {"light on", "lamp on"}) {
            (*log)->keep(answered(saying(QString::fromLatin1(text), QStringLiteral("TurnOn"), 0.5)));
            (*log)->flush();
            QCOMPARE(ids().size(), std::size_t{0});
        }
        refuseQueries(false);
        (*log)->flush(); // the first, which was on its way
        QCOMPARE(ids().size(), std::size_t{1});
        (*log)->flush();
        QCOMPARE(ids().size(), std::size_t{2});
        QCOMPARE((*log)->dropped(), 0);
    }

    void whatCouldNotBeWrittenAtTheEndIsLeftToTheNextLog()
    {
        auto log =
            QueryLog::open(m_lamps->folder.path(), m_lamps->clock, {.interval = std::chrono::hours(1)});
        QVERIFY(log);
        refuseQueries(true);
        (*log)->keep(answered(saying(QStringLiteral("light on"), QStringLiteral("TurnOn"), 0.5)));
        (*log)->flush();
        (*log)->keep(answered(saying(QStringLiteral("lamp on"), QStringLiteral("TurnOn"), 0.5)));
        log->reset();
        QCOMPARE(ids().size(), std::size_t{0});
        refuseQueries(false);
        log = QueryLog::open(m_lamps->folder.path(), m_lamps->clock);
        QVERIFY(log);
        (*log)->flush();
        QCOMPARE(ids().size(), std::size_t{2});
        QCOMPARE(queries(space(), project(), ids())->front().count, 1);
        QVERIFY(QDir(m_lamps->folder.path()).entryList({QStringLiteral("queries-*")}).size() == 2); // its own
    }

    void aLogHoldsNoMoreThanItMay()
    {
        auto log = QueryLog::open(m_lamps->folder.path(), m_lamps->clock,
                                  {.interval = std::chrono::hours(1), .waitingBytes = 2000});
        QVERIFY(log);
        for (int i = 0; i < 10; ++i)
            (*log)->keep(
                answered(saying(QString(200, u'x') + QString::number(i), QStringLiteral("TurnOn"), 0.5)));
        QVERIFY((*log)->dropped() > 0);
        const std::int64_t dropped = (*log)->dropped();
        log->reset();
        QCOMPARE(static_cast<std::int64_t>(ids().size()), 10 - dropped);
    }

private:
    void refuseQueries(bool refused) const
    {
        test::Raw raw(m_lamps->folder.path());
        raw.run(
            refused
                ? "CREATE TRIGGER refused BEFORE INSERT ON kept_query BEGIN SELECT RAISE(ABORT, 'no'); END"
                : "DROP TRIGGER refused");
    }
    static project::Prediction saying(const QString &text, const QString &intent, double confidence)
    {
        project::Prediction said;
        said.text = text;
        said.topIntent = intent;
        said.intents = {{intent, confidence}, {QStringLiteral("None"), 1.0 - confidence}};
        return said;
    }
    [[nodiscard]] Workspace &space() const { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    [[nodiscard]] AnsweredQuery answered(const project::Prediction &said,
                                         const QString &deployment = QStringLiteral("production")) const
    {
        return {project(), deployment, QStringLiteral("m1"), {}, said, m_lamps->clock.nowMs()};
    }
    [[nodiscard]] std::vector<QueryId> ids() const
    {
        return *queryIds(space(), project(), {}, QueryOrder::LeastSure);
    }

    std::unique_ptr<test::TrainedLamps> m_lamps;
};

GLOSSA_TEST(TestQueryLog);
#include "tst_query_log.moc"
