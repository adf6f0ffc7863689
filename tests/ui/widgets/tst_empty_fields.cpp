// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_fields.h"

#include "tests/support/registry.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QtTest>

using glossa::widgets::EmptyFields;

namespace {

/// A window whose Undo counts how often it is asked.
class UndoWindow : public QWidget {
public:
    UndoWindow()
    {
        m_undo.setShortcut(QKeySequence::Undo);
        addAction(&m_undo);
        connect(&m_undo, &QAction::triggered, this, [this] { ++undone; });
    }
    [[nodiscard]] bool focus(QWidget &field)
    {
        show();
        activateWindow();
        const bool active = QTest::qWaitForWindowActive(this);
        field.setFocus();
        return active;
    }

    int undone = 0;

private:
    const EmptyFields m_fields;
    QAction m_undo;
};

} // namespace

class EmptyFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void undoInAnEmptyFieldIsTheWindows()
    {
        UndoWindow window;
        auto *field = new QLineEdit(&window);
        QVERIFY(window.focus(*field));
        // As after a name was added: the field was emptied, and could bring its old text back.
        QTest::keyClicks(field, QStringLiteral("Pay"));
        field->clear();
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.undone, 1);
        QCOMPARE(field->text(), QString());
        // What is being typed is the field's own.
        QTest::keyClicks(field, QStringLiteral("x"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.undone, 1);
    }

    void undoInAnEmptyTextIsTheWindows()
    {
        UndoWindow window;
        auto *text = new QPlainTextEdit(&window);
        QVERIFY(window.focus(*text));
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.undone, 1);
        QTest::keyClicks(text, QStringLiteral("x"));
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.undone, 1);
    }

    void undoInABoxWhoseNumberWasSteppedIsTheWindows()
    {
        UndoWindow window;
        auto *box = new QSpinBox(&window);
        QVERIFY(window.focus(*box));
        QTest::keyClick(box, Qt::Key_Up);
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.undone, 1);
        QCOMPARE(box->value(), 1);
        // What is being typed is the box's own.
        QTest::keyClick(box, Qt::Key_7);
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.undone, 1);
    }
};

GLOSSA_TEST(EmptyFieldsTest);
#include "tst_empty_fields.moc"
