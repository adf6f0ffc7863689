// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_fields.h"

#include "tests/support/registry.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QtTest>

using glossa::widgets::EmptyFields;

class EmptyFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void undoInAnEmptyFieldIsTheWindows()
    {
        const EmptyFields fields;
        QWidget window;
        auto *field = new QLineEdit(&window);
        QAction undo;
        undo.setShortcut(QKeySequence::Undo);
        window.addAction(&undo);
        int undone = 0;
        connect(&undo, &QAction::triggered, &window, [&undone] { ++undone; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        // As after a name was added: the field was emptied, and could bring its old text back.
        QTest::keyClicks(field, QStringLiteral("Pay"));
        field->clear();
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QCOMPARE(field->text(), QString());
        // What is being typed is the field's own.
        QTest::keyClicks(field, QStringLiteral("x"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
    }

    void undoInAnEmptyTextIsTheWindows()
    {
        const EmptyFields fields;
        QWidget window;
        auto *text = new QPlainTextEdit(&window);
        QAction undo;
        undo.setShortcut(QKeySequence::Undo);
        window.addAction(&undo);
        int undone = 0;
        connect(&undo, &QAction::triggered, &window, [&undone] { ++undone; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QTest::keyClicks(text, QStringLiteral("x"));
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
    }

    void undoInABoxWhoseNumberWasSteppedIsTheWindows()
    {
        const EmptyFields fields;
        QWidget window;
        auto *box = new QSpinBox(&window);
        QAction undo;
        undo.setShortcut(QKeySequence::Undo);
        window.addAction(&undo);
        int undone = 0;
        connect(&undo, &QAction::triggered, &window, [&undone] { ++undone; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QCOMPARE(box->value(), 1);
        // What is being typed is the box's own.
        QTest::keyClick(box, Qt::Key_7);
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
    }
};

GLOSSA_TEST(EmptyFieldsTest);
#include "tst_empty_fields.moc"
