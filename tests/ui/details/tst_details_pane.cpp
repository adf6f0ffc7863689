// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/details_pane.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/training/train.h"
#include "ui/details/heat_matrix.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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

    void withoutAModelTheNextStepIsTraining()
    {
        QTRY_COMPARE(find<QLabel>("stateWhat")->text(), QStringLiteral("No model yet"));
        QVERIFY(find<QComboBox>("modelPicker")->isHidden());
        QSignalSpy asked(&m_fixture->context(), &models::StudioContext::stepRequested);
        QTest::mouseClick(find<QPushButton>("stateButton"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<models::Step>(), models::Step::Training);
    }

    void aTrainedModelAppearsByItself()
    {
        train(QStringLiteral("first"));
        QTRY_VERIFY(m_pane->statusText().startsWith(QStringLiteral("first judged on")));
        QVERIFY(!find<QLabel>("stateWhat")->isVisible());
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
        QTRY_COMPARE(find<QLabel>("stateWhat")->text(), QStringLiteral("blind was not judged"));
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
        QTRY_COMPARE(find<QLabel>("stateWhat")->text(), QStringLiteral("No model yet"));
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
    std::int64_t m_project = 0;
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<DetailsPane> m_pane;
};

GLOSSA_TEST(DetailsPaneTest);
#include "tst_details_pane.moc"
