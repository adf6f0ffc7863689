// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/confusion_tab.h"

#include "tests/ui/widgets/tested_models.h"
#include "ui/details/heat_matrix.h"
#include "ui/widgets/segment.h"

#include "tests/support/registry.h"
#include "tests/support/workspace_fixture.h"
#include "tests/ui/details/judged_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace glossa;
using details::ConfusionTab;
using details::HeatMatrix;

class ConfusionTabTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WorkspaceFixture>();
        m_tab = std::make_unique<ConfusionTab>(m_fixture->context());
        m_tab->resize(1100, 700);
        m_tab->ConfusionTab::show(test::judgedView());
        m_tab->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
        test::testModelsOf(*m_tab);
    }

    /// The tab goes before what it stands on.
    void cleanup()
    {
        m_tab.reset();
        m_fixture.reset();
    }

    void worstConfusionShowsItsExamples()
    {
        QTest::mouseClick(find<QPushButton>("worstConfusion"), Qt::LeftButton);
        QCOMPARE(find<QLabel>("cellSentence")->text(),
                 QStringLiteral("2 labeled dim were predicted Turn, 67\u00a0% of dim"));
        QCOMPARE(find<widgets::RowView>("cellExamples")->rowCount(), 2);
        QVERIFY(find<QPushButton>("openInLabeling")->isEnabled());
        QCOMPARE(find<QPushButton>("acceptPrediction")->text(), QStringLiteral("Set 2 to Turn"));
    }

    void examplesAreOpenedInLabeling()
    {
        std::vector<std::uint32_t> asked;
        int current = -1;
        QString reason;
        connect(m_tab.get(), &details::Tab::labelingRequested, this,
                [&](const std::vector<evaluate::ExampleRef> &examples, int at, const QString &why) {
                    for (const evaluate::ExampleRef &example : examples)
                        asked.push_back(static_cast<std::uint32_t>(example.outcome));
                    current = at;
                    reason = why;
                });
        find<HeatMatrix>("confusionMatrix")->goToWorst();
        QTest::mouseClick(find<QPushButton>("openInLabeling"), Qt::LeftButton);
        QCOMPARE(asked, (std::vector<std::uint32_t>{5, 6}));
        QCOMPARE(current, 0);
        QCOMPARE(reason, QStringLiteral("2 labeled dim were predicted Turn, 67\u00a0% of dim"));
    }

    void enterOnACellGoesToItsExamples()
    {
        auto *matrix = find<HeatMatrix>("confusionMatrix");
        matrix->setCurrent(0, 0);
        QTest::keyClick(matrix, Qt::Key_Return);
        QCOMPARE(find<widgets::RowView>("cellExamples")->currentRow(), 0);
        QCOMPARE(find<widgets::RowView>("cellExamples")->rowCount(), 4);
        QVERIFY(!find<QPushButton>("acceptPrediction")->isVisible());
    }

    void theWholeCellIsSet()
    {
        using project::CategoryKind;
        m_fixture->makeProject(project::ProjectKind::Conversation);
        for (const char *name : {"Turn", "dim", "Ask"})
            m_fixture->addCategory(CategoryKind::Intent, QString::fromLatin1(name));
        const QString dim = QStringLiteral("dim");
        const auto first = m_fixture->addItem(QStringLiteral("darker"), dim);
        const auto second = m_fixture->addItem(QStringLiteral("less light"), dim);
        m_fixture->open();
        auto view = std::make_shared<workspace::EvaluationReport>(*test::judgedView());
        view->outcomes.items[5].item = first;
        view->outcomes.items[6].item = second;
        m_tab->ConfusionTab::show(view);
        QSignalSpy said(&m_fixture->context(), &models::StudioContext::said);
        find<HeatMatrix>("confusionMatrix")->goToWorst();
        find<QPushButton>("acceptPrediction")->click();
        QTRY_COMPARE(m_fixture->stored(first).intent, QStringLiteral("Turn"));
        QCOMPARE(m_fixture->stored(second).intent, QStringLiteral("Turn"));
        QTRY_COMPARE(said.size(), 1);
        // Once more, after one was mended by hand: only what still carries the judged label is set.
        m_fixture->apply({project::SetIntent{first, QStringLiteral("Ask"), std::nullopt}});
        m_fixture->apply({project::SetIntent{second, dim, std::nullopt}});
        find<QPushButton>("acceptPrediction")->click();
        QTRY_COMPARE(said.size(), 2);
        QVERIFY(said.at(1).at(0).toString().startsWith(QStringLiteral("1 set to Turn")));
        QCOMPARE(m_fixture->stored(first).intent, QStringLiteral("Ask"));
        QCOMPARE(m_fixture->stored(second).intent, QStringLiteral("Turn"));
    }

    void anotherModelBeginsAnew()
    {
        auto *filter = find<widgets::Segment>("confusionFilter");
        auto *matrix = find<HeatMatrix>("confusionMatrix");
        QTest::mouseClick(filter, Qt::LeftButton, {}, filter->partRect(1).center());
        QCOMPARE(matrix->shown(), HeatMatrix::Show::Errors);
        QTest::keyClick(matrix, Qt::Key_Plus);
        matrix->setCurrent(2, 2);
        m_tab->ConfusionTab::show(test::judgedView());
        QCOMPARE(filter->current(), 0);
        QCOMPARE(matrix->shown(), HeatMatrix::Show::All);
        QCOMPARE(matrix->zoomSteps(), 0);
        QCOMPARE(find<QLabel>("cellSentence")->text(),
                 QStringLiteral("2 labeled dim were predicted Turn, 67\u00a0% of dim"));
        QCOMPARE(find<widgets::RowView>("cellExamples")->rowCount(), 2);
    }

    void surestWrongAnswersComeFirst()
    {
        auto view = std::make_shared<workspace::EvaluationReport>(*test::judgedView());
        view->outcomes.items[5].intentConfidence = 0.4;
        view->outcomes.items[6].intentConfidence = 0.9;
        std::vector<std::size_t> asked;
        connect(m_tab.get(), &details::Tab::labelingRequested, this,
                [&](const std::vector<evaluate::ExampleRef> &examples) {
                    for (const evaluate::ExampleRef &example : examples)
                        asked.push_back(example.outcome);
                });
        m_tab->ConfusionTab::show(view);
        find<QPushButton>("openInLabeling")->click();
        QCOMPARE(asked, (std::vector<std::size_t>{6, 5}));
    }

    void matrixGoesToTheClipboard()
    {
        for (QAction *action : m_tab->actions())
            if (action->objectName() == u"details.copyMatrix")
                action->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("dim\t2\t1\t\n")));
        for (QAction *action : m_tab->actions())
            if (action->objectName() == u"details.copyPicture")
                action->trigger();
        QVERIFY(!QGuiApplication::clipboard()->pixmap().isNull());
    }

    void anEmptyCellOpensNothing()
    {
        find<HeatMatrix>("confusionMatrix")->setCurrent(2, 0);
        QVERIFY(!find<QPushButton>("openInLabeling")->isEnabled());
        QVERIFY(!find<QPushButton>("acceptPrediction")->isVisible());
    }

    void oneClassHasAMatrixWhoseCellsAreMended()
    {
        const auto kind = project::ProjectKind::CustomSingleLabelClassification;
        m_fixture->makeProject(kind);
        for (const char *name : {"Drama", "Comedy", "Action"})
            m_fixture->addCategory(project::CategoryKind::Class, QString::fromLatin1(name));
        const auto view = test::judgedClasses(kind);
        for (const evaluate::Outcome &outcome : view->outcomes.items) {
            const auto id = m_fixture->addItem(QStringLiteral("story %1").arg(outcome.item));
            QCOMPARE(id, outcome.item);
            m_fixture->apply(project::Edit{project::SetClasses{
                id,
                {{QString::fromStdString(view->outcomes.classes[outcome.expectedClasses.front()]), {}}},
                {}}});
        }
        m_fixture->open();
        m_tab->ConfusionTab::show(view);
        QVERIFY(find<HeatMatrix>("confusionMatrix")->isVisible());
        QTest::mouseClick(find<QPushButton>("worstConfusion"), Qt::LeftButton);
        QCOMPARE(find<QLabel>("cellSentence")->text(),
                 QStringLiteral("1 labeled Action were predicted Drama, 100\u00a0% of Action"));
        QCOMPARE(find<widgets::RowView>("cellExamples")->rowText(0),
                 QStringLiteral("a story; labeled Action, predicted Drama"));
        QCOMPARE(find<QPushButton>("acceptPrediction")->text(), QStringLiteral("Set 1 to Drama"));
        QTest::mouseClick(find<QPushButton>("acceptPrediction"), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->stored(6).classes,
                     (std::vector<project::ClassLabel>{{QStringLiteral("Drama"), {}}}));
        m_fixture->context().undo();
        QTRY_COMPARE(m_fixture->stored(6).classes,
                     (std::vector<project::ClassLabel>{{QStringLiteral("Action"), {}}}));
    }

    void ofSeveralClassesATableShowsWhatGoesTogether()
    {
        m_tab->ConfusionTab::show(test::judgedClasses(project::ProjectKind::CustomMultiLabelClassification));
        auto *errors = find<widgets::RowView>("classErrors");
        QVERIFY(errors->isVisible());
        QVERIFY(!find<HeatMatrix>("confusionMatrix")->isVisible());
        QVERIFY(!find<QPushButton>("worstConfusion")->isVisible());
        QCOMPARE(errors->rowCount(), 3);
        QCOMPARE(errors->rowText(0),
                 QStringLiteral("1 documents miss Drama and were given Comedy, which they do not have."));
        QCOMPARE(errors->rowText(1), QStringLiteral("1 documents miss Action; nothing wrong was given."));
        QCOMPARE(find<QLabel>("cellSentence")->text(), errors->rowText(0));
        errors->setCurrentRow(1);
        QCOMPARE(find<QLabel>("cellSentence")->text(), errors->rowText(1));
        QCOMPARE(find<widgets::RowView>("cellExamples")->rowText(0),
                 QStringLiteral("a story; labeled Drama, Action, predicted Drama"));
        QVERIFY(!find<QPushButton>("acceptPrediction")->isVisible());
        errors->setFocus();
        QTest::keyClick(errors, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("Missed\tGiven wrongly\tDocuments\nDrama\tComedy\t1\nAction\t\t1\n"
                                "Action\tDrama\t1\n"));
        // Back to a model of intents, the matrix is back, too.
        m_tab->ConfusionTab::show(test::judgedView());
        QVERIFY(find<HeatMatrix>("confusionMatrix")->isVisible());
        QVERIFY(find<QPushButton>("worstConfusion")->isVisible());
    }

private:
    template <typename Widget>
    Widget *find(const char *name)
    {
        auto *widget = m_tab->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
    std::unique_ptr<test::WorkspaceFixture> m_fixture;
    std::unique_ptr<ConfusionTab> m_tab;
};

GLOSSA_TEST(ConfusionTabTest);
#include "tst_confusion_tab.moc"
