// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/deployments/deployed_models.h"
#include "core/workspace/deployments/deployments.h"
#include "core/workspace/projects/projects.h"
#include "core/workspace/review/queue.h"

#include "tests/core/workspace/trained_lamps.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>

#include <atomic>
#include <thread>

using namespace glossa;
using namespace glossa::workspace;
using test::production;
using test::staging;

namespace {

const QString lamps = QStringLiteral("Lamps");
/// What the doors promise for what somebody else deploys.
constexpr int withinMs = 1000;

} // namespace

class TestDeployedModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_lamps = std::make_unique<test::TrainedLamps>();
        m_lamps->train("m1");
        m_lamps->addText("heating on", "TurnOff");
        m_lamps->train("m2");
    }
    void cleanup()
    {
        m_models.reset();
        m_lamps.reset();
    }

    void aDeploymentIsFoundByItsNames()
    {
        deploy(production, "m1");
        open();
        const auto served = m_models->find(lamps, production);
        QVERIFY(served);
        QCOMPARE((*served)->project, project());
        QCOMPARE((*served)->deployment, production);
        QCOMPARE((*served)->label, QStringLiteral("m1"));
        QVERIFY((*served)->keepsQueries);
        QCOMPARE((*served)->predictor->predict(QStringLiteral("lamp on")).threshold, 0.25);
        // Loaded once for all.
        QCOMPARE(m_models->find(lamps, production)->get(), served->get());
        QCOMPARE(*m_models->predictor(lamps, production), (*served)->predictor);
    }

    void whatIsNotThereIsToldApart()
    {
        deploy(production, "m1");
        open();
        const auto noProject = m_models->find(QStringLiteral("Nobody"), production);
        QCOMPARE(noProject.error().code, ErrorCode::NotFound);
        QCOMPARE(noProject.error().place, Message("project"));
        const auto noSlot = m_models->find(lamps, staging);
        QCOMPARE(noSlot.error().code, ErrorCode::NotFound);
        QCOMPARE(noSlot.error().place, Message("deployment"));
    }

    void aWorkspaceThatIsNotThereIsSaid()
    {
        const auto none =
            DeployedModels::open(m_lamps->folder.filePath(QStringLiteral("nowhere")), m_lamps->clock);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

    void whatOthersDeployIsServedWithinASecond()
    {
        open();
        QVERIFY(!m_models->find(lamps, production));
        deploy(production, "m1");
        QVERIFY(comesToServe(production, QStringLiteral("m1")));
        deploy(production, "m2");
        QVERIFY(comesToServe(production, QStringLiteral("m2")));
        deploy(staging, "m1");
        QVERIFY(comesToServe(staging, QStringLiteral("m1")));
        const auto before = m_models->find(lamps, production);
        QVERIFY(swapDeployments(space(), project(), production, staging, m_lamps->ana));
        QVERIFY(comesToServe(production, QStringLiteral("m1")));
        QVERIFY(comesToServe(staging, QStringLiteral("m2")));
        QVERIFY(deleteDeployment(space(), project(), production, m_lamps->ana));
        QTRY_VERIFY_WITH_TIMEOUT(!m_models->find(lamps, production), withinMs);
        // Whoever holds it keeps it.
        QVERIFY(!(*before)->predictor->predict(QStringLiteral("lamp on")).intents.empty());
    }

    void aRetrainingChangesNothing()
    {
        deploy(production, "m1");
        open();
        const auto before = *m_models->find(lamps, production);
        m_lamps->train("m1");
        QVERIFY(deleteModel(space(), project(), QStringLiteral("m1")));
        deploy(staging, "m2"); // once this is seen, so is what came before it
        QVERIFY(comesToServe(staging, QStringLiteral("m2")));
        QCOMPARE(m_models->find(lamps, production)->get(), before.get());
    }

    void theThresholdOfTheProjectHoldsAtOnce()
    {
        deploy(production, "m1");
        open();
        const auto before = *m_models->find(lamps, production);
        QVERIFY(before->predictor->predict(QStringLiteral("turn on the lamp")).topIntent != u"None");
        auto info = space().store().project(project())->info;
        info.confidenceThreshold = 1.0;
        m_lamps->change({project::ChangeProject{info, std::nullopt}});
        const auto topIntent = [&] {
            return (*m_models->find(lamps, production))
                ->predictor->predict(QStringLiteral("turn on the lamp"))
                .topIntent;
        };
        QTRY_COMPARE_WITH_TIMEOUT(topIntent(), QStringLiteral("None"), withinMs);
        // The model itself is shared, and not loaded once more.
        QCOMPARE(&(*m_models->find(lamps, production))->predictor->model(), &before->predictor->model());
    }

    void aProjectCanBeRenamedTrashedAndBroughtBack()
    {
        deploy(production, "m1");
        open();
        QVERIFY(m_models->find(lamps, production));
        const QString lights = QStringLiteral("Lights");
        QVERIFY(renameProject(space(), project(), lights, m_lamps->ana));
        QTRY_VERIFY_WITH_TIMEOUT(m_models->find(lights, production), withinMs);
        QCOMPARE(m_models->find(lamps, production).error().place, Message("project"));
        QVERIFY(trashProject(space(), project()));
        QTRY_VERIFY_WITH_TIMEOUT(!m_models->find(lights, production), withinMs);
        QCOMPARE(m_models->find(lights, production).error().place, Message("project"));
        QVERIFY(restoreProject(space(), project()));
        QTRY_VERIFY_WITH_TIMEOUT(m_models->find(lights, production), withinMs);
    }

    void theSettingOfTheQueueIsKnown()
    {
        deploy(production, "m1");
        open();
        QVERIFY((*m_models->find(lamps, production))->keepsQueries);
        QueueSettings off;
        off.keeps = false;
        QVERIFY(setQueueSettings(space(), project(), off));
        QTRY_VERIFY_WITH_TIMEOUT(!(*m_models->find(lamps, production))->keepsQueries, withinMs);
    }

    void aFileThatIsGoneIsToldAndLookedForAgain()
    {
        deploy(production, "m1");
        const QString file = QDir(space().store().modelsFolder())
                                 .filePath(deployment(space(), project(), production)->held.model.file);
        QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
        open();
        QCOMPARE(m_models->find(lamps, production).error().code, ErrorCode::UnreadableFile);
        QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
        QTRY_VERIFY_WITH_TIMEOUT(m_models->find(lamps, production), 2 * withinMs);
    }

    void whatWasAskedForLongestAgoIsLetGo()
    {
        deploy(production, "m1");
        deploy(staging, "m2");
        auto opened = DeployedModels::open(m_lamps->folder.path(), m_lamps->clock,
                                           {.bytes = 1, .interval = std::chrono::milliseconds(50)});
        QVERIFY(opened);
        const auto first = *(*opened)->find(lamps, production);
        QCOMPARE((*opened)->find(lamps, production)->get(), first.get()); // the last one asked for stays
        QVERIFY((*opened)->find(lamps, staging));
        const auto anew = *(*opened)->find(lamps, production);
        QVERIFY(anew.get() != first.get());
        QVERIFY(!anew->predictor->predict(QStringLiteral("lamp on")).intents.empty());
    }

    /// What is to go is chosen while others change the order in which it was asked for.
    void manyMoreThanFitAreServedToManyAtOnce()
    {
        constexpr int names = 24;
        const auto nameOf = [](int number) { return QStringLiteral("slot%1").arg(number); };
        for (int i = 0; i < names; ++i)
            deploy(nameOf(i), i % 2 == 0 ? "m1" : "m2");
        auto opened = DeployedModels::open(m_lamps->folder.path(), m_lamps->clock,
                                           {.bytes = 1, .interval = std::chrono::milliseconds(50)});
        QVERIFY(opened);
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> askers;
            for (int asker = 0; asker < 4; ++asker)
                askers.emplace_back([&, asker] {
                    for (int i = 0; i < 200; ++i) {
                        const int number = (i * (2 * asker + 1) + asker) % names;
                        const auto served = (*opened)->find(lamps, nameOf(number));
                        const QString label = number % 2 == 0 ? QStringLiteral("m1") : QStringLiteral("m2");
                        wrong += served && (*served)->label == label ? 0 : 1;
                    }
                });
        }
        QCOMPARE(wrong.load(), 0);
    }

    /// Swaps, retrainings and deletions while others ask: no answer fails, and each is wholly of one model.
    void nobodyWhoAsksFailsMeanwhile()
    {
        deploy(production, "m1");
        deploy(staging, "m2");
        const QString asked = QStringLiteral("heating on");
        const auto scoreOf = [&](const QString &name) {
            return (*loadDeployed(space(), project(), name))
                ->predictor->predict(asked)
                .intents.front()
                .confidence;
        };
        const std::map<QString, double> scores{{QStringLiteral("m1"), scoreOf(production)},
                                               {QStringLiteral("m2"), scoreOf(staging)}};
        QVERIFY(scores.begin()->second != scores.rbegin()->second);
        open();
        std::atomic<bool> over = false;
        std::atomic<int> failures = 0;
        std::atomic<int> answers = 0;
        std::atomic<int> changes = 0;
        const auto ask = [&] {
            std::int64_t last = 0;
            while (!over) {
                const auto served = m_models->find(lamps, production);
                if (!served) {
                    ++failures;
                    continue;
                }
                const auto said = (*served)->predictor->predict(asked);
                if (said.intents.front().confidence != scores.at((*served)->label))
                    ++failures;
                changes += std::exchange(last, (*served)->held) != (*served)->held ? 1 : 0;
                ++answers;
            }
        };
        {
            std::vector<std::jthread> askers;
            for (int i = 0; i < 4; ++i)
                askers.emplace_back(ask);
            const auto end = qScopeGuard([&over] { over = true; }); // also where a check fails
            for (int round = 0; round < 12; ++round) {
                QVERIFY(swapDeployments(space(), project(), production, staging, m_lamps->ana));
                if (round % 4 == 1) { // another slot comes and goes
                    deploy(QStringLiteral("third"), "m1");
                    QVERIFY(deleteDeployment(space(), project(), QStringLiteral("third"), m_lamps->ana));
                }
                if (round == 6) // what serves is in no list any more
                    QVERIFY(deleteModel(space(), project(), QStringLiteral("m1")) &&
                            deleteModel(space(), project(), QStringLiteral("m2")));
                if (round == 8) { // the label is another model now
                    m_lamps->train("m1");
                    deploy(QStringLiteral("fourth"), "m1");
                }
                QVERIFY(
                    comesToServe(production, round % 2 == 0 ? QStringLiteral("m2") : QStringLiteral("m1")));
                const int before = answers;
                QTRY_VERIFY(answers > before + 4);
            }
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(changes >= 12);
    }

private:
    [[nodiscard]] Workspace &space() const { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    void open()
    {
        auto opened = DeployedModels::open(m_lamps->folder.path(), m_lamps->clock);
        if (!opened)
            qFatal("not opened: %s", plain(opened.error().detail).c_str());
        m_models = std::move(*opened);
    }
    void deploy(const QString &name, const char *model)
    {
        const auto step = deployModel(space(), project(), name, QString::fromLatin1(model), m_lamps->ana);
        if (!step)
            qFatal("not deployed: %s", plain(step.error().detail).c_str());
    }
    /// Whether a slot serves that model within the time that is promised.
    [[nodiscard]] bool comesToServe(const QString &name, const QString &label) const
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < withinMs) {
            const auto served = m_models->find(lamps, name);
            if (served && (*served)->label == label)
                return true;
            QTest::qWait(5);
        }
        return false;
    }

    std::unique_ptr<test::TrainedLamps> m_lamps;
    std::unique_ptr<DeployedModels> m_models;
};

GLOSSA_TEST(TestDeployedModels);
#include "tst_deployed_models.moc"
