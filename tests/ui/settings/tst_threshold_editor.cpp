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
};

GLOSSA_TEST(ThresholdEditorTest);
#include "tst_threshold_editor.moc"
