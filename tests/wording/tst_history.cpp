// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/workspace.h"
#include "wording/history.h"

#include "tests/support/registry.h"
#include "wording/sentence.h"

#include <QtTest>

using namespace glossa;

class HistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The journal keeps the id of the format; a person reads the files.
    void anImportIsToldByItsFiles()
    {
        workspace::JournalEntry import;
        import.sequence = 1;
        import.note = QStringLiteral("EmailAppDemo.json (azure-clu)");
        QCOMPARE(wording::step(import, {import}), QStringLiteral("Imported EmailAppDemo.json"));
        workspace::JournalEntry undo;
        undo.sequence = 2;
        undo.undoes = 1;
        QCOMPARE(wording::step(undo, {undo, import}), QStringLiteral("Undo: Imported EmailAppDemo.json"));
        import.note = QStringLiteral("Texte (alt).csv (csv)");
        QCOMPARE(wording::step(import, {import}), QStringLiteral("Imported Texte (alt).csv"));
    }

    void aMergeIsOneStepWithAName()
    {
        project::Category kept;
        kept.name = QStringLiteral("TurnOn");
        const project::Edit merge{
            project::Batch{{project::Edit{project::SetIntent{1, kept.name, QStringLiteral("SwitchOn")}},
                            project::Edit{project::ChangeCategory{kept, kept}},
                            project::Edit{project::RemoveCategory{project::CategoryKind::Intent,
                                                                  QStringLiteral("SwitchOn")}}}}};
        QCOMPARE(wording::sentence(merge), QStringLiteral("Merge intent SwitchOn into TurnOn"));
    }
};

GLOSSA_TEST(HistoryTest);
#include "tst_history.moc"
