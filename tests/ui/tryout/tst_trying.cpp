// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/tryout/tryout_fixture.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace glossa;

namespace {

const QString question = QStringLiteral("switch on the cellar lamp at once");

} // namespace

class TryingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAModelTheNextStepIsTraining()
    {
        test::TryoutFixture f;
        f.show();
        QTRY_COMPARE(f.stateWords(), QStringLiteral("Nobody to ask yet"));
        QSignalSpy asked(&f.context(), &models::StudioContext::stepRequested);
        f.press(f.seen<QPushButton>("stateButton"));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<models::Step>(), models::Step::Training);
        f.train();
        QTRY_VERIFY(f.find<QLineEdit>("askLine")->isVisible());
    }

    void anAnswerIsDrawnAsScoresAndAsJsonAndSaysWhy()
    {
        test::TryoutFixture f;
        f.train();
        f.show();
        ask(f);
        const auto expected = workspace::Predictor::load(f.other(), f.project(), QStringLiteral("m1"))
                                  .value()
                                  ->predict(question);
        QCOMPARE(f.find<widgets::SpanView>("answerText")->text(), question);
        QCOMPARE(f.find<widgets::SpanView>("answerText")->spans().size(), expected.entities.size());
        auto *scores = f.find<widgets::RowView>("answerScores");
        QCOMPARE(scores->rowCount(), static_cast<int>(expected.intents.size()));
        QVERIFY(scores->rowText(0).startsWith(expected.intents.front().category));
        const QString json = f.find<QPlainTextEdit>("answerJson")->toPlainText();
        QVERIFY(json.contains(QStringLiteral("\"topIntent\": \"%1\"").arg(expected.topIntent)));
        const QString why = f.find<QLabel>("answerWhy")->text();
        QVERIFY2(why.startsWith(QStringLiteral("Why %1: ").arg(expected.intents.front().category)),
                 qPrintable(why));
    }

    void theReasonsOfALabelTakeThePlaceOfTheIntents()
    {
        test::TryoutFixture f;
        f.train();
        f.show();
        ask(f, QStringLiteral("turn on the kitchen lamp"));
        auto *view = f.find<widgets::SpanView>("answerText");
        QVERIFY(!view->spans().empty());
        view->setActiveSpan(0);
        Q_EMIT view->spanActivated(0);
        const QString why = f.find<QLabel>("answerWhy")->text();
        const QString name = view->spans().front().caption.section(u',', 0, 0);
        QVERIFY2(why.startsWith(QStringLiteral("Why %1: ").arg(name)), qPrintable(why));
    }

    void theClassesOfADocumentSayWhy_data()
    {
        QTest::addColumn<project::ProjectKind>("kind");
        QTest::newRow("one class") << project::ProjectKind::CustomSingleLabelClassification;
        QTest::newRow("several classes") << project::ProjectKind::CustomMultiLabelClassification;
    }
    void theClassesOfADocumentSayWhy()
    {
        QFETCH(project::ProjectKind, kind);
        test::TryoutFixture f;
        f.makeClasses(kind);
        f.show();
        auto *text = f.find<QPlainTextEdit>("askText");
        QTRY_VERIFY(text->isVisible());
        const QString document = QStringLiteral("all about the Kitchen, part 3");
        const auto said = workspace::Predictor::load(f.other(), f.project(), QStringLiteral("m1"))
                              .value()
                              ->predict(document);
        QVERIFY(!said.classes.empty());
        QCOMPARE(said.classes.front().category, QStringLiteral("Kitchen"));
        text->setPlainText(document);
        f.press(f.find<QPushButton>("ask"));
        auto *why = f.find<QLabel>("answerWhy");
        QTRY_VERIFY2(why->text().startsWith(QStringLiteral("Why Kitchen: ")), qPrintable(why->text()));
        QVERIFY2(why->text().contains(QStringLiteral("kitchen”")), qPrintable(why->text()));
        QCOMPARE(why->text().count(u'\n'), static_cast<qsizetype>(said.classes.size()) - 1);
    }

    void aThresholdIsTriedWithoutTraining()
    {
        test::TryoutFixture f;
        f.train();
        f.show();
        ask(f);
        auto *json = f.find<QPlainTextEdit>("answerJson");
        QVERIFY(!json->toPlainText().contains(QStringLiteral("\"topIntent\": \"None\"")));
        f.find<QDoubleSpinBox>("noneBelow")->setValue(1.0);
        QVERIFY(json->toPlainText().contains(QStringLiteral("\"topIntent\": \"None\"")));
        f.find<QDoubleSpinBox>("noneBelow")->setValue(0.0);
        QVERIFY(!json->toPlainText().contains(QStringLiteral("\"topIntent\": \"None\"")));
    }

    void theAnswerBecomesATrainingExampleOnce()
    {
        test::TryoutFixture f;
        f.train();
        f.show();
        ask(f);
        const auto before = f.items();
        QSignalSpy said(&f.context(), &models::StudioContext::said);
        f.press(f.find<QPushButton>("addToTraining"));
        QTRY_COMPARE(f.items(), before + 1);
        const project::Item added = f.stored(question);
        QVERIFY(!added.intent.isEmpty());
        QCOMPARE(added.dataset, project::Dataset::Train);
        QVERIFY(added.provenance.has_value());
        QTRY_COMPARE(said.size(), 1);
        f.press(f.find<QPushButton>("addToTraining"));
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(f.items(), before + 1);
        f.context().undo();
        QTRY_COMPARE(f.items(), before);
    }

    void twoQuickPressesAddOneExample()
    {
        test::TryoutFixture f;
        f.train();
        f.show();
        ask(f);
        const auto before = f.items();
        QSignalSpy said(&f.context(), &models::StudioContext::said);
        auto *add = f.find<QPushButton>("addToTraining");
        f.press(add);
        add->click();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(f.items(), before + 1);
        add->click(); // the first has ended: it finds the text
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(f.items(), before + 1);
    }

    void anExampleOfAProjectThatWasLeftGoesNowhere()
    {
        test::TryoutFixture f;
        f.train();
        f.show();
        ask(f);
        const auto before = f.items();
        QSignalSpy failed(&f.context(), &models::StudioContext::failed);
        f.find<QPushButton>("addToTraining")->click();
        f.context().closeProject();
        // What the press has asked for, and what it would write then, has been answered once later ones have.
        for (int round = 0; round < 3; ++round) {
            int later = 0;
            const auto count = [&later](const Status &) { ++later; };
            const auto nothing = [](workspace::Workspace &) -> Status { return {}; };
            f.context().session().read(nothing).then(&f.context(), count);
            f.context().session().write(nothing).then(&f.context(), count);
            QTRY_COMPARE(later, 2);
        }
        QCOMPARE(failed.size(), 0);
        QCOMPARE(f.items(), before);
    }

private:
    static void ask(test::TryoutFixture &f, const QString &text = question)
    {
        auto *line = f.find<QLineEdit>("askLine");
        QTRY_VERIFY(line->isVisible());
        line->setText(text);
        QTRY_VERIFY(f.find<QPushButton>("ask")->isEnabled());
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(f.find<widgets::SpanView>("answerText")->text(), text);
        QTRY_VERIFY(f.find<QWidget>("answerJson")->isVisible());
    }
};

GLOSSA_TEST(TryingTest);
#include "tst_trying.moc"
