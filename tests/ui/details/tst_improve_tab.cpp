// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/improve_tab.h"

#include "core/workspace/datasets/import.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/training/train.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segment.h"
#include "wording/translation.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTranslator>
#include <QtTest>

#include <algorithm>

using namespace glossa;
using details::ImproveTab;

class ImproveTabTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { wording::installTranslations(*qApp); } // which have the plural forms
    void cleanupTestCase() { qDeleteAll(qApp->findChildren<QTranslator *>()); }

    /// The lamps with a model, and "light on" once as TurnOn and twice as TurnOff.
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        workspace::ImportRequest request;
        request.files << QStringLiteral(GLOSSA_TEST_DATA "/cli/lamps.json");
        const auto imported = workspace::importFiles(m_fixture->other(), request, m_fixture->someoneElse());
        QVERIFY(imported.has_value());
        m_project = imported->project;
        for (const char *text : {"Light on!", "light  on"}) {
            project::Item item;
            item.text = QString::fromLatin1(text);
            item.intent = QStringLiteral("TurnOff");
            QVERIFY(workspace::apply(m_fixture->other(), m_project, {project::AddItem{item, {}}},
                                     m_fixture->someoneElse())
                        .has_value());
        }
        workspace::TrainRequest train;
        train.model = QStringLiteral("m1");
        train.threads = 1;
        train.split.manual = true;
        QVERIFY(workspace::trainModel(m_fixture->other(), m_project, train, 0, {}, {}).has_value());
        QSignalSpy opened(&m_fixture->context(), &models::StudioContext::projectOpened);
        m_fixture->context().openProject(m_project);
        QVERIFY(!opened.isEmpty() || opened.wait());
        auto report = workspace::evaluationReport(m_fixture->other(), m_project, train.model, {});
        QVERIFY(report.has_value());
        m_tab = std::make_unique<ImproveTab>(m_fixture->context());
        test::testModelsOf(*m_tab);
        m_tab->resize(1200, 700);
        m_tab->QWidget::show();
        m_tab->show(std::make_shared<const workspace::EvaluationReport>(std::move(*report)));
        QTRY_VERIFY(rowOf("contradictions") >= 0);
    }

    /// The tab goes before what it stands on.
    void cleanup()
    {
        m_tab.reset();
        m_fixture.reset();
    }

    void aRowSaysWhatToDoAndWhatItBrings()
    {
        const QString row = list().rowText(rowOf("contradictions"));
        QVERIFY(row.startsWith(QStringLiteral("Mend 1 text that carries different intents")));
        QVERIFY(row.contains(QStringLiteral("1 text")));
        QVERIFY(row.contains(QStringLiteral("F1 +")));
        QVERIFY(!find<QPushButton>("stopLooking")->isVisible());
    }

    void aDecisionByKeyIsOneStepAndTheRowIsDone()
    {
        list().setCurrentRow(rowOf("contradictions"));
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Return); // to the evidence
        auto *evidence = find<widgets::RowView>("findingEvidence");
        QTRY_VERIFY(evidence->hasFocus());
        QTest::keyClick(evidence, Qt::Key_2); // TurnOn, which fewer carry
        QTRY_COMPARE(rowOf("contradictions"), -1);
        // One's own step is part of what was looked at: the next look would find the same.
        m_tab->showSince(1);
        QVERIFY(!find<QPushButton>("lookAgain")->isVisible());
        const auto ids = workspace::itemIds(m_fixture->other(), m_project, {}).value();
        const auto rows = workspace::items(m_fixture->other(), m_project, ids).value();
        for (const workspace::ItemRow &row : rows)
            if (row.item.text.startsWith(QLatin1String("light"), Qt::CaseInsensitive))
                QCOMPARE(row.item.intent, QStringLiteral("TurnOn"));
        find<widgets::Segment>("improveWhich")->choose(1);
        QVERIFY(rowOf("contradictions") >= 0);
        find<widgets::Segment>("improveWhich")->choose(0);
        // What was done comes back where it is taken back.
        QSignalSpy changed(&m_fixture->context(), &models::StudioContext::edited);
        m_fixture->context().undo();
        QVERIFY(!changed.isEmpty() || changed.wait());
        QTest::keyClick(m_tab.get(), Qt::Key_F5);
        QTRY_VERIFY(rowOf("contradictions") >= 0);
    }

    /// Whichever row is the current one, the button acts for its own.
    void theButtonOfARowOpensItsDecision()
    {
        const int row = rowOf("contradictions");
        QCOMPARE(buttonOf(row), QStringLiteral("Decide"));
        const QString accessible = list().rowText(row);
        QVERIFY2(accessible.endsWith(QStringLiteral(", Decide: key Space")), qPrintable(accessible));
        list().setCurrentRow(row == 0 ? list().rowCount() - 1 : 0);
        QVERIFY(list().currentRow() != row);
        press(row);
        QCOMPARE(list().currentRow(), row);
        auto *evidence = find<widgets::RowView>("findingEvidence");
        QTRY_VERIFY(evidence->hasFocus());
        QTest::keyClick(evidence, Qt::Key_2);
        QTRY_COMPARE(rowOf("contradictions"), -1);
    }

    void theButtonOfACategoryWithFewLabelsOpensTextsToLabel()
    {
        const int row = firstOf(workspace::FindingKind::FewLabels);
        QVERIFY(row >= 0);
        QCOMPARE(buttonOf(row), QStringLiteral("Find candidates"));
        const QString headline = list().rowText(row).section(QStringLiteral(", "), 0, 0);
        m_fixture->useProject(m_project);
        m_fixture->addItem(QStringLiteral("what now"));
        const auto &overview = m_fixture->context().overview();
        QTRY_VERIFY(overview->summary.labeled < overview->summary.items);
        list().setCurrentRow(rowOf("contradictions"));
        QSignalSpy asked(&m_fixture->context(), &models::StudioContext::itemsRequested);
        press(row);
        QCOMPARE(asked.size(), 1);
        const auto request = asked.front().front().value<models::OpenItems>();
        QVERIFY(request.items.empty());
        QVERIFY(request.filter.state == workspace::LabeledState::Unlabeled);
        QCOMPARE(request.reason, headline);
        QVERIFY(request.from == models::Step::Details);
        // By key it is the same.
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Space);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.back().front().value<models::OpenItems>().reason, headline);
    }

    void whatIsDoneCanOnlyBeLookedAt()
    {
        list().setCurrentRow(rowOf("contradictions"));
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Space);
        auto *evidence = find<widgets::RowView>("findingEvidence");
        QTRY_VERIFY(evidence->hasFocus());
        QTest::keyClick(evidence, Qt::Key_2);
        QTRY_COMPARE(rowOf("contradictions"), -1);
        find<widgets::Segment>("improveWhich")->choose(1);
        const int row = rowOf("contradictions");
        QCOMPARE(buttonOf(row), QStringLiteral("Show texts"));
        QSignalSpy asked(&m_fixture->context(), &models::StudioContext::itemsRequested);
        press(row);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<models::OpenItems>().items.size(), std::size_t{3});
    }

    void theButtonsStandAtTheEndAsOneReads()
    {
        const int row = list().rowCount() - 1;
        const QRect place = list().buttonRect(row);
        QVERIFY(!place.isNull());
        QVERIFY(place.left() > list().headRect(3).right());
        m_tab->setLayoutDirection(Qt::RightToLeft);
        const QRect mirrored = list().buttonRect(row);
        QVERIFY(mirrored.right() < list().headRect(3).left());
        QCOMPARE(mirrored.size(), place.size());
    }

    void aDecisionStandsBelowItsRow()
    {
        const int row = rowOf("contradictions");
        list().setCurrentRow(row);
        auto *choice = find<QPushButton>("choice2");
        QVERIFY(choice != nullptr);
        QTRY_VERIFY(choice->isVisible());
        auto *viewport = list().viewport();
        QTRY_VERIFY(viewport->rect().contains(QRect(choice->mapTo(viewport, QPoint()), choice->size())));
        QVERIFY(choice->mapTo(viewport, QPoint()).y() > list().rowRect(row).bottom());
        if (row + 1 < list().rowCount())
            QVERIFY(choice->mapTo(viewport, QPoint(0, choice->height())).y() <=
                    list().rowRect(row + 1).top());
        QTest::mouseClick(choice, Qt::LeftButton);
        QTRY_COMPARE(rowOf("contradictions"), -1);
    }

    void theItemsOpenInLabeling()
    {
        list().setCurrentRow(rowOf("contradictions"));
        QSignalSpy asked(&m_fixture->context(), &models::StudioContext::itemsRequested);
        QTest::mouseClick(find<QPushButton>("openFinding"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        const auto request = asked.front().front().value<models::OpenItems>();
        QCOMPARE(request.items.size(), std::size_t{3});
        QVERIFY(std::ranges::find(request.items, request.current) != request.items.end());
        QCOMPARE(request.reason, QStringLiteral("Mend 1 text that carries different intents"));
        QVERIFY(request.from == models::Step::Details);
    }

    void whatIsPutOffStandsAsideAndComesBack()
    {
        list().setCurrentRow(rowOf("contradictions"));
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_P);
        QTRY_COMPARE(rowOf("contradictions"), -1);
        auto *which = find<widgets::Segment>("improveWhich");
        QCOMPARE(which->texts().at(2), QStringLiteral("Put off 1"));
        which->choose(2);
        QCOMPARE(rowOf("contradictions"), 0);
        QCOMPARE(find<QPushButton>("putOffFinding")->text(), QStringLiteral("Take back"));
        QTest::mouseClick(find<QPushButton>("putOffFinding"), Qt::LeftButton);
        QTRY_COMPARE(which->texts().at(2), QStringLiteral("Put off"));
        which->choose(0);
        QVERIFY(rowOf("contradictions") >= 0);
    }

    void othersChangesAreSaidAndLookedAtOnDemand()
    {
        auto *again = find<QPushButton>("lookAgain");
        QVERIFY(!again->isVisible());
        m_tab->showSince(1);
        QVERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(!again->isVisible());
        QVERIFY(rowOf("contradictions") >= 0);
    }

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_tab->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString buttonOf(int row) const
    {
        return list().model()->index(row, list().model()->columnCount() - 1).data().toString();
    }
    void press(int row) const
    {
        list().scrollTo(list().model()->index(row, 0));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().buttonRect(row).center());
    }
    int firstOf(workspace::FindingKind kind) const
    {
        const auto &rows = static_cast<const details::FindingRows &>(*list().model()).rows();
        const auto found = std::ranges::find(rows, kind, &workspace::Finding::kind);
        return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
    }
    widgets::RowView &list() const { return *find<widgets::RowView>("findings"); }
    /// The row of a finding of intents of that kind; -1 = it is not shown.
    int rowOf(const char *kind) const
    {
        const auto &rows = static_cast<const details::FindingRows &>(*list().model());
        return rows.rowOf(QString::fromLatin1(kind) + QStringLiteral(":intent"));
    }

    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<ImproveTab> m_tab;
    std::int64_t m_project = 0;
};

GLOSSA_TEST(ImproveTabTest);
#include "tst_improve_tab.moc"
