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
        QCOMPARE(wording::step(import), QStringLiteral("Imported EmailAppDemo.json"));
        workspace::JournalEntry undo;
        undo.sequence = 2;
        undo.undoes = 1;
        undo.reverses = workspace::ReversedStep{1, {}, import.note, false};
        QCOMPARE(wording::step(undo), QStringLiteral("Undo: Imported EmailAppDemo.json"));
        undo.reverses->bringsBack = true;
        QCOMPARE(wording::step(undo), QStringLiteral("Redo: Imported EmailAppDemo.json"));
        import.note = QStringLiteral("Texte (alt).csv (csv)");
        QCOMPARE(wording::step(import), QStringLiteral("Imported Texte (alt).csv"));
    }

    /// It is a batch of whatever differed; its note says what it was.
    void loadedDataIsToldByItsModel()
    {
        const QString words = QStringLiteral("Loaded the data of model m1");
        workspace::JournalEntry loading;
        loading.sequence = 1;
        loading.edit = project::Edit{project::Batch{{project::Edit{project::RemoveItem{7, {}}}}}};
        loading.note = QStringLiteral("m1");
        QCOMPARE(wording::step(loading), words);
        workspace::JournalEntry undo;
        undo.sequence = 2;
        undo.undoes = 1;
        undo.reverses = workspace::ReversedStep{1, loading.edit, loading.note, false};
        QCOMPARE(wording::step(undo), QStringLiteral("Undo: ") + words);
        const workspace::StepSummary summary{1, loading.edit, loading.note, 300};
        QCOMPARE(wording::stepName(summary, false), words);
        QCOMPARE(wording::tookBack(summary, false), QStringLiteral("Took back: ") + words);
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

    void severalEditsOfOneKindAreNamed_data()
    {
        QTest::addColumn<project::Edit>("edit");
        QTest::addColumn<QString>("words");
        const auto intent = [](project::ItemId item, const char *name) {
            return project::Edit{project::SetIntent{item, QString::fromLatin1(name), {}}};
        };
        const auto label = [](const char *name) {
            return project::Label{QString::fromLatin1(name), {0, 3}, 0, {}};
        };
        project::Category category;
        category.kind = project::CategoryKind::Intent;
        category.name = QStringLiteral("Reply");
        const project::Edit made{project::AddCategory{category, {}}};
        const project::Edit added{project::AddItem{{}, {}}};
        const auto row = [](const char *name, std::vector<project::Edit> edits, const char *words) {
            QTest::newRow(name) << project::Edit{project::Batch{std::move(edits)}}
                                << QString::fromLatin1(words);
        };
        row("one intent for several", {intent(1, "Reply"), intent(2, "Reply")},
            "Set intent to Reply (2 texts)");
        row("one that is new", {made, intent(1, "Reply")}, "Set intent to Reply");
        row("two intents", {intent(1, "Reply"), intent(2, "Read")}, "2 changes");
        row("pasted", {added, added, added}, "Add 3 texts");
        row("in the place of another",
            {project::Edit{project::RemoveLabel{1, label("Date")}},
             project::Edit{project::AddLabel{1, label("Time"), {}}}},
            "Label Time");
    }
    void severalEditsOfOneKindAreNamed()
    {
        QFETCH(project::Edit, edit);
        QFETCH(QString, words);
        QCOMPARE(wording::sentence(edit), words);
    }
};

GLOSSA_TEST(HistoryTest);
#include "tst_history.moc"
