// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/details_pane.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/data_comparison.h"
#include "core/workspace/models/model_record.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/training/train.h"
#include "ui/details/heat_matrix.h"
#include "ui/widgets/row_view.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>

using namespace glossa;
using details::DetailsPane;
using details::HeatMatrix;

class DetailsPaneTest : public QObject {
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
        QSignalSpy opened(&m_fixture->context(), &models::StudioContext::projectOpened);
        m_fixture->context().openProject(m_project);
        QVERIFY(!opened.isEmpty() || opened.wait());
        m_pane = std::make_unique<DetailsPane>(m_fixture->context());
        m_pane->resize(1200, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    /// The pane goes before what it stands on.
    void cleanup()
    {
        m_pane.reset();
        m_fixture.reset();
    }

    void withoutAModelTheNextStepIsTraining()
    {
        QTRY_COMPARE(state<QLabel>("stateWhat")->text(), QStringLiteral("No model yet"));
        QVERIFY(find<QComboBox>("modelPicker")->isHidden());
        QSignalSpy asked(&m_fixture->context(), &models::StudioContext::stepRequested);
        QTest::mouseClick(state<QPushButton>("stateButton"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<models::Step>(), models::Step::Training);
    }

    void withoutAModelTheDataIsLookedAt()
    {
        QTRY_COMPARE(state<QLabel>("stateWhat")->text(), QStringLiteral("No model yet"));
        auto *tabs = find<QTabBar>("detailsTabs");
        QVERIFY(tabs->isVisible());
        tabs->setCurrentIndex(4);
        auto *findings = find<widgets::RowView>("findings");
        QTRY_VERIFY(findings->isVisible() && findings->rowCount() > 0);
        QVERIFY(!state<QLabel>("stateWhat")->isVisible());
        // What needs figures says why there are none.
        tabs->setCurrentIndex(2);
        QVERIFY(state<QLabel>("stateWhat")->isVisible() && !findings->isVisible());
        tabs->setCurrentIndex(4);
        // An edit of others is told, and looked at on demand.
        auto *again = find<QPushButton>("lookAgain");
        QVERIFY(!again->isVisible());
        project::Item item;
        item.text = QStringLiteral("light on");
        item.intent = QStringLiteral("TurnOff");
        QVERIFY(workspace::apply(m_fixture->other(), m_project, {project::AddItem{item, {}}},
                                 m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(findings->rowCount() > 0 && !again->isVisible());
        // The first model takes its place.
        train(QStringLiteral("first"));
        QTRY_VERIFY(m_pane->statusText().startsWith(QStringLiteral("first judged on")));
        tabs->setCurrentIndex(0);
        QVERIFY(!state<QLabel>("stateWhat")->isVisible());
    }

    void aModelThatWasNotJudgedLeavesTheDataToLookAt()
    {
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        for (const auto id : ids)
            QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                     {project::SetDataset{id, project::Dataset::Train, {}}},
                                     m_fixture->someoneElse())
                        .has_value());
        train(QStringLiteral("blind"), 100);
        QTRY_COMPARE(state<QLabel>("stateWhat")->text(), QStringLiteral("blind was not judged"));
        find<QTabBar>("detailsTabs")->setCurrentIndex(4);
        QTRY_VERIFY(find<widgets::RowView>("findings")->isVisible());
        QTRY_VERIFY(find<widgets::RowView>("findings")->rowCount() > 0);
    }

    void aTrainedModelAppearsByItself()
    {
        train(QStringLiteral("first"));
        QTRY_VERIFY(m_pane->statusText().startsWith(QStringLiteral("first judged on")));
        QVERIFY(!state<QLabel>("stateWhat")->isVisible());
        QCOMPARE(find<QComboBox>("modelPicker")->count(), 1);
        train(QStringLiteral("second"));
        QTRY_COMPARE(find<QComboBox>("modelPicker")->count(), 2);
        QTRY_VERIFY(m_pane->statusText().startsWith(QStringLiteral("second judged on")));
    }

    void aModelWithoutTestSetSaysSo()
    {
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        for (const auto id : ids)
            QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                     {project::SetDataset{id, project::Dataset::Train, {}}},
                                     m_fixture->someoneElse())
                        .has_value());
        train(QStringLiteral("blind"), 100);
        QTRY_COMPARE(state<QLabel>("stateWhat")->text(), QStringLiteral("blind was not judged"));
        QVERIFY(m_pane->statusText().isEmpty());
    }

    void newsOfARunningTrainingLeaveThePickerAlone()
    {
        train(QStringLiteral("m1"));
        auto *picker = find<QComboBox>("modelPicker");
        QTRY_COMPARE(picker->count(), 1);
        QSignalSpy gone(picker->model(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy came(picker->model(), &QAbstractItemModel::rowsInserted);
        QSignalSpy news(&m_fixture->context(), &models::StudioContext::jobsChanged);
        workspace::TrainRequest request;
        request.model = QStringLiteral("m2");
        const auto job = workspace::queueTraining(m_fixture->other(), m_project, request);
        QVERIFY(m_fixture->other().store().claimJob(*job, QStringLiteral("elsewhere:1:0")).has_value());
        for (int beat = 0; beat < 3; ++beat) {
            auto row = m_fixture->other().store().job(*job);
            QVERIFY(m_fixture->other().store().updateJob(*row).has_value());
            const auto before = news.size();
            QTRY_VERIFY(news.size() > before);
        }
        QTest::qWait(100);
        QCOMPARE(gone.size() + came.size(), 0);
        picker->showPopup(); // an open list is not refilled under the mouse
        train(QStringLiteral("m2"));
        QTest::qWait(500);
        QCOMPARE(picker->count(), 1);
        QVERIFY(picker->view()->isVisible());
        picker->hidePopup();
        QTRY_COMPARE(picker->count(), 2);
    }

    void anotherProjectShowsNothingOfThisOne()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(!m_pane->statusText().isEmpty());
        m_fixture->makeProject(project::ProjectKind::Conversation, QStringLiteral("Other"));
        QStringList seen;
        connect(&m_fixture->context(), &models::StudioContext::projectOpened, m_pane.get(),
                [&] { seen << m_pane->statusText() << find<QComboBox>("modelPicker")->currentText(); });
        m_fixture->open();
        QCOMPARE(seen, (QStringList{QString(), QString()}));
        QTRY_COMPARE(state<QLabel>("stateWhat")->text(), QStringLiteral("No model yet"));
    }

    void theModelIsRenamedAndDeleted()
    {
        train(QStringLiteral("m1"));
        train(QStringLiteral("m2"));
        auto *picker = find<QComboBox>("modelPicker");
        QTRY_COMPARE(picker->currentData().toString(), QStringLiteral("m2"));
        find<QAction>("details.renameModel")->trigger();
        auto *name = find<QLineEdit>("newName");
        auto *yes = find<QPushButton>("renameYes");
        QVERIFY(!yes->isEnabled());
        QVERIFY(!find<QLabel>("newNameProblem")->text().isEmpty()); // a grey button has its reason beside it
        for (const char *bad : {"m1", "not a name"}) {
            name->setText(QString::fromLatin1(bad));
            QVERIFY(!yes->isEnabled());
            QVERIFY(!find<QLabel>("newNameProblem")->text().isEmpty());
        }
        name->setText(QStringLiteral("best"));
        QVERIFY(find<QLabel>("newNameProblem")->text().isEmpty());
        yes->click();
        QTRY_COMPARE(picker->currentData().toString(), QStringLiteral("best"));
        QTRY_VERIFY(m_pane->statusText().startsWith(QStringLiteral("best judged on")));
        find<QAction>("details.deleteModel")->trigger();
        find<QPushButton>("deleteYes")->click();
        QTRY_COMPARE(picker->count(), 1);
        QCOMPARE(picker->currentData().toString(), QStringLiteral("m1"));
        QCOMPARE(workspace::models(m_fixture->other(), m_project)->size(), std::size_t{1});
    }

    void theDataIsComparedWithTodayAndLoadedBack()
    {
        train(QStringLiteral("m1"));
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        for (const project::Edit &edit :
             {project::Edit{project::RemoveItem{ids.at(0), std::nullopt}},
              project::Edit{project::SetIntent{ids.at(1), QStringLiteral("TurnOff"), std::nullopt}}})
            QVERIFY(
                workspace::apply(m_fixture->other(), m_project, edit, m_fixture->someoneElse()).has_value());
        auto &context = m_fixture->context();
        QTRY_VERIFY(find<QAction>("details.modelData")->isEnabled());
        find<QAction>("details.modelData")->trigger();
        QTRY_VERIFY(find<QPushButton>("dataLoad")->isEnabled());
        QCOMPARE(find<QLabel>("dataCounts")->text(),
                 QStringLiteral("11 texts then, 10 now: 0 added, 1 changed, 1 removed"));
        QVERIFY(find<QLabel>("dataCategories")->isHidden());
        QCOMPARE(
            find<QLabel>("dataEffect")->text(),
            QStringLiteral("Loading it back is one step, which undo takes back: texts that come back: 1; "
                           "texts that become as they were: 1."));
        auto *rows = find<widgets::RowView>("dataRows");
        test::testModelsOf(*m_pane);
        QCOMPARE(rows->rowCount(), 2);
        QVERIFY(rows->rowText(0).contains(QStringLiteral("intent TurnOff, was TurnOn")));
        QVERIFY(rows->rowText(1).startsWith(QStringLiteral("removed: ")));
        QVERIFY(find<QPushButton>("dataMore")->isHidden());
        QSignalSpy said(&context, &models::StudioContext::said);
        find<QPushButton>("dataLoad")->click();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said.front().front().toString().startsWith(QStringLiteral("Loaded the data of m1: ")));
        QVERIFY(!compared().any());
        QTRY_VERIFY(context.undoState().undo.has_value());
        context.undo();
        QTRY_VERIFY(compared().any());
    }

    void whatIsTheSameCannotBeLoaded()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(find<QAction>("details.modelData")->isEnabled());
        find<QAction>("details.modelData")->trigger();
        QTRY_COMPARE(find<QLabel>("dataCounts")->text(),
                     QStringLiteral("11 texts, and nothing has changed since"));
        QVERIFY(!find<QPushButton>("dataLoad")->isEnabled());
        QCOMPARE(find<QLabel>("dataEffect")->text(), QStringLiteral("There is nothing to load back."));
    }

    void theDataIsExportedAsTheProjectWas()
    {
        train(QStringLiteral("m1"));
        QTemporaryDir folder;
        const QString then = folder.filePath(QStringLiteral("then.json"));
        const QString kept = folder.filePath(QStringLiteral("kept.json"));
        QVERIFY(workspace::exportProject(m_fixture->other(), m_project, QStringLiteral("azure-clu"), then)
                    .has_value());
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        QVERIFY(workspace::apply(m_fixture->other(), m_project,
                                 {project::RemoveItem{ids.at(0), std::nullopt}}, m_fixture->someoneElse())
                    .has_value());
        QTRY_VERIFY(find<QAction>("details.exportModelData")->isEnabled());
        find<QAction>("details.exportModelData")->trigger();
        auto *format = find<QComboBox>("exportFormat");
        for (int i = 0; i < format->count(); ++i) {
            if (format->itemData(i).toStringList().value(0) == u"azure-clu")
                format->setCurrentIndex(i);
        }
        QVERIFY(find<QLineEdit>("exportPath")->text().endsWith(QStringLiteral("Lamps-m1.json")));
        find<QLineEdit>("exportPath")->setText(kept);
        find<QPushButton>("exportStart")->click();
        QTRY_VERIFY(QFile::exists(kept));
        QFile one(then);
        QFile other(kept);
        QVERIFY(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), one.readAll());
    }

    void aModelOfBeforeSaysWhyItHasNoData()
    {
        train(QStringLiteral("m1"));
        auto model = workspace::models(m_fixture->other(), m_project)->front();
        model.label = QStringLiteral("old");
        model.facts.dataBytes = 0; // as an earlier program left it
        QVERIFY(m_fixture->other().store().putModel(workspace::rowOf(model), {}).has_value());
        m_pane->choose(model.label);
        QTRY_COMPARE(find<QComboBox>("modelPicker")->currentData().toString(), model.label);
        QSignalSpy failed(&m_fixture->context(), &models::StudioContext::failed);
        for (const char *action : {"details.modelData", "details.exportModelData"}) {
            find<QAction>(action)->trigger();
            QCOMPARE(failed.size(), 1);
            QVERIFY(failed.takeFirst().front().value<Error>().place == Message("modelData"));
        }
        QVERIFY(m_pane->findChild<QDialog *>() == nullptr);
    }

    void whatItWasJudgedOnIsShownInLabeling()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(!m_pane->statusText().isEmpty());
        models::OpenItems request;
        connect(&m_fixture->context(), &models::StudioContext::itemsRequested, this,
                [&request](const models::OpenItems &asked) { request = asked; });
        find<QPushButton>("showJudged")->click();
        const auto outcomes = workspace::evaluation(m_fixture->other(), m_project, QStringLiteral("m1"));
        QCOMPARE(request.items.size(), outcomes->items.size());
        QVERIFY(!request.reason.isEmpty());
    }

    void theItemsBehindACellAreAskedFor()
    {
        train(QStringLiteral("m1"));
        QTRY_VERIFY(!m_pane->statusText().isEmpty());
        models::OpenItems request;
        connect(&m_fixture->context(), &models::StudioContext::itemsRequested, this,
                [&request](const models::OpenItems &asked) { request = asked; });
        m_pane->actions().at(2)->trigger();
        auto *matrix = find<HeatMatrix>("confusionMatrix");
        QVERIFY(matrix->isVisible());
        QVERIFY(goToFilledCell(*matrix));
        QTest::mouseClick(find<QPushButton>("openInLabeling"), Qt::LeftButton);
        QVERIFY(!request.items.empty());
        QCOMPARE(request.current, request.items.front());
        QCOMPARE(request.reason, matrix->sentence(matrix->currentRow(), matrix->currentColumn()));
        const auto rows = workspace::items(m_fixture->other(), m_project, request.items);
        QCOMPARE(rows->size(), request.items.size());
        for (const auto &row : *rows)
            QCOMPARE(row.item.intent, matrix->name(matrix->currentRow()));
    }

private:
    void train(const QString &label, int trainPercent = 60)
    {
        workspace::TrainRequest request;
        request.model = label;
        request.threads = 1;
        request.split.trainPercent = trainPercent;
        const auto outcome = workspace::trainModel(m_fixture->other(), m_project, request, 0, {}, {});
        QVERIFY2(outcome.has_value(), outcome ? "" : plain(outcome.error().detail).c_str());
    }
    workspace::DataComparison compared()
    {
        return workspace::compareModelData(m_fixture->other(), m_project, QStringLiteral("m1"))
            .value_or(workspace::DataComparison());
    }
    static bool goToFilledCell(HeatMatrix &matrix)
    {
        for (int row = 0; row < matrix.size(); ++row) {
            for (int column = 0; column < matrix.size(); ++column) {
                matrix.setCurrent(row, column);
                if (matrix.currentCell())
                    return true;
            }
        }
        return false;
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        auto *widget = m_pane->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
    /// A part of the pane's own state: tabs have such a panel, too.
    template <typename Widget>
    Widget *state(const char *name)
    {
        return find<QWidget>("detailsState")->findChild<Widget *>(QString::fromLatin1(name));
    }
    std::int64_t m_project = 0;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<DetailsPane> m_pane;
};

GLOSSA_TEST(DetailsPaneTest);
#include "tst_details_pane.moc"
