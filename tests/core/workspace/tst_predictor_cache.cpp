// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_record.h"
#include "core/workspace/models/predictor_cache.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/training/train.h"

#include "tests/core/workspace/lamps_workspace.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <atomic>
#include <thread>

using namespace glossa;
using namespace glossa::workspace;

class TestPredictorCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::LampsWorkspace>(); }
    void cleanup() { m_lamps.reset(); }

    void aModelIsLoadedOnceForAll()
    {
        train(QStringLiteral("m1"));
        PredictorCache cache;
        const auto one = cache.get(space(), project(), QStringLiteral("m1"));
        const auto two = cache.get(space(), project(), QStringLiteral("m1"));
        QVERIFY(one && two);
        QCOMPARE(one->predictor.get(), two->predictor.get());
        QCOMPARE(one->generation, two->generation);
    }

    void aModelTrainedAnewIsAnotherGeneration()
    {
        train(QStringLiteral("m1"));
        PredictorCache cache;
        const auto one = cache.get(space(), project(), QStringLiteral("m1"));
        train(QStringLiteral("m1"));
        const auto two = cache.get(space(), project(), QStringLiteral("m1"));
        QVERIFY(one && two);
        QVERIFY(one->predictor != two->predictor);
        QVERIFY(two->generation != one->generation);
        QVERIFY(!one->predict(QStringLiteral("lamp on")).intents.empty()); // whoever holds it keeps it
    }

    void aModelWithAnotherNameIsTheSameModel()
    {
        train(QStringLiteral("m1"));
        PredictorCache cache;
        const auto one = cache.get(space(), project(), QStringLiteral("m1"));
        QVERIFY(renameModel(space(), project(), QStringLiteral("m1"), QStringLiteral("m2")));
        QCOMPARE(cache.get(space(), project(), QStringLiteral("m1")).error().code, ErrorCode::NotFound);
        const auto two = cache.get(space(), project(), QStringLiteral("m2"));
        QVERIFY(one && two);
        QCOMPARE(two->generation, one->generation);
    }

    void theThresholdIsTheProjectsOfNow()
    {
        train(QStringLiteral("m1"));
        PredictorCache cache;
        QVERIFY(cache.get(space(), project(), QStringLiteral("m1"))
                    ->predict(QStringLiteral("turn the lamp on"))
                    .topIntent != u"None");
        auto info = space().store().project(project())->info;
        info.confidenceThreshold = 1.0;
        m_lamps->change({project::ChangeProject{info, std::nullopt}});
        const auto strict = cache.get(space(), project(), QStringLiteral("m1"));
        QCOMPARE(strict->generation, std::uint64_t{1});
        QCOMPARE(strict->predict(QStringLiteral("turn the lamp on")).topIntent, QStringLiteral("None"));
    }

    void theModelAskedForLongestAgoGoesFirst()
    {
        for (const char *label : {"m1", "m2", "m3"})
            train(QString::fromLatin1(label));
        const auto generations = [this](PredictorCache &cache, const QStringList &labels) {
            QList<std::uint64_t> all;
            for (const QString &label : labels)
                all << cache.get(space(), project(), label)->generation;
            return all;
        };
        const QStringList asked{QStringLiteral("m1"), QStringLiteral("m2"), QStringLiteral("m1"),
                                QStringLiteral("m3"), QStringLiteral("m1"), QStringLiteral("m2")};
        PredictorCache two({.models = 2});
        QCOMPARE(generations(two, asked), (QList<std::uint64_t>{1, 2, 1, 3, 1, 4}));
        // One byte is too little for any: the last stays.
        PredictorCache small({.bytes = 1});
        QCOMPARE(generations(small, asked), (QList<std::uint64_t>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(generations(small, {QStringLiteral("m2")}), QList<std::uint64_t>{6});
    }

    void aFileThatIsGoneForGoodIsToldAndLookedForAgain()
    {
        const Model row = train(QStringLiteral("m1"));
        const QString path = QDir(space().store().modelsFolder()).filePath(row.file);
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        PredictorCache cache;
        QCOMPARE(cache.get(space(), project(), QStringLiteral("m1")).error().code, ErrorCode::UnreadableFile);
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        QVERIFY(cache.get(space(), project(), QStringLiteral("m1")).has_value());
    }

    void whoPredictsWhileAModelIsTrainedAnewNeverFails()
    {
        Model row = train(QStringLiteral("m1"));
        PredictorCache cache;
        std::atomic<bool> over = false;
        std::atomic<int> failures = 0;
        std::atomic<int> answers = 0;
        // Two readers share the cache; the third loads every time, as the command line does.
        const auto read = [&](bool cached) {
            const auto own = Workspace::open(m_lamps->folder.path(), m_lamps->clock);
            while (!over && own) {
                if (cached) {
                    const auto model = cache.get(**own, project(), QStringLiteral("m1"));
                    failures += model ? 0 : 1;
                    answers += model && !model->predict(QStringLiteral("lamp on")).intents.empty() ? 1 : 0;
                } else {
                    failures += Predictor::load(**own, project(), QStringLiteral("m1")) ? 0 : 1;
                }
            }
            failures += own ? 0 : 1;
        };
        std::vector<std::jthread> readers;
        for (const bool cached : {true, true, false})
            readers.emplace_back(read, cached);
        // What the end of a training does, without the learning: another file, its row, the old file away.
        const QDir folder(space().store().modelsFolder());
        for (int round = 0; round < 200; ++round) {
            const QString old = row.file;
            row.file = QUuid::createUuid().toString(QUuid::Id128);
            QVERIFY(QFile::copy(folder.filePath(old), folder.filePath(row.file)));
            QVERIFY(space().store().putModel(rowOf(row), {}));
            QVERIFY(!QFile::exists(folder.filePath(old)));
            const int before = answers;
            QTRY_VERIFY(answers > before);
        }
        train(QStringLiteral("m1"));
        over = true;
        readers.clear();
        QCOMPARE(failures.load(), 0);
        QVERIFY(answers >= 200);
    }

private:
    [[nodiscard]] Workspace &space() const { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    Model train(const QString &label)
    {
        TrainRequest request;
        request.model = label;
        request.split.manual = true;
        request.threads = 1;
        m_lamps->clock.now += 1000;
        const auto outcome = trainModel(space(), project(), request, 0, {}, {});
        if (!outcome)
            qFatal("not trained: %s", plain(outcome.error().detail).c_str());
        return *outcome;
    }

    std::unique_ptr<test::LampsWorkspace> m_lamps;
};

GLOSSA_TEST(TestPredictorCache);
#include "tst_predictor_cache.moc"
