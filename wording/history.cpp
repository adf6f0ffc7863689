// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/history.h"

#include "wording/sentence.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace glossa::wording {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(History)
};

const workspace::JournalEntry *find(const std::vector<workspace::JournalEntry> &entries,
                                    std::int64_t sequence)
{
    const auto at = std::ranges::find(entries, sequence, &workspace::JournalEntry::sequence);
    return at == entries.end() ? nullptr : &*at;
}

/// The note of an import is its files and, in brackets, the id of their format, which says nothing to people.
QString withoutFormat(const QString &note)
{
    static const QRegularExpression formatId(QStringLiteral(" \\([a-z0-9-]+\\)$"));
    return QString(note).remove(formatId);
}

} // namespace

QString step(const workspace::JournalEntry &entry, const std::vector<workspace::JournalEntry> &entries)
{
    if (entry.undoes == 0) {
        if (entry.edit)
            return sentence(*entry.edit);
        return entry.note.isEmpty() ? Words::tr("A step that this version cannot read")
                                    : Words::tr("Imported %1").arg(withoutFormat(entry.note));
    }
    const workspace::JournalEntry *other = find(entries, entry.undoes);
    if (other == nullptr)
        return Words::tr("Undo of step %1").arg(entry.undoes);
    if (other->undoes == 0)
        return Words::tr("Undo: %1").arg(step(*other, entries));
    const workspace::JournalEntry *first = find(entries, other->undoes);
    return first == nullptr ? Words::tr("Redo of step %1").arg(other->undoes)
                            : Words::tr("Redo: %1").arg(step(*first, entries));
}

namespace {

/// A step behind a colon, with the number of items where its words do not tell it.
QString stepWithItems(const workspace::StepSummary &step, bool documents)
{
    const int items = static_cast<int>(step.items);
    if (!step.edit)
        return documents ? Words::tr("import of %n documents", nullptr, items)
                         : Words::tr("import of %n utterances", nullptr, items);
    const QString words = sentence(*step.edit);
    if (items < 2 || std::holds_alternative<project::Batch>(step.edit->change))
        return words;
    return documents ? Words::tr("%1 (%n documents)", "a step", items).arg(words)
                     : Words::tr("%1 (%n utterances)", "a step", items).arg(words);
}

} // namespace

QString stepName(const workspace::StepSummary &step, bool documents)
{
    if (step.edit)
        return sentence(*step.edit);
    const int items = static_cast<int>(step.items);
    return documents ? Words::tr("Import of %n documents", nullptr, items)
                     : Words::tr("Import of %n utterances", nullptr, items);
}

QString tookBack(const workspace::StepSummary &step, bool documents)
{
    return Words::tr("Took back: %1").arg(stepWithItems(step, documents));
}

QString broughtBack(const workspace::StepSummary &step, bool documents)
{
    return Words::tr("Brought back: %1").arg(stepWithItems(step, documents));
}

QString leftOut(const workspace::Unheld &unheld)
{
    const QString labels = Words::tr("%n labels", "left out of an export", static_cast<int>(unheld.labels));
    const QString intents =
        Words::tr("%n intents", "left out of an export", static_cast<int>(unheld.intents));
    if (unheld.intents == 0)
        return Words::tr("Not in it, as the format has no place for them: %1").arg(labels);
    return Words::tr("Not in it, as the format has no place for them: %1")
        .arg(unheld.labels == 0 ? intents : Words::tr("%1, %2", "a list of two").arg(labels, intents));
}

} // namespace glossa::wording
