// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an utterance edited in its place, and the menus of rows and text.
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"

#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>

using namespace glossa;
using test::contact;
using test::label;

namespace {

struct EditedMail : test::PaneFixture {
    EditedMail()
    {
        makeProject(project::ProjectKind::Conversation);
        addCategory(project::CategoryKind::Intent, QStringLiteral("Reply"));
        addCategory(project::CategoryKind::Entity, contact);
    }
    project::ItemId showMail()
    {
        const auto id = addItem(QStringLiteral("mail hrold now"), {}, {label(contact, 5, 5)});
        addItem(QStringLiteral("second"));
        show();
        waitForText(QStringLiteral("mail hrold now"));
        text()->setFocus();
        return id;
    }
    void waitForText(const QString &expected) { QTRY_COMPARE(text()->text(), expected); }
    [[nodiscard]] QPlainTextEdit *editor() { return find<QPlainTextEdit>("stageEditor"); }
    /// Opens the field and mends the name in it.
    void mendName(int key = Qt::Key_E)
    {
        this->key(text(), key);
        QVERIFY(editor()->isVisible());
        QTRY_VERIFY(editor()->hasFocus());
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(editor(), Qt::Key_Right);
        QTest::keyClicks(editor(), QStringLiteral("a"));
        QCOMPARE(editor()->toPlainText(), QStringLiteral("mail harold now"));
    }
    /// As Qt sends it for the right button or the Menu key.
    [[nodiscard]] QMenu *menuOf(QWidget *widget, QContextMenuEvent::Reason reason, const QPoint &at = {})
    {
        QContextMenuEvent event(reason, at, widget->mapToGlobal(at), Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    [[nodiscard]] static QStringList names(const QMenu *menu)
    {
        QStringList names;
        for (const QAction *action : menu->actions())
            if (!action->isSeparator())
                names << action->objectName();
        return names;
    }
};

} // namespace

class EditTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsEditedInPlaceWithItsLabels_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("E") << int(Qt::Key_E);
        QTest::newRow("F2") << int(Qt::Key_F2);
    }
    void textIsEditedInPlaceWithItsLabels()
    {
        QFETCH(int, key);
        EditedMail f;
        const auto id = f.showMail();
        f.mendName(key);
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QVERIFY(!f.editor()->isVisible());
        QVERIFY(f.text()->hasFocus());
        f.waitForText(QStringLiteral("mail harold now"));
        QCOMPARE(f.stored(id).labels, std::vector{label(contact, 5, 6)});
        QCOMPARE(f.text()->spans().size(), 1U);
        QCOMPARE(f.text()->spans().front().span, (text::Utf16Span{5, 6}));
        f.context().undo();
        f.waitForText(QStringLiteral("mail hrold now"));
        QCOMPARE(f.stored(id).labels, std::vector{label(contact, 5, 5)});
    }

    void theFieldLooksLikeOneAndSaysItsKeys()
    {
        EditedMail f;
        f.showMail();
        auto *facts = f.find<QLabel>("stageFacts");
        const QString before = facts->text();
        f.key(f.text(), Qt::Key_E);
        QTRY_VERIFY(f.editor()->hasFocus());
        QVERIFY(f.editor()->frameShape() != QFrame::NoFrame);
        QVERIFY(f.editor()->frameWidth() > 0);
        QVERIFY2(facts->text().contains(QStringLiteral("Enter")), qPrintable(facts->text()));
        QVERIFY(facts->text().contains(QStringLiteral("Esc")));
        QTest::keyClick(f.editor(), Qt::Key_Escape);
        QCOMPARE(facts->text(), before);
    }

    void theTextStaysWhereItWas()
    {
        EditedMail f;
        f.showMail();
        const QPoint before = f.text()->viewport()->mapTo(f.pane.get(), f.text()->rectOf({0, 1}).topLeft());
        const int width = f.text()->rectOf({0, 4}).width();
        f.key(f.text(), Qt::Key_E);
        QTRY_VERIFY(f.editor()->hasFocus());
        QTextCursor start(f.editor()->document());
        const QRect first = f.editor()->cursorRect(start);
        start.setPosition(4);
        QVERIFY(qAbs(f.editor()->cursorRect(start).left() - first.left() - width) <= 2);
        const QPoint after = f.editor()->viewport()->mapTo(f.pane.get(), first.topLeft());
        QVERIFY2(qAbs(after.x() - before.x()) <= 2, qPrintable(QString::number(after.x() - before.x())));
        // The view's line has air above its letters, the field's has not.
        QVERIFY2(qAbs(after.y() - before.y()) <= 6, qPrintable(QString::number(after.y() - before.y())));
    }

    void theCaretIsSeen()
    {
        const int flash = QApplication::cursorFlashTime();
        QApplication::setCursorFlashTime(0); // it would be out half of the time
        EditedMail f;
        f.showMail();
        f.key(f.text(), Qt::Key_E);
        QTRY_VERIFY(f.editor()->hasFocus());
        const QRect caret = f.editor()->cursorRect();
        const QImage shown = f.editor()->viewport()->grab(caret).toImage();
        f.editor()->setCursorWidth(0);
        const QImage without = f.editor()->viewport()->grab(caret).toImage();
        QApplication::setCursorFlashTime(flash);
        QVERIFY(caret.width() >= 2);
        QVERIFY(shown != without);
    }

    void escapeKeepsTheTextAsItWas()
    {
        EditedMail f;
        const auto id = f.showMail();
        f.mendName();
        QTest::keyClick(f.editor(), Qt::Key_Escape);
        QVERIFY(!f.editor()->isVisible());
        QTest::qWait(50);
        QCOMPARE(f.stored(id).text, QStringLiteral("mail hrold now"));
    }

    void goingOnKeepsWhatWasTyped()
    {
        EditedMail f;
        const auto id = f.showMail();
        f.mendName();
        auto *list = f.find<widgets::RowView>("utteranceList");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->rowRect(1).center());
        f.waitForText(QStringLiteral("second"));
        QVERIFY(!f.editor()->isVisible());
        QTRY_COMPARE(f.stored(id).text, QStringLiteral("mail harold now"));
        QCOMPARE(f.stored(id).labels, std::vector{label(contact, 5, 6)});
    }

    void anEmptyTextIsNotKept()
    {
        EditedMail f;
        const auto id = f.showMail();
        f.key(f.text(), Qt::Key_E);
        QTRY_VERIFY(f.editor()->hasFocus());
        QSignalSpy said(&f.context(), &models::StudioContext::said);
        f.editor()->selectAll();
        QTest::keyClick(f.editor(), Qt::Key_Delete);
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(said.count(), 1);
        QVERIFY(f.editor()->isVisible());
        QTest::keyClick(f.editor(), Qt::Key_Escape);
        QTest::qWait(50);
        QCOMPARE(f.stored(id).text, QStringLiteral("mail hrold now"));
    }

    void whatAnotherChangedMeanwhileIsNotOverwritten()
    {
        EditedMail f;
        const auto id = f.showMail();
        f.mendName();
        f.apply(project::Edit{project::RemoveLabel{id, label(contact, 5, 5)}});
        QTRY_COMPARE(f.text()->spans().size(), 0U);
        QSignalSpy failed(&f.context(), &models::StudioContext::failed);
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(f.stored(id).text, QStringLiteral("mail hrold now"));
        // What was typed is there still, over what is stored now; Enter means it.
        QTRY_VERIFY(f.editor()->isVisible());
        QCOMPARE(f.editor()->toPlainText(), QStringLiteral("mail harold now"));
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QTRY_COMPARE(f.stored(id).text, QStringLiteral("mail harold now"));
    }

    void aRowsMenuHoldsItsCommands()
    {
        EditedMail f;
        f.showMail();
        auto *list = f.find<widgets::RowView>("utteranceList");
        QMenu *menu = f.menuOf(list->viewport(), QContextMenuEvent::Mouse, list->rowRect(1).center());
        QVERIFY(menu != nullptr);
        QCOMPARE(f.names(menu),
                 (QStringList{QStringLiteral("labeling.editText"), QStringLiteral("labeling.intent"),
                              QStringLiteral("labeling.acceptIntent"), QStringLiteral("labeling.toTraining"),
                              QStringLiteral("labeling.toTest"), QStringLiteral("labeling.removeItems")}));
        menu->close();
        f.waitForText(QStringLiteral("second")); // the row under the mouse is meant
        list->setFocus();
        menu = f.menuOf(list, QContextMenuEvent::Keyboard);
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_Up);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(f.ids().size(), 1U);
    }

    void aLabelsMenuRemovesIt()
    {
        EditedMail f;
        const auto id = f.showMail();
        auto *view = f.text();
        QMenu *menu = f.menuOf(view->viewport(), QContextMenuEvent::Mouse, view->rectOf({5, 5}).center());
        QVERIFY(menu != nullptr);
        QCOMPARE(view->activeSpan(), 0);
        for (QAction *action : menu->actions())
            if (action->objectName() == u"labeling.removeLabel")
                action->trigger();
        menu->close();
        QTRY_COMPARE(f.stored(id).labels.size(), 0U);
    }

    void theTextsMenuIsForTheWordUnderTheMouse()
    {
        EditedMail f;
        f.showMail();
        auto *view = f.text();
        QMenu *menu = f.menuOf(view->viewport(), QContextMenuEvent::Mouse, view->rectOf({11, 3}).center());
        QVERIFY(menu != nullptr);
        QVERIFY(!f.names(menu).contains(QStringLiteral("labeling.removeLabel")));
        QVERIFY(view->caret() >= 11 && view->caret() <= 14);
        menu->close();
    }
};

GLOSSA_TEST(EditTextTest);
#include "tst_edit_text.moc"
