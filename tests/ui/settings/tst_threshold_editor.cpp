// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/threshold_editor.h"

#include "tests/support/registry.h"

#include <QDoubleSpinBox>
#include <QtTest>

using namespace glossa;
using settings::ThresholdEditor;

class ThresholdEditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShareBelowIsCountedFromTheTestQueries()
    {
        ThresholdEditor editor;
        QVERIFY(editor.shareBelow() < 0.0);
        editor.setConfidences({0.1, 0.5, 0.7, 0.9});
        editor.setThreshold(0.7);
        QCOMPARE(editor.shareBelow(), 0.5); // the one at the threshold is answered
    }

    void typingANumberIsToldOnce()
    {
        ThresholdEditor editor;
        editor.setThreshold(0.4);
        QSignalSpy changed(&editor, &ThresholdEditor::thresholdChanged);
        auto *number = editor.findChild<QDoubleSpinBox *>(QStringLiteral("noneThreshold"));
        QVERIFY(number != nullptr);
        number->setFocus();
        number->setValue(0.65);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toDouble(), 0.65);
    }

    void bothMarksAreDecimal_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        for (const QLocale &locale : {QLocale(QLocale::Turkish), QLocale(QLocale::English)})
            for (const char *typed : {"0.5", "0,5"})
                QTest::addRow("%s %s", qPrintable(locale.name()), typed)
                    << locale << QString::fromLatin1(typed);
    }
    void bothMarksAreDecimal()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, typed);
        ThresholdEditor editor;
        QSignalSpy changed(&editor, &ThresholdEditor::thresholdChanged);
        auto *number = editor.findChild<QDoubleSpinBox *>(QStringLiteral("noneThreshold"));
        number->setLocale(locale);
        number->selectAll();
        QTest::keyClicks(number, typed);
        QTest::keyClick(number, Qt::Key_Return);
        QCOMPARE(number->value(), 0.5);
        QCOMPARE(changed.size(), 1);
    }

    void escapeBringsBackTheNumber()
    {
        ThresholdEditor editor;
        editor.setThreshold(0.4);
        QSignalSpy changed(&editor, &ThresholdEditor::thresholdChanged);
        auto *number = editor.findChild<QDoubleSpinBox *>(QStringLiteral("noneThreshold"));
        const QString before = number->text();
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("0"));
        QTest::keyClick(number, Qt::Key_Escape);
        QCOMPARE(number->text(), before);
        number->interpretText(); // as when the field is left
        QVERIFY(changed.isEmpty());
    }

    void undoIsTheWindowsUntilSomethingIsTyped()
    {
        ThresholdEditor editor;
        editor.setThreshold(0.4);
        auto *number = editor.findChild<QDoubleSpinBox *>(QStringLiteral("noneThreshold"));
        const auto claims = [number] {
            QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
            undo.ignore();
            QCoreApplication::sendEvent(number, &undo);
            return undo.isAccepted();
        };
        QVERIFY(!claims());
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("0"));
        QVERIFY(claims());
    }
};

GLOSSA_TEST(ThresholdEditorTest);
#include "tst_threshold_editor.moc"
