// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/history.h"

#include "wording/sentence.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace glossa::wording {

namespace {

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(History)
};

/// A step that has both is the loading of a model's data, and the note is the model.
QString loadedData(const QString &model)
{
    return HistoryWords::tr("Loaded the data of model %1").arg(model);
}

/// The note of an import is its files and, in brackets, the id of their format, which says nothing to people.
QString withoutFormat(const QString &note)
{
    static const QRegularExpression formatId(QStringLiteral(" \\([a-z0-9-]+\\)$"));
    return QString(note).remove(formatId);
}

QString stepWords(const std::optional<project::Edit> &edit, const QString &note)
{
    if (edit)
        return note.isEmpty() ? sentence(*edit) : loadedData(note);
    return note.isEmpty() ? HistoryWords::tr("A step that this version cannot read")
                          : HistoryWords::tr("Imported %1").arg(withoutFormat(note));
}

} // namespace

QString step(const workspace::JournalEntry &entry)
{
    if (entry.undoes == 0)
        return stepWords(entry.edit, entry.note);
    if (!entry.reverses)
        return HistoryWords::tr("Undo of step %1").arg(entry.undoes);
    const QString words = stepWords(entry.reverses->edit, entry.reverses->note);
    return entry.reverses->bringsBack ? HistoryWords::tr("Redo: %1").arg(words)
                                      : HistoryWords::tr("Undo: %1").arg(words);
}

namespace {

/// A step behind a colon, with the number of items where its words do not tell it.
QString stepWithItems(const workspace::StepSummary &step, bool documents)
{
    const int items = static_cast<int>(step.items);
    if (!step.edit)
        return documents ? HistoryWords::tr("import of %n documents", nullptr, items)
                         : HistoryWords::tr("import of %n utterances", nullptr, items);
    const QString words = stepWords(step.edit, step.note);
    if (items < 2 || std::holds_alternative<project::Batch>(step.edit->change))
        return words;
    return documents ? HistoryWords::tr("%1 (%n documents)", "a step", items).arg(words)
                     : HistoryWords::tr("%1 (%n utterances)", "a step", items).arg(words);
}

} // namespace

QString stepName(const workspace::StepSummary &step, bool documents)
{
    if (step.edit)
        return stepWords(step.edit, step.note);
    const int items = static_cast<int>(step.items);
    return documents ? HistoryWords::tr("Import of %n documents", nullptr, items)
                     : HistoryWords::tr("Import of %n utterances", nullptr, items);
}

QString tookBack(const workspace::StepSummary &step, bool documents)
{
    return HistoryWords::tr("Took back: %1").arg(stepWithItems(step, documents));
}

QString broughtBack(const workspace::StepSummary &step, bool documents)
{
    return HistoryWords::tr("Brought back: %1").arg(stepWithItems(step, documents));
}

QString leftOut(const workspace::Unheld &unheld)
{
    const QString labels =
        HistoryWords::tr("%n labels", "left out of an export", static_cast<int>(unheld.labels));
    const QString intents =
        HistoryWords::tr("%n intents", "left out of an export", static_cast<int>(unheld.intents));
    if (unheld.intents == 0)
        return HistoryWords::tr("Not in it, as the format has no place for them: %1").arg(labels);
    return HistoryWords::tr("Not in it, as the format has no place for them: %1")
        .arg(unheld.labels == 0 ? intents : HistoryWords::tr("%1, %2", "a list of two").arg(labels, intents));
}

} // namespace glossa::wording
