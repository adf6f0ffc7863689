// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/deployments/deployed_models.h"
#include "core/workspace/deployments/deployments.h"

#include "tests/core/workspace/trained_lamps.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>

using namespace glossa;
using namespace glossa::workspace;
using test::production;
using test::staging;

class TestDeploymentVerbs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_lamps = std::make_unique<test::TrainedLamps>(); }
    void cleanup() { m_lamps.reset(); }

    void aSlotTellsHowFarItIsBehind()
    {
        m_lamps->train("m1");
        deploy(production, "m1");
        QCOMPARE(standing().newerModels, 0);
        QCOMPARE(standing().editsBehind, 0);
        m_lamps->addText("put the heating on", "TurnOn");
        m_lamps->addText("put the heating off", "TurnOff");
        QCOMPARE(standing().editsBehind, 2);
        project::ProjectInfo named = m_lamps->workspace->store().project(m_lamps->project)->info;
        named.description = QStringLiteral("Lamps of the house");
        named.confidenceThreshold = 0.5;
        m_lamps->change({project::ChangeProject{named, std::nullopt}});
        QCOMPARE(standing().editsBehind, 2); // no training learns from that
        m_lamps->train("m2");
        m_lamps->train("m3");
        QCOMPARE(standing().newerModels, 2);
        QCOMPARE(standing().editsBehind, 2);
        deploy(production, "m3");
        QCOMPARE(standing().newerModels, 0);
        QCOMPARE(standing().editsBehind, 0);
        QCOMPARE(standing().deployment.deployedBy, QStringLiteral("Ana"));
        QCOMPARE(standing().deployment.deployedMs, m_lamps->clock.now);
    }

    void aSlotTellsWhatHasBecomeOfItsModel()
    {
        m_lamps->train("m1");
        deploy(production, "m1");
        QCOMPARE(standing().listed, ListedAs::Itself);
        QVERIFY(renameModel(space(), project(), QStringLiteral("m1"), QStringLiteral("best")));
        QCOMPARE(standing().listed, ListedAs::Itself);
        QCOMPARE(standing().label, QStringLiteral("best"));
        QCOMPARE(standing().deployment.held.model.label, QStringLiteral("m1"));
        QVERIFY(deleteModel(space(), project(), QStringLiteral("best")));
        QCOMPARE(standing().listed, ListedAs::Deleted);
        m_lamps->train("m1");
        QCOMPARE(standing().listed, ListedAs::Replaced);
        QCOMPARE(standing().newerModels, 1);
    }

    /// A duplicate has the same file; as long as the model itself is listed, the slot names that.
    void aDuplicateDoesNotTakeTheNameOfWhatServes()
    {
        m_lamps->train("m1");
        deploy(production, "m1");
        QVERIFY(duplicateModel(space(), project(), QStringLiteral("m1"), QStringLiteral("a")).has_value());
        QCOMPARE(standing().listed, ListedAs::Itself);
        QCOMPARE(standing().label, QStringLiteral("m1"));
        QCOMPARE(standing().newerModels, 0);
        QVERIFY(deleteModel(space(), project(), QStringLiteral("m1")).has_value());
        QCOMPARE(standing().listed, ListedAs::Itself);
        QCOMPARE(standing().label, QStringLiteral("a"));
    }

    void whatIsServedStaysUntilItIsDeployedAgain()
    {
        m_lamps->train("m1");
        deploy(production, "m1");
        const auto scores = [&] {
            const auto served = loadDeployed(space(), project(), production);
            if (!served)
                qFatal("%s", plain(served.error().detail).c_str());
            return (*served)->predictor->predict(QStringLiteral("heating on")).intents.front().confidence;
        };
        const double before = scores();
        m_lamps->addText("heating on", "TurnOff");
        m_lamps->addText("heating on please", "TurnOff");
        m_lamps->train("m1");
        QCOMPARE(scores(), before);
        QVERIFY(renameModel(space(), project(), QStringLiteral("m1"), QStringLiteral("m2")));
        QVERIFY(deleteModel(space(), project(), QStringLiteral("m2")));
        QCOMPARE(scores(), before);
        m_lamps->train("m1");
        deploy(production, "m1");
        QVERIFY(scores() != before);
    }

    void undoBringsBackWhatServedBefore()
    {
        m_lamps->train("m1");
        deploy(production, "m1");
        m_lamps->addText("heating on", "TurnOff");
        m_lamps->train("m1"); // the one that serves is in no list any more
        deploy(production, "m1");
        const auto history = deploymentHistory(space(), project(), 10);
        QCOMPARE(history->size(), std::size_t{2});
        const auto before = history->at(0).changes.at(0).before;
        QVERIFY(before && before->kept);
        const auto undone = undoDeployment(space(), project(), m_lamps->ana);
        QVERIFY(undone);
        QCOMPARE(undone->act, DeploymentAct::Undo);
        QCOMPARE(deployment(space(), project(), production)->held.id, before->id);
        QVERIFY(loadDeployed(space(), project(), production));
    }

    void namesAndModelsAreChecked()
    {
        m_lamps->train("m1");
        const auto refused = [&](const QString &name, const char *model) {
            return deployModel(space(), project(), name, QString::fromLatin1(model), m_lamps->ana).error();
        };
        QCOMPARE(refused(QStringLiteral("a b"), "m1").code, ErrorCode::InvalidArgument);
        QCOMPARE(refused(QString(51, u'x'), "m1").code, ErrorCode::InvalidArgument);
        QCOMPARE(refused(QString(), "m1").code, ErrorCode::InvalidArgument);
        QCOMPARE(refused(production, "m9").place, Message("model"));
        QCOMPARE(swapDeployments(space(), project(), production, production, m_lamps->ana).error().detail,
                 Message("production"));
        QVERIFY(deployments(space(), project())->empty());
    }

    void aDamagedModelTakesNoPlace()
    {
        m_lamps->train("m1");
        deploy(production, "m1");
        const Model other = m_lamps->train("m2");
        QFile file(QDir(space().store().modelsFolder()).filePath(other.file));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 2));
        file.close();
        QCOMPARE(deployModel(space(), project(), production, QStringLiteral("m2"), m_lamps->ana).error().code,
                 ErrorCode::CorruptModel);
        QCOMPARE(deployment(space(), project(), production)->held.model.label, QStringLiteral("m1"));
    }

    void slotsSwap()
    {
        m_lamps->train("m1");
        m_lamps->train("m2");
        deploy(production, "m1");
        deploy(staging, "m2");
        QVERIFY(swapDeployments(space(), project(), staging, production, m_lamps->ana));
        QCOMPARE(deployment(space(), project(), production)->held.model.label, QStringLiteral("m2"));
        QCOMPARE(deployment(space(), project(), staging)->held.model.label, QStringLiteral("m1"));
        QVERIFY(deleteDeployment(space(), project(), staging, m_lamps->ana));
        QCOMPARE(loadDeployed(space(), project(), staging).error().place, Message("deployment"));
    }

private:
    [[nodiscard]] Workspace &space() const { return *m_lamps->workspace; }
    [[nodiscard]] std::int64_t project() const { return m_lamps->project; }
    void deploy(const QString &name, const char *model)
    {
        const auto step = deployModel(space(), project(), name, QString::fromLatin1(model), m_lamps->ana);
        if (!step)
            qFatal("not deployed: %s", plain(step.error().detail).c_str());
    }
    DeploymentStanding standing()
    {
        const auto all = deploymentStandings(space(), project());
        if (!all || all->size() != 1)
            qFatal("not one slot");
        return all->front();
    }

    std::unique_ptr<test::TrainedLamps> m_lamps;
};

GLOSSA_TEST(TestDeploymentVerbs);
#include "tst_deployments.moc"
