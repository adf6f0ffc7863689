// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"

#include "core/workspace/models/train_request.h"
#include "core/workspace/training/train.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace glossa;
using test::contact;
using test::date;
using test::label;

namespace {

struct Utterances : test::PaneFixture {
    Utterances()
    {
        makeProject(project::ProjectKind::Conversation);
        for (const char *name : {"Reply", "SendEmail", "ReadAloud"})
            addCategory(project::CategoryKind::Intent, QString::fromLatin1(name));
        addCategory(project::CategoryKind::Entity, contact, QStringLiteral("A person that is written to."));
        addCategory(project::CategoryKind::Entity, date);
    }
    /// Waits until what the window shows of an item is what is on disk.
    void waitForLabels(project::ItemId id, const std::vector<project::Label> &labels)
    {
        QTRY_COMPARE(stored(id).labels, labels);
    }
    void waitForText(const QString &expected) { QTRY_COMPARE(text()->text(), expected); }
};

} // namespace

class UtterancesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenUtterancesAreTypedOneAfterAnother()
    {
        Utterances f;
        f.show();
        f.clickState();
        auto *input = f.find<QLineEdit>("addInput");
        QTRY_VERIFY(input->isVisible());
        for (int i = 0; i < 10; ++i) {
            QTest::keyClicks(input, QStringLiteral("reply to number %1").arg(i));
            f.key(input, Qt::Key_Return);
        }
        QTRY_COMPARE(f.ids().size(), 10U);
        const project::Item last = f.stored(f.ids().back());
        QCOMPARE(last.text, QStringLiteral("reply to number 9"));
        QCOMPARE(last.dataset, project::Dataset::Train);
        QCOMPARE(last.language, QStringLiteral("en-us"));
        QVERIFY(input->isVisible());
        QTRY_COMPARE(f.find<widgets::RowView>("utteranceList")->rowCount(), 10);
    }

    void pastedLinesAreCountedBeforeTheyAreAdded()
    {
        Utterances f;
        f.show();
        f.clickState();
        auto *input = f.find<QLineEdit>("addInput");
        QApplication::clipboard()->setText(QStringLiteral("one\ntwo\r\n\n  three  \ntwo\n"));
        f.key(input, Qt::Key_V, Qt::ControlModifier);
        auto *confirm = f.find<QPushButton>("addConfirm");
        QCOMPARE(confirm->text(), QStringLiteral("Add 3 utterances"));
        QCOMPARE(f.ids().size(), 0U);
        confirm->click();
        QTRY_COMPARE(f.ids().size(), 3U);
        QCOMPARE(f.stored(f.ids()[2]).text, QStringLiteral("three"));
    }

    void wordIsLabeledByKeysAlone()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("send an email to harold today"));
        f.show();
        f.waitForText(QStringLiteral("send an email to harold today"));
        auto *text = f.text();
        for (int i = 0; i < 4; ++i)
            f.key(text, Qt::Key_Right, Qt::ControlModifier);
        f.key(text, Qt::Key_W);
        QCOMPARE(text->selection(), (text::Utf16Span{17, 6}));
        f.key(text, Qt::Key_1);
        QCOMPARE(text->spans().size(), 1U); // painted before it is on disk
        QCOMPARE(text->activeSpan(), 0);
        f.waitForLabels(id, {label(contact, 17, 6)});
        // The edges of the new label by key, then another label, then none.
        f.key(text, Qt::Key_BraceRight, Qt::ShiftModifier);
        f.waitForLabels(id, {label(contact, 17, 12)});
        f.key(text, Qt::Key_2);
        f.waitForLabels(id, {label(date, 17, 12)});
        f.key(text, Qt::Key_X);
        f.waitForLabels(id, {});
    }

    void dragLabelsTheWordsItTouchesThroughThePalette()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("write to bob kappus, please"));
        f.show();
        f.waitForText(QStringLiteral("write to bob kappus, please"));
        auto *text = f.text();
        const QRect from = text->rectOf({10, 1});
        const QRect to = text->rectOf({16, 1});
        QTest::mousePress(text->viewport(), Qt::LeftButton, {}, from.center());
        QTest::mouseMove(text->viewport(), to.center());
        QTest::mouseRelease(text->viewport(), Qt::LeftButton, {}, to.center());
        QCOMPARE(text->selection(), (text::Utf16Span{9, 10}));
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        auto *field =
            QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
        QTest::keyClicks(field, QStringLiteral("con"));
        f.key(field, Qt::Key_Return);
        f.waitForLabels(id, {label(contact, 9, 10)});
    }

    void emojiAndArabicKeepTheirUnits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("length");
        QTest::newRow("after an emoji") << QStringLiteral("👍 call harold") << 2 << 8 << 6;
        QTest::newRow("arabic") << QStringLiteral("اتصل ليلى غدا") << 1 << 5 << 4;
    }
    void emojiAndArabicKeepTheirUnits()
    {
        QFETCH(QString, text);
        QFETCH(int, words);
        QFETCH(int, begin);
        QFETCH(int, length);
        Utterances f;
        const auto id = f.addItem(text);
        f.show();
        f.waitForText(text);
        for (int i = 0; i < words; ++i)
            f.key(f.text(), Qt::Key_Right, Qt::ControlModifier);
        f.key(f.text(), Qt::Key_W);
        f.key(f.text(), Qt::Key_1);
        f.waitForLabels(id, {label(contact, begin, length)});
    }

    void overlapIsRefusedAndTheSameKeyAgainReplaces()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("mail bob kappus"), {}, {label(contact, 5, 10)});
        f.show();
        f.waitForText(QStringLiteral("mail bob kappus"));
        auto *text = f.text();
        f.key(text, Qt::Key_Right, Qt::ControlModifier);
        f.key(text, Qt::Key_W);
        f.key(text, Qt::Key_2);
        auto *words = f.find<QLabel>("labelNoteWords");
        QVERIFY(words->isVisible());
        QVERIFY(words->text().contains(QStringLiteral("bob kappus")));
        QCOMPARE(f.stored(id).labels.size(), 1U);
        f.key(text, Qt::Key_2);
        f.waitForLabels(id, {label(date, 5, 3)});
    }

    void refusedEditIsTakenBack()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("mail bob"));
        f.show();
        f.waitForText(QStringLiteral("mail bob"));
        QSignalSpy failed(&f.context(), &models::StudioContext::failed);
        f.key(f.text(), Qt::Key_W);
        // Another process takes the item away in the same moment.
        f.apply(project::Edit{project::RemoveItem{id, {}}});
        f.key(f.text(), Qt::Key_1);
        QTRY_COMPARE(failed.size(), 1);
        QTRY_VERIFY(f.text()->spans().empty());
    }

    void intentIsChosenByTyping()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("read it to me"));
        f.show();
        f.waitForText(QStringLiteral("read it to me"));
        f.key(f.text(), Qt::Key_I);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        auto *field =
            QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
        QTest::keyClicks(field, QStringLiteral("aloud"));
        f.key(field, Qt::Key_Return);
        QTRY_COMPARE(f.stored(id).intent, QStringLiteral("ReadAloud"));
        QCOMPARE(f.find<QPushButton>("stageIntent")->text(), QStringLiteral("ReadAloud"));
    }

    void newIntentIsMadeInTheChooser()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("forget it"));
        f.show();
        f.waitForText(QStringLiteral("forget it"));
        f.key(f.text(), Qt::Key_I);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        auto *field =
            QApplication::activePopupWidget()->findChild<QLineEdit *>(QStringLiteral("choiceField"));
        QTest::keyClicks(field, QStringLiteral("Cancel"));
        f.key(field, Qt::Key_Down);
        f.key(field, Qt::Key_Return);
        QTRY_COMPARE(f.stored(id).intent, QStringLiteral("Cancel"));
    }

    void enterGoesToTheNextOpenUtterance()
    {
        Utterances f;
        f.addItem(QStringLiteral("one"), QStringLiteral("Reply"));
        f.addItem(QStringLiteral("two"), QStringLiteral("Reply"));
        f.addItem(QStringLiteral("three"));
        f.show();
        f.waitForText(QStringLiteral("one"));
        f.key(f.text(), Qt::Key_Return);
        f.waitForText(QStringLiteral("three"));
        f.key(f.text(), Qt::Key_K);
        f.waitForText(QStringLiteral("two"));
        f.key(f.text(), Qt::Key_J);
        f.waitForText(QStringLiteral("three"));
    }

    void manyAreMovedAndOneUndoBringsThemBack()
    {
        Utterances f;
        std::vector<project::ItemId> ids;
        for (int i = 0; i < 6; ++i)
            ids.push_back(f.addItem(QStringLiteral("text %1").arg(i), QStringLiteral("Reply")));
        f.show();
        f.waitForText(QStringLiteral("text 0"));
        auto *list = f.find<widgets::RowView>("utteranceList");
        for (int i = 0; i < 3; ++i)
            f.key(list, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(f.find<QLabel>("bulkCount")->text(), QStringLiteral("4 selected"));
        f.find<QPushButton>("bulkTest")->click();
        QTRY_COMPARE(f.stored(ids[3]).dataset, project::Dataset::Test);
        QCOMPARE(f.stored(ids[0]).dataset, project::Dataset::Test);
        QCOMPARE(f.stored(ids[4]).dataset, project::Dataset::Train);
        f.context().undo();
        QTRY_COMPARE(f.stored(ids[3]).dataset, project::Dataset::Train);
        QCOMPARE(f.stored(ids[0]).dataset, project::Dataset::Train);
    }

    void deletedUtterancesComeBackWithUndo()
    {
        Utterances f;
        for (int i = 0; i < 3; ++i)
            f.addItem(QStringLiteral("text %1").arg(i));
        f.show();
        f.waitForText(QStringLiteral("text 0"));
        QSignalSpy said(&f.context(), &models::StudioContext::said);
        f.key(f.find<widgets::RowView>("utteranceList"), Qt::Key_Delete);
        QTRY_COMPARE(f.ids().size(), 2U);
        f.waitForText(QStringLiteral("text 1"));
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said.front().at(1).toBool());
        f.context().undo();
        QTRY_COMPARE(f.ids().size(), 3U);
        QTRY_COMPARE(f.find<widgets::RowView>("utteranceList")->rowCount(), 3);
    }

    void filterFindsAndItsChipTakesItAway()
    {
        Utterances f;
        f.addItem(QStringLiteral("reply to harold"), QStringLiteral("Reply"));
        f.addItem(QStringLiteral("send it to harold"), QStringLiteral("SendEmail"));
        f.addItem(QStringLiteral("read"), QStringLiteral("ReadAloud"));
        f.show();
        f.waitForText(QStringLiteral("reply to harold"));
        auto *list = f.find<widgets::RowView>("utteranceList");
        f.key(f.text(), Qt::Key_F, Qt::ControlModifier);
        auto *find = f.find<QLineEdit>("findInTexts");
        QTRY_VERIFY(find->hasFocus());
        QTest::keyClicks(find, QStringLiteral("harold"));
        QTRY_COMPARE(list->rowCount(), 2);
        workspace::ItemFilter filter;
        filter.intents = {QStringLiteral("ReadAloud")};
        f.pane->open({filter, {}, 0, {}});
        QTRY_COMPARE(list->rowCount(), 1);
        f.waitForText(QStringLiteral("read"));
        const auto chips = f.find<QWidget>("filterBar")->findChildren<QPushButton *>();
        const auto chip = std::ranges::find_if(
            chips, [](const QPushButton *b) { return b->text() == QStringLiteral("Intent: ReadAloud"); });
        QVERIFY(chip != chips.end());
        (*chip)->click();
        QTRY_COMPARE(list->rowCount(), 3);
    }

    void whatAnotherProcessChangesAppears()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("mail harold"));
        f.show();
        f.waitForText(QStringLiteral("mail harold"));
        f.apply(project::Edit{project::AddLabel{id, label(contact, 5, 6), {}}});
        QTRY_COMPARE(f.text()->spans().size(), 1U);
        QCOMPARE(f.text()->spans().front().caption, contact);
        f.addItem(QStringLiteral("from elsewhere"));
        QTRY_COMPARE(f.find<widgets::RowView>("utteranceList")->rowCount(), 2);
    }

    void whatIsUnderTheHandStaysWhenOthersAdd()
    {
        Utterances f;
        f.addItem(QStringLiteral("first"));
        const auto id = f.addItem(QStringLiteral("mail harold"));
        f.show();
        workspace::ItemFilter filter;
        filter.state = workspace::LabeledState::Unlabeled;
        f.pane->open({filter, {}, id, {}});
        f.waitForText(QStringLiteral("mail harold"));
        f.apply(project::Edit{project::AddLabel{id, label(contact, 5, 6), {}}}); // it fits no more
        f.addItem(QStringLiteral("from elsewhere"));
        auto *list = f.find<widgets::RowView>("utteranceList");
        QTRY_COMPARE(list->rowCount(), 3);
        QCOMPARE(f.text()->text(), QStringLiteral("mail harold"));
    }

    void theActiveLabelIsTheSameAfterUndo()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("mail harold and olivia"), {},
                                  {label(contact, 5, 6), label(contact, 16, 6)});
        f.show();
        f.waitForText(QStringLiteral("mail harold and olivia"));
        f.key(f.text(), Qt::Key_Tab);
        QCOMPARE(f.text()->activeSpan(), 0);
        f.key(f.text(), Qt::Key_X);
        f.waitForLabels(id, {label(contact, 16, 6)});
        f.key(f.text(), Qt::Key_Tab);
        QCOMPARE(f.text()->activeSpan(), 0);
        f.context().undo();
        QTRY_COMPARE(f.text()->spans().size(), 2U);
        const int active = f.text()->activeSpan();
        QVERIFY(active >= 0);
        QCOMPARE(f.text()->spans()[static_cast<std::size_t>(active)].span, (text::Utf16Span{16, 6}));
    }

    void refusedLinesComeBack()
    {
        Utterances f;
        f.addCategory(project::CategoryKind::Intent, QStringLiteral("Passing"));
        f.show();
        workspace::ItemFilter filter;
        filter.intents = {QStringLiteral("Passing")};
        f.pane->open({filter, {}, 0, {}});
        f.clickState();
        auto *input = f.find<QLineEdit>("addInput");
        QTest::keyClicks(input, QStringLiteral("once typed"));
        // Gone in the moment before the line is added: the window does not know yet.
        f.apply({project::RemoveCategory{project::CategoryKind::Intent, QStringLiteral("Passing")}});
        f.key(input, Qt::Key_Return);
        QTRY_COMPARE(input->text(), QStringLiteral("once typed"));
        QCOMPARE(f.ids().size(), 0U);
    }

    void examplesBehindACellOpenWithTheirReason()
    {
        Utterances f;
        f.addItem(QStringLiteral("one"), QStringLiteral("Reply"));
        const auto second = f.addItem(QStringLiteral("two"), QStringLiteral("Reply"));
        f.show();
        f.pane->open(
            {{}, {second}, second, QStringLiteral("1 utterance labeled Reply was predicted SendEmail")});
        f.waitForText(QStringLiteral("two"));
        QCOMPARE(f.find<widgets::RowView>("utteranceList")->rowCount(), 1);
        QVERIFY(f.find<QLabel>("bannerSentence")->isVisible());
        f.find<QPushButton>("bannerButton")->click();
        QTRY_COMPARE(f.find<widgets::RowView>("utteranceList")->rowCount(), 2);
        QVERIFY(!f.find<QLabel>("bannerSentence")->isVisible());
    }

    void draggedEdgeResizesInOneUndoStep()
    {
        Utterances f;
        const auto id = f.addItem(QStringLiteral("mail bob kappus today"), {}, {label(contact, 5, 3)});
        f.show();
        f.waitForText(QStringLiteral("mail bob kappus today"));
        auto *text = f.text();
        f.key(text, Qt::Key_Tab);
        QCOMPARE(text->activeSpan(), 0);
        const QRect span = text->rectOf({5, 3});
        const QRect to = text->rectOf({12, 1});
        const QPoint grip(span.right() + 3, span.center().y());
        QTest::mousePress(text->viewport(), Qt::LeftButton, {}, grip);
        QTest::mouseMove(text->viewport(), QPoint((grip.x() + to.center().x()) / 2, grip.y()));
        QTest::mouseMove(text->viewport(), to.center());
        QTest::mouseRelease(text->viewport(), Qt::LeftButton, {}, to.center());
        f.waitForLabels(id, {label(contact, 5, 10)});
        f.context().undo();
        f.waitForLabels(id, {label(contact, 5, 3)});
    }

    void lastModelTellsHowSureItIs()
    {
        Utterances f;
        for (int i = 0; i < 12; ++i) {
            f.addItem(QStringLiteral("reply to harold please %1").arg(i), QStringLiteral("Reply"));
            f.addItem(QStringLiteral("read the last mail aloud %1").arg(i), QStringLiteral("ReadAloud"));
        }
        const auto open = f.addItem(QStringLiteral("reply to harold"));
        workspace::TrainRequest request;
        request.model = QStringLiteral("m1");
        request.split.trainPercent = 100;
        QVERIFY(workspace::trainModel(f.other(), f.projectId(), request, 0, {}, {}));
        f.show();
        f.pane->open({{}, {}, open, {}});
        f.waitForText(QStringLiteral("reply to harold"));
        auto *words = f.find<QLabel>("stagePrediction");
        auto *answer = f.find<QPushButton>("stageAccept");
        QTRY_VERIFY(answer->isVisible());
        QCOMPARE(words->text(), QStringLiteral("m1 says"));
        QVERIFY2(answer->text().startsWith(QStringLiteral("Reply ")), qPrintable(answer->text()));
        const auto *rows = f.find<widgets::RowView>("utteranceList")->model();
        QCOMPARE(rows->headerData(rows->columnCount() - 1, Qt::Horizontal).toString(),
                 QStringLiteral("Sure"));

        // The project's threshold acts at once on what is shown, whoever changes it.
        project::ProjectInfo info = f.context().overview()->summary.info;
        info.confidenceThreshold = 1.0;
        f.apply(project::Edit{project::ChangeProject{info, {}}});
        QTRY_VERIFY2(words->text().contains(QStringLiteral("None (best: Reply ")), qPrintable(words->text()));
        QVERIFY2(words->text().endsWith(QStringLiteral(", threshold 1.00)")), qPrintable(words->text()));
    }

    void aHeadSortsAndTakesItsOrderBack()
    {
        Utterances f;
        f.addItem(QStringLiteral("zebra first"));
        f.addItem(QStringLiteral("aardvark second"));
        f.show();
        auto *list = f.find<widgets::RowView>("utteranceList");
        QTRY_VERIFY(list->rowCount() > 1);
        QTRY_VERIFY(list->rowText(0).startsWith(QStringLiteral("zebra")));
        const auto clickHead = [&] {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->headRect(1).center());
        };
        clickHead();
        QTRY_VERIFY(list->rowText(0).startsWith(QStringLiteral("aardvark")));
        QCOMPARE(list->rowText(list->currentRow()).section(u';', 0, 0), QStringLiteral("zebra first"));
        clickHead();
        QTRY_VERIFY(list->rowText(0).startsWith(QStringLiteral("zebra")));
    }

    void statusTellsTheSelectionInUnits()
    {
        Utterances f;
        f.addItem(QStringLiteral("👍 call harold"));
        f.show();
        f.waitForText(QStringLiteral("👍 call harold"));
        f.key(f.text(), Qt::Key_Right, Qt::ControlModifier);
        f.key(f.text(), Qt::Key_W);
        QVERIFY2(f.pane->statusText().contains(QStringLiteral("3 to 7 of 14 UTF-16 units")),
                 qPrintable(f.pane->statusText()));
        QVERIFY(f.pane->statusText().contains(QStringLiteral("Ana")));
    }
};

GLOSSA_TEST(UtterancesTest);
#include "tst_utterances.moc"
