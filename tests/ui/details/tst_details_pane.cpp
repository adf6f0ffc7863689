// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/details_pane.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/train/train.h"
#include "ui/details/heat_matrix.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"

#include <QComboBox>
#include <QLabel>
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
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.c_str());
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
