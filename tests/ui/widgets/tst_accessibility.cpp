// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/widgets/numbered_rows.h"
#include "tests/ui/widgets/shown_text.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/segment.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>

using namespace glossa;
using test::NumberedRows;
using test::ShownText;
using widgets::RowView;
using widgets::Segment;

class AccessibilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(theme::Scheme::Light);
        QAccessible::setActive(true);
    }

    void rowsAreAListAndSpeak()
    {
        NumberedRows rows(1'000'000);
        RowView view;
        view.setAccessibleName(QStringLiteral("Utterances"));
        view.resize(300, 200);
        view.setModel(&rows);
        view.setCurrentRow(7);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Utterances"));
        QCOMPARE(list->childCount(), 1'000'000);
        QAccessibleInterface *row = list->child(7);
        QCOMPARE(row->role(), QAccessible::ListItem);
        QCOMPARE(row->text(QAccessible::Name), QStringLiteral("row 7"));
        QVERIFY(row->state().selected);
        QVERIFY(!list->child(8)->state().selected);
        QCOMPARE(list->indexOfChild(row), 7);
        QCOMPARE(list->child(7), row); // the same object for the same row
        QVERIFY(list->child(-1) == nullptr);
    }

    void theButtonOfARowIsItsAction()
    {
        test::RowsWithButtons rows(4);
        RowView view;
        view.resize(300, 200);
        view.setModel(&rows);
        QSignalSpy pressed(&view, &RowView::rowButtonPressed);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(list->child(0)->actionInterface() == nullptr); // it has no button
        QAccessibleActionInterface *action = list->child(2)->actionInterface();
        QVERIFY(action != nullptr);
        const QString press = QAccessibleActionInterface::pressAction();
        QCOMPARE(action->actionNames(), QStringList{press});
        QCOMPARE(action->keyBindingsForAction(press), QStringList{QStringLiteral("Space")});
        action->doAction(press);
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(pressed.front().front().toInt(), 2);
    }

    void whatStandsBelowARowIsPartOfTheList()
    {
        NumberedRows rows(5);
        RowView view;
        view.resize(300, 300);
        view.setModel(&rows);
        auto *decide = new QPushButton(QStringLiteral("Decide"));
        view.setBelow(decide);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(list->childCount(), 5); // no row is the current one
        view.setCurrentRow(1);
        QCOMPARE(list->childCount(), 6);
        QAccessibleInterface *below = list->child(5);
        QVERIFY(below != nullptr);
        QCOMPARE(below->text(QAccessible::Name), QStringLiteral("Decide"));
        QCOMPARE(list->indexOfChild(below), 5);
        const QPoint middle = decide->mapToGlobal(decide->rect().center());
        QCOMPARE(list->childAt(middle.x(), middle.y()), below);
        QCOMPARE(list->child(4)->text(QAccessible::Name), QStringLiteral("row 4"));
    }

    void theTextAnswersTextQueries()
    {
        ShownText shown(QStringLiteral("Ana paid 40 euro in Bern"));
        shown.label(QStringLiteral("40 euro"), QStringLiteral("Amount"), 1);
        shown.view.setAccessibleName(QStringLiteral("Text"));
        QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&shown.view);
        QVERIFY(view != nullptr && view->textInterface() != nullptr);
        QAccessibleTextInterface &text = *view->textInterface();
        QCOMPARE(text.characterCount(), 24);
        QCOMPARE(text.text(9, 16), QStringLiteral("40 euro"));
        int start = 0;
        int end = 0;
        QCOMPARE(text.attributes(10, &start, &end), QStringLiteral("label:Amount;"));
        QCOMPARE(start, 9);
        QCOMPARE(end, 16);
        QCOMPARE(text.attributes(3, &start, &end), QString());
        QCOMPARE(end, 9);
        text.addSelection(4, 8);
        QCOMPARE(shown.selected(), QStringLiteral("paid"));
        QCOMPARE(text.selectionCount(), 1);
        shown.key(Qt::Key_Home);
        QCOMPARE(text.cursorPosition(), 0);
        const QRect box = text.characterRect(9);
        QCOMPARE(text.offsetAtPoint(QPoint(box.left() + 1, box.center().y())), 9);
    }

    void anActiveLabelIsHeardByItsName()
    {
        ShownText shown(QStringLiteral("Ana paid 40 euro in Bern"));
        shown.label(QStringLiteral("40 euro"), QStringLiteral("Amount"), 1);
        shown.label(QStringLiteral("Bern"), QStringLiteral("City"), 2);
        shown.view.setAccessibleName(QStringLiteral("Text"));
        QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&shown.view);
        QCOMPARE(view->childCount(), 2);
        QCOMPARE(view->child(1)->text(QAccessible::Name), QStringLiteral("City: Bern"));
        QCOMPARE(view->text(QAccessible::Description), QString());
        // As the labeling pane answers.
        connect(&shown.view, &widgets::SpanView::spanActivated, &shown.view,
                &widgets::SpanView::setActiveSpan);
        shown.key(Qt::Key_Tab);
        QCOMPARE(view->text(QAccessible::Description), QStringLiteral("Label Amount: 40 euro"));
        QVERIFY(view->child(0)->state().focused);
        QCOMPARE(view->focusChild(), view->child(0));
        QVERIFY(!view->child(1)->state().focused);
    }

    void aSegmentIsAGroupOfRadioButtons()
    {
        Segment segment({QStringLiteral("All"), QStringLiteral("Errors"), QStringLiteral("Matches")});
        segment.setAccessibleName(QStringLiteral("Which cells"));
        segment.resize(segment.sizeHint());
        segment.show();
        segment.activateWindow();
        segment.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&segment));
        QAccessibleInterface *group = QAccessible::queryAccessibleInterface(&segment);
        QCOMPARE(group->role(), QAccessible::Grouping);
        QCOMPARE(group->childCount(), 3);
        QAccessibleInterface *errors = group->child(1);
        QCOMPARE(errors->role(), QAccessible::RadioButton);
        QCOMPARE(errors->text(QAccessible::Name), QStringLiteral("Errors"));
        QVERIFY(!errors->state().checked);
        QVERIFY(group->child(0)->state().checked);
        QTest::keyClick(&segment, Qt::Key_Right);
        QVERIFY(errors->state().checked);
        QVERIFY(errors->state().focused);
        QVERIFY(!group->child(0)->state().checked);
        QCOMPARE(group->focusChild(), errors);
        QSignalSpy chosen(&segment, &Segment::chosen);
        group->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(segment.current(), 2);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(group->indexOfChild(errors), 1);
    }
};

GLOSSA_TEST(AccessibilityTest);
#include "tst_accessibility.moc"
