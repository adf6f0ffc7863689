// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/examples_tab.h"

#include "tests/support/registry.h"
#include "tests/ui/details/judged_view.h"
#include "tests/ui/widgets/tested_models.h"

#include <QCheckBox>
#include <QLabel>
#include <QtTest>

using namespace glossa;
using details::ExamplesTab;

class ExamplesTabTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A long document's first line shows nothing of an error in its middle.
    void documentsHaveARowAnError()
    {
        ExamplesTab tab;
        test::testModelsOf(tab);
        tab.ExamplesTab::show(view(project::ProjectKind::CustomEntityRecognition));
        // Missed; cut wrong, once and not as a miss and a false alarm; made up.
        QCOMPARE(rows(tab).rowCount(), 3);
        QVERIFY(rows(tab).rowText(0).contains(QStringLiteral("FIRST")));
        QVERIFY(rows(tab).rowText(2).contains(QStringLiteral("LAST")));
        // Each says which of the document's errors it is.
        QVERIFY(rows(tab).rowText(0).contains(QStringLiteral(", not found")));
        QVERIFY(rows(tab).rowText(2).contains(QStringLiteral("not labeled, ")));
        QCOMPARE(tab.findChild<QLabel *>(QStringLiteral("examplesWords"))->text(),
                 QStringLiteral("3 errors in 2 documents"));
        tab.findChild<QCheckBox *>()->setChecked(false);
        QCOMPARE(rows(tab).rowCount(), 2);
    }

    void utterancesHaveARowEach()
    {
        ExamplesTab tab;
        test::testModelsOf(tab);
        tab.ExamplesTab::show(view(project::ProjectKind::Conversation));
        QCOMPARE(rows(tab).rowCount(), 1);
        QVERIFY(rows(tab).rowText(0).contains(QStringLiteral("FIRST"))); // where it is wrong
        QCOMPARE(ExamplesTab::wrongCount(*view(project::ProjectKind::Conversation)), 1);
    }

    void documentsWithClassesHaveARowEach()
    {
        ExamplesTab tab;
        test::testModelsOf(tab);
        const auto view = test::judgedClasses(project::ProjectKind::CustomMultiLabelClassification);
        tab.ExamplesTab::show(view);
        QCOMPARE(ExamplesTab::wrongCount(*view), 3);
        QCOMPARE(rows(tab).rowCount(), 3);
        QCOMPARE(rows(tab).rowText(0), QStringLiteral("a story; labeled Drama, Action, predicted Drama"));
        QCOMPARE(tab.findChild<QLabel *>(QStringLiteral("examplesWords"))->text(),
                 QStringLiteral("3 of 6 test items"));
        // The places of a class are none in a text.
        tab.showOnly(evaluate::classExamples(view->outcomes, 0, evaluate::Verdict::FalsePositive),
                     QStringLiteral("False alarms of Drama"));
        QCOMPARE(rows(tab).rowCount(), 1);
        QCOMPARE(rows(tab).rowText(0), QStringLiteral("a story; labeled Action, predicted Drama"));
        QVERIFY(!tab.grab().isNull());
    }

private:
    static const widgets::RowView &rows(const ExamplesTab &tab)
    {
        return *tab.findChild<widgets::RowView *>(QStringLiteral("testSet"));
    }
    /// A long text with three errors, and one without any.
    static std::shared_ptr<const workspace::EvaluationReport> view(project::ProjectKind kind)
    {
        auto view = std::make_shared<workspace::EvaluationReport>();
        view->judged = true;
        view->kind = kind;
        view->outcomes.entities = {"Party"};
        const std::u16string filler(400, u'.');
        evaluate::Outcome outcome;
        outcome.text = filler + u" FIRST " + filler + u" MIDDLE PART " + filler + u" LAST " + filler;
        const auto at = [&outcome](const char16_t *word, std::int32_t length) {
            return text::Utf16Span{static_cast<std::int32_t>(outcome.text.find(word)), length};
        };
        outcome.expected = {{at(u"FIRST", 5), 0}, {at(u"MIDDLE", 11), 0}};
        outcome.predicted = {{at(u"MIDDLE", 6), 0}, {at(u"LAST", 4), 0}};
        view->outcomes.items.push_back(outcome);
        evaluate::Outcome right;
        right.text = u"FIRST";
        right.expected = right.predicted = {{{0, 5}, 0}};
        view->outcomes.items.push_back(right);
        view->metrics = evaluate::measure(view->outcomes);
        view->readings = evaluate::readings(view->outcomes);
        return view;
    }
};

GLOSSA_TEST(ExamplesTabTest);
#include "tst_examples_tab.moc"
