// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_pane.h"

#include "ui/training/running_training.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "tests/ui/widgets/tested_models.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace glossa;
using training::TrainingPane;

class TrainingPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        workspace::ImportRequest request;
        request.files << QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
        const auto imported = workspace::importFiles(m_fixture->other(), request, m_fixture->someoneElse());
        QVERIFY(imported.has_value());
        m_project = imported->project;
        // A worker that does nothing until its input is closed.
        QFile script(m_folder.filePath(QStringLiteral("worker")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nread line\nexit 0\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_context = std::make_unique<models::StudioContext>(m_fixture->session(), script.fileName());
        open(m_project);
        m_running = std::make_unique<training::RunningTraining>(*m_context);
        m_pane = std::make_unique<TrainingPane>(*m_context, *m_running);
        m_pane->resize(1100, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        test::testModelsOf(*m_pane);
    }
    void cleanup()
    {
        m_pane.reset();
        m_running.reset();
        m_context.reset();
        m_fixture.reset();
    }

    void trainingsOfTheProjectBeforeGoAtOnce()
    {
        train(QStringLiteral("m1"));
        QTRY_COMPARE(rows(), 1);
        const auto other =
            m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other"));
        int shown = -1;
        QString counts = QStringLiteral("not seen");
        connect(m_context.get(), &models::StudioContext::projectOpened, m_pane.get(), [&] {
            shown = rows();
            counts = find<QLabel>("trainingCounts")->text();
        });
        open(other);
        QCOMPARE(shown, 0);
        QVERIFY(counts.isEmpty() || counts == u"0 models"); // the answer may be there at once
        QTRY_COMPARE(find<QLabel>("trainingCounts")->text(), QStringLiteral("0 models"));
        QCOMPARE(rows(), 0);
        open(m_project);
        QTRY_COMPARE(rows(), 1);
    }

    void aRowsModelIsRenamedAndDeleted()
    {
        train(QStringLiteral("m1"));
        QTRY_COMPARE(rows(), 1);
        QTRY_VERIFY(rowText().startsWith(QStringLiteral("m1, done")));
        find<QAction>("training.renameModel")->trigger();
        find<QLineEdit>("newName")->setText(QStringLiteral("best"));
        find<QPushButton>("renameYes")->click();
        QTRY_VERIFY(rowText().startsWith(QStringLiteral("best, done")));
        QCOMPARE(workspace::models(m_fixture->other(), m_project)->front().label, QStringLiteral("best"));
        find<QAction>("training.deleteModel")->trigger();
        find<QPushButton>("deleteYes")->click();
        QTRY_VERIFY(rowText().endsWith(QStringLiteral("its model was deleted")));
        QVERIFY(workspace::models(m_fixture->other(), m_project)->empty());
        QVERIFY(!find<QAction>("training.renameModel")->isEnabled());
        QVERIFY(!find<QAction>("training.deleteModel")->isEnabled());
        QVERIFY(!find<QAction>("training.openModel")->isEnabled());
        find<QAction>("training.removeJob")->trigger();
        QTRY_COMPARE(rows(), 0);
    }

    void aModelIsTrainedAgainWithItsSettingsInOneAction()
    {
        workspace::TrainRequest once = request(QStringLiteral("m1"));
        once.split = {false, 70};
        once.seed = 19;
        train(once);
        QTRY_COMPARE(rows(), 1);
        connect(m_context.get(), &models::StudioContext::trainingRequested, m_pane.get(),
                &TrainingPane::retrain); // as the window does
        QTRY_VERIFY(find<QAction>("training.retrainModel")->isEnabled());
        find<QAction>("training.retrainModel")->trigger();
        QTRY_VERIFY(m_running->isRunning());
        const auto jobs = workspace::jobs(m_fixture->other(), m_project);
        QCOMPARE(jobs->size(), std::size_t{2});
        QVERIFY(jobs->front().training()->request == once);
        QSignalSpy said(m_context.get(), &models::StudioContext::said);
        QTRY_COMPARE(rows(), 2);
        m_pane->retrain(once);
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.front().front().toString(),
                 QStringLiteral("m1 is not trained now: m1 is being trained"));
        m_pane->actions().at(1)->trigger(); // stop
        QTRY_VERIFY(!m_running->isRunning());
    }

    void aModelIsDuplicated()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(find<QAction>("training.duplicateModel")->isEnabled());
        find<QAction>("training.duplicateModel")->trigger();
        QCOMPARE(find<QLineEdit>("newName")->text(), QStringLiteral("m1-2"));
        QCOMPARE(find<QPushButton>("renameYes")->text(), QStringLiteral("Duplicate"));
        find<QLineEdit>("newName")->setText(QStringLiteral("m1"));
        QVERIFY(!find<QPushButton>("renameYes")->isEnabled());
        find<QLineEdit>("newName")->setText(QStringLiteral("twin"));
        find<QPushButton>("renameYes")->click();
        QTRY_COMPARE(find<QLabel>("trainingCounts")->text(), QStringLiteral("2 models"));
        const auto models = workspace::models(m_fixture->other(), m_project);
        QCOMPARE(models->at(0).file, models->at(1).file);
        QCOMPARE(rows(), 1); // one training
        QVERIFY(rowText().startsWith(QStringLiteral("m1, done")));
    }

    void aTrainingThatWasReplacedSaysSo()
    {
        train(QStringLiteral("m1"));
        train(QStringLiteral("m1"));
        // The list may first be read while the second training is still under way.
        QTRY_VERIFY(rows() == 2 &&
                    list()->rowText(1).endsWith(QStringLiteral("replaced by a later training")));
        QVERIFY(!rowText().endsWith(QStringLiteral("replaced by a later training")));
    }

    /// The project's name is that of the one that trains, whatever is open when the answer comes.
    void aTrainingOfAnotherProjectIsNamedAsTheReason()
    {
        QTRY_VERIFY(find<QPushButton>("startTraining")->isEnabled());
        find<QPushButton>("startTraining")->click();
        const auto other =
            m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other"));
        m_context->openProject(other);
        QTRY_COMPARE(m_context->project(), other);
        QTRY_VERIFY(m_running->isRunning());
        QTRY_COMPARE(find<QLabel>("startReason")->text(),
                     QStringLiteral("m1 of Lamps is being trained; this window trains one model at a time"));
        QVERIFY(!find<QPushButton>("startTraining")->isEnabled());
        open(m_project);
        QCOMPARE(find<QLabel>("startReason")->text(), QStringLiteral("m1 is being trained"));
        m_pane->actions().at(1)->trigger(); // stop
        QTRY_VERIFY(!m_running->isRunning());
    }

    void aTrainingOfAnotherProjectIsStoppedFromHere()
    {
        QTRY_VERIFY(find<QPushButton>("startTraining")->isEnabled());
        QVERIFY(find<QPushButton>("stopOther")->isHidden());
        find<QPushButton>("startTraining")->click();
        QTRY_VERIFY(m_running->isRunning());
        QVERIFY(find<QPushButton>("stopOther")->isHidden()); // its own Stop is in the panel
        open(m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other")));
        QTRY_VERIFY(find<QPushButton>("stopOther")->isVisible());
        QTest::mouseClick(find<QPushButton>("stopOther"), Qt::LeftButton);
        QTRY_VERIFY(!m_running->isRunning());
        QTRY_VERIFY(find<QPushButton>("stopOther")->isHidden());
    }

    /// Its Stop went to the trash with it, and no other project could train until it was done.
    void aTrainingWhoseProjectGoesToTheTrashIsStopped()
    {
        QTRY_VERIFY(find<QPushButton>("startTraining")->isEnabled());
        find<QPushButton>("startTraining")->click();
        QTRY_VERIFY(m_running->isRunning());
        open(m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other")));
        QVERIFY(workspace::trashProject(m_fixture->other(), m_project).has_value());
        QTRY_VERIFY(!m_running->isRunning());
    }

    void aTrainingOfAnotherProgramIsTheReason()
    {
        QTRY_VERIFY(find<QPushButton>("startTraining")->isEnabled());
        const auto job =
            workspace::queueTraining(m_fixture->other(), m_project, request(QStringLiteral("m7")));
        QVERIFY(m_fixture->other().store().claimJob(*job, QStringLiteral("elsewhere:1:0")).has_value());
        QTRY_VERIFY(!find<QPushButton>("startTraining")->isEnabled());
        QVERIFY(find<QLabel>("startReason")->text().contains(QStringLiteral("Another program")));
        QVERIFY(workspace::markDead(m_fixture->other(), *job, Phrase::WorkerIsGone).has_value());
        QTRY_VERIFY(find<QPushButton>("startTraining")->isEnabled());
    }

    void theLogIsCopied()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(rowText().startsWith(QStringLiteral("m1, done"))); // it may be read while it trains
        find<QPushButton>("copyLog")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral(" Preparing\n")));
    }

private:
    static workspace::TrainRequest request(const QString &model)
    {
        workspace::TrainRequest request;
        request.model = model;
        request.threads = 1;
        return request;
    }
    void train(const QString &model) { train(request(model)); }
    void train(const workspace::TrainRequest &asked)
    {
        const auto job = workspace::queueTraining(m_fixture->other(), m_project, asked);
        QVERIFY(job.has_value());
        QVERIFY(workspace::runJob(m_fixture->other(), *job, {}, {}).has_value());
    }
    void open(std::int64_t project)
    {
        QSignalSpy opened(m_context.get(), &models::StudioContext::projectOpened);
        m_context->openProject(project);
        QVERIFY(!opened.isEmpty() || opened.wait());
    }
    widgets::RowView *list() { return find<widgets::RowView>("jobList"); }
    int rows() { return list()->rowCount(); }
    QString rowText() { return rows() == 0 ? QString() : list()->rowText(0).trimmed(); }
    template <typename Object>
    Object *find(const char *name)
    {
        auto *object = m_pane->findChild<Object *>(QString::fromLatin1(name));
        if (!object)
            qFatal("no %s", name);
        return object;
    }
    QTemporaryDir m_folder;
    std::int64_t m_project = 0;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<models::StudioContext> m_context;
    std::unique_ptr<training::RunningTraining> m_running;
    std::unique_ptr<TrainingPane> m_pane;
};

GLOSSA_TEST(TrainingPaneTest);
#include "tst_training_pane.moc"
