// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal.h"

#include "core/project/apply_edit.h"
#include "core/project/edit_json.h"
#include "core/store/bound.h"
#include "core/store/editing.h"
#include "core/store/given.h"
#include "core/store/merging.h"

#include <QSqlQuery>

#include <utility>
#include <variant>

namespace glossa::store {

namespace {

using project::Edit;

struct Step {
    std::int64_t sequence = 0;
    JournalKind kind = JournalKind::Edit;
    QByteArray edit;
    QByteArray inverse;
    QString note;
    std::int64_t undoes = 0;
};

const QString stepColumns =
    QStringLiteral("SELECT sequence, kind, edit, inverse, note, undoes FROM journal WHERE ");

Step stepOf(const Row &row)
{
    return {row.at(0).toLongLong(),  static_cast<JournalKind>(row.at(1).toInt()),
            row.at(2).toByteArray(), row.at(3).toByteArray(),
            row.at(4).toString(),    row.at(5).toLongLong()};
}

/// The step that its author made, behind the undos and redos of it that lead to `step`.
Result<Step> originOf(Store::Database &database, Step step)
{
    while (step.undoes != 0) {
        const auto row =
            database.row(stepColumns + QStringLiteral("sequence = ?"), {static_cast<qlonglong>(step.undoes)});
        if (!row)
            return fail(row.error());
        step = stepOf(*row);
    }
    return step;
}

/// The author's newest step that undo can take back: an edit or redo that is not undone.
Result<Step> undoTarget(Store::Database &database, std::int64_t project, const QString &author)
{
    const auto row =
        database.row(stepColumns + QStringLiteral("project = ? AND author = ? AND kind IN (0, 2) AND "
                                                  "undone_by = 0 ORDER BY sequence DESC LIMIT 1"),
                     {static_cast<qlonglong>(project), author});
    if (!row)
        return fail(row.error());
    return stepOf(*row);
}

/// The author's newest undo that is not redone, unless the author has made another edit since.
Result<Step> redoTarget(Store::Database &database, std::int64_t project, const QString &author)
{
    const auto row = database.row(
        stepColumns +
            QStringLiteral("project = ? AND author = ? AND kind = 1 AND undone_by = 0 AND sequence > (SELECT "
                           "coalesce(max(sequence), 0) FROM journal"
                           " WHERE project = ? AND author = ? AND kind = 0) ORDER BY sequence DESC LIMIT 1"),
        {static_cast<qlonglong>(project), author, static_cast<qlonglong>(project), author});
    if (!row)
        return fail(row.error());
    return stepOf(*row);
}

/// Applies `edit` and writes its row, inside the open transaction.
Result<EditReceipt> applyAndWrite(Store::Database &database, std::int64_t project, const Edit &edit,
                                  const Origin &origin, Result<Editing> editing, JournalRow row)
{
    if (!editing)
        return fail(editing.error());
    const auto inverse = editing->apply(edit);
    if (!inverse)
        return fail(inverse.error());
    if (const auto finished = editing->finish(); !finished)
        return fail(finished.error());
    // What was added has its id now; the journal tells it with it.
    const auto *removed = std::get_if<project::RemoveItem>(&inverse->change);
    const auto *added = std::get_if<project::AddItem>(&edit.change);
    Edit applied = edit;
    if (removed && removed->expected && added)
        applied = Edit{project::AddItem{*removed->expected, added->place}};
    row.edit = project::toJson(applied);
    row.inverse = project::toJson(*inverse);
    row.trains = project::needsTraining(*inverse);
    std::optional<MergedStep> merged;
    if (row.kind == JournalKind::Edit) {
        auto folded = mergeIntoLast(database, project, origin, row);
        if (!folded)
            return fail(folded.error());
        merged = std::move(*folded);
    }
    const auto written = writeJournal(database, project, origin, row);
    if (!written)
        return fail(written.error());
    EditReceipt receipt{*written, editing->touched(), std::move(applied)};
    receipt.timeMs = editing->nowMs();
    receipt.counts = editing->counts();
    if (row.kind == JournalKind::Edit && row.trains && !(merged && merged->lastTrains))
        receipt.behind = 1;
    if (merged)
        receipt.step = std::move(merged->edit);
    return receipt;
}

Status markUndone(Store::Database &database, std::int64_t step, std::int64_t by)
{
    return database.run(QStringLiteral("UPDATE journal SET undone_by = ? WHERE sequence = ?"),
                        {static_cast<qlonglong>(by), static_cast<qlonglong>(step)});
}

/// What undo or redo of a step tells of it: what its author once did.
Result<StepSummary> summaryOf(Store::Database &database, const Step &step)
{
    const auto origin = originOf(database, step);
    if (!origin)
        return fail(origin.error());
    StepSummary summary;
    summary.sequence = step.sequence;
    summary.note = origin->note;
    if (!origin->edit.isEmpty()) {
        // A step that cannot be read is told when it is to be reversed; until then it stands in nobody's way.
        summary.edit = project::editFromJson(origin->edit).value_or(Edit{project::Batch{}});
    } else if (isImport(step.inverse)) {
        const auto items = importedItems(database, step.inverse);
        if (!items)
            return fail(items.error());
        summary.items = *items;
    }
    return summary;
}

/// Takes an import back, or brings it again, as a step of its own.
Result<EditReceipt> reverseImport(Store::Database &database, std::int64_t project, const Step &step,
                                  const Origin &origin, JournalRow row)
{
    const auto sequence = nextSequence(database);
    if (!sequence)
        return fail(sequence.error());
    auto inverse = row.kind == JournalKind::Undo
                       ? undoImport(database, project, step.sequence, step.inverse, *sequence)
                       : redoImport(database, project, step.inverse);
    if (!inverse)
        return fail(inverse.error());
    row.inverse = std::move(*inverse);
    const auto written = writeJournal(database, project, origin, row);
    if (!written)
        return fail(written.error());
    EditReceipt receipt{*written, 0, Edit{project::Batch{}}};
    receipt.timeMs = database.clock.nowMs();
    return receipt;
}

/// Applies a step's inverse as a step of its own and links the two.
Result<EditReceipt> reverse(Store::Database &database, std::int64_t project, const Step &step,
                            JournalKind kind, const Origin &origin)
{
    JournalRow row;
    row.kind = kind;
    row.undoes = step.sequence;
    if (step.inverse.isEmpty()) // it was taken back by a version that deleted its items
        return fail(ErrorCode::Stale, Phrase::ImportComesFromItsFile);
    auto summary = summaryOf(database, step);
    if (!summary)
        return fail(summary.error());
    Result<EditReceipt> receipt;
    if (isImport(step.inverse)) {
        row.note = summary->note;
        receipt = reverseImport(database, project, step, origin, row);
    } else {
        const auto inverse = project::editFromJson(step.inverse);
        if (!inverse)
            return fail(ErrorCode::CorruptWorkspace, inverse.error().detail, "journal");
        summary->items = static_cast<std::int64_t>(project::itemsOf(project::reachOf(*inverse)).size());
        const auto sequence = nextSequence(database);
        if (!sequence)
            return fail(sequence.error());
        receipt = applyAndWrite(database, project, *inverse, origin,
                                Editing::begin(database, project, origin, *sequence), row);
    }
    if (!receipt)
        return receipt;
    if (auto marked = markUndone(database, step.sequence, receipt->sequence); !marked)
        return fail(marked.error());
    receipt->reversed = std::move(*summary);
    return receipt;
}

JournalEntry entryOf(const Row &row)
{
    JournalEntry entry;
    entry.sequence = row.at(0).toLongLong();
    entry.timeMs = row.at(1).toLongLong();
    entry.author = row.at(2).toString();
    entry.door = row.at(3).toString();
    const QByteArray edit = row.at(4).toByteArray();
    if (!edit.isEmpty()) {
        if (auto parsed = project::editFromJson(edit))
            entry.edit = std::move(*parsed);
    }
    entry.note = row.at(5).toString();
    entry.undoes = row.at(6).toLongLong();
    entry.undoneBy = row.at(7).toLongLong();
    return entry;
}

const QString entryColumns =
    QStringLiteral("SELECT sequence, time_ms, author, door, edit, note, undoes, undone_by"
                   " FROM journal WHERE project = ?");

Result<std::vector<JournalEntry>> entries(Store::Database &database, const QString &sql, const Row &bound)
{
    const auto rows = database.rows(sql, bound);
    if (!rows)
        return fail(rows.error());
    std::vector<JournalEntry> result;
    for (const Row &row : *rows)
        result.push_back(entryOf(row));
    return result;
}

/// Undo and redo follow each other back to the step that somebody made; an odd number of them takes it back.
Result<std::optional<ReversedStep>> reversedBy(Store::Database &database, std::int64_t undoes)
{
    const auto rows = database.rows(
        QStringLiteral("WITH RECURSIVE chain(at, links) AS (VALUES(?, 1) UNION ALL"
                       " SELECT step.undoes, links + 1 FROM chain JOIN journal AS step ON step.sequence = at"
                       " WHERE step.undoes <> 0)"
                       " SELECT sequence, edit, note, links FROM chain JOIN journal ON sequence = at"
                       " WHERE undoes = 0"),
        {static_cast<qlonglong>(undoes)});
    if (!rows)
        return fail(rows.error());
    if (rows->empty())
        return std::nullopt;
    const Row &row = rows->front();
    ReversedStep step;
    step.sequence = row.at(0).toLongLong();
    if (const QByteArray edit = row.at(1).toByteArray(); !edit.isEmpty()) {
        if (auto parsed = project::editFromJson(edit))
            step.edit = std::move(*parsed);
    }
    step.note = row.at(2).toString();
    step.bringsBack = row.at(3).toLongLong() % 2 == 0;
    return step;
}

} // namespace

Result<std::int64_t> nextSequence(Store::Database &database)
{
    const auto row = database.row(
        QStringLiteral("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0) + 1"));
    if (!row)
        return fail(row.error());
    return row->constFirst().toLongLong();
}

Result<std::int64_t> writeJournal(Store::Database &database, std::int64_t project, const Origin &origin,
                                  const JournalRow &row)
{
    const auto inserted = database.run(
        QStringLiteral("INSERT INTO journal(project, time_ms, author, door, kind, edit, inverse, note, "
                       "merge_key, undoes, trains)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(project), static_cast<qlonglong>(database.clock.nowMs()),
         filled(origin.author), filled(origin.door), static_cast<int>(row.kind), nullable(row.edit),
         nullable(row.inverse), filled(row.note), filled(origin.mergeKey), static_cast<qlonglong>(row.undoes),
         row.trains ? 1 : 0});
    if (!inserted)
        return fail(inserted.error());
    return database.lastInsertId();
}

Result<EditReceipt> Store::apply(std::int64_t project, const Edit &edit, const Origin &origin)
{
    Result<EditReceipt> receipt;
    const auto done = m_database->write(project, [&](const ProjectHead &head) -> Status {
        if (auto given = checkGiven(head.kind, edit); !given)
            return given;
        receipt = applyAndWrite(*m_database, project, edit, origin,
                                Editing::begin(*m_database, project, origin, head), {});
        return receipt ? Status{} : fail(receipt.error());
    });
    if (!done)
        return fail(done.error());
    return receipt;
}

Result<EditReceipt> Store::restore(std::int64_t project, const Edit &edit, const Origin &origin,
                                   const QString &note)
{
    JournalRow row;
    row.note = note;
    Result<EditReceipt> receipt;
    const auto done = m_database->write(project, [&](const ProjectHead &head) -> Status {
        receipt = applyAndWrite(*m_database, project, edit, origin,
                                Editing::begin(*m_database, project, origin, head), row);
        return receipt ? Status{} : fail(receipt.error());
    });
    if (!done)
        return fail(done.error());
    return receipt;
}

Result<std::vector<EditReceipt>> Store::reverseSteps(std::int64_t project, const Origin &origin, Way way,
                                                     int steps, std::int64_t wanted)
{
    const bool isUndo = way == Way::Undo;
    const char *const place = isUndo ? "undo" : "redo";
    std::vector<EditReceipt> receipts;
    const auto done = m_database->write(project, [&](const ProjectHead &) -> Status {
        for (int i = 0; i < steps; ++i) {
            const auto step = isUndo ? undoTarget(*m_database, project, origin.author)
                                     : redoTarget(*m_database, project, origin.author);
            if (!step && step.error().code == ErrorCode::NotFound)
                return fail(ErrorCode::NotFound, i == 0 ? Message() : Message(Phrase::OnlySoManySteps, i),
                            place);
            if (!step)
                return fail(step.error());
            if (wanted != 0 && step->sequence != wanted)
                return fail(ErrorCode::Stale, Phrase::AnotherStepCameAfter, place);
            auto receipt =
                reverse(*m_database, project, *step, isUndo ? JournalKind::Undo : JournalKind::Redo, origin);
            if (!receipt) {
                Error error = receipt.error();
                if (steps > 1 && error.place.empty())
                    error.place = Message(Phrase::NumberedStep, step->sequence);
                return fail(std::move(error));
            }
            receipts.push_back(std::move(*receipt));
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return receipts;
}

Result<EditReceipt> Store::undo(std::int64_t project, const Origin &origin, std::int64_t step)
{
    auto receipts = reverseSteps(project, origin, Way::Undo, 1, step);
    if (!receipts)
        return fail(receipts.error());
    return std::move(receipts->front());
}

Result<std::vector<EditReceipt>> Store::undoSteps(std::int64_t project, const Origin &origin, int steps)
{
    return reverseSteps(project, origin, Way::Undo, steps, 0);
}

Result<EditReceipt> Store::redo(std::int64_t project, const Origin &origin, std::int64_t step)
{
    auto receipts = reverseSteps(project, origin, Way::Redo, 1, step);
    if (!receipts)
        return fail(receipts.error());
    return std::move(receipts->front());
}

Result<std::vector<EditReceipt>> Store::redoSteps(std::int64_t project, const Origin &origin, int steps)
{
    return reverseSteps(project, origin, Way::Redo, steps, 0);
}

Result<UndoState> Store::undoState(std::int64_t project, const QString &author)
{
    UndoState state;
    const auto undoable = undoTarget(*m_database, project, author);
    if (!undoable && undoable.error().code != ErrorCode::NotFound)
        return fail(undoable.error());
    const auto redoable = redoTarget(*m_database, project, author);
    if (!redoable && redoable.error().code != ErrorCode::NotFound)
        return fail(redoable.error());
    if (undoable) {
        auto summary = summaryOf(*m_database, *undoable);
        if (!summary)
            return fail(summary.error());
        state.undo = std::move(*summary);
    }
    if (redoable && !redoable->inverse.isEmpty()) {
        auto summary = summaryOf(*m_database, *redoable);
        if (!summary)
            return fail(summary.error());
        state.redo = std::move(*summary);
    }
    return state;
}

Result<std::vector<JournalEntry>> Store::journal(std::int64_t project, std::int64_t after, int limit)
{
    return entries(*m_database, entryColumns + QStringLiteral(" AND sequence > ? ORDER BY sequence LIMIT ?"),
                   {static_cast<qlonglong>(project), static_cast<qlonglong>(after), limit});
}

Result<std::vector<JournalEntry>> Store::newestJournal(std::int64_t project, int limit)
{
    auto newest = entries(*m_database, entryColumns + QStringLiteral(" ORDER BY sequence DESC LIMIT ?"),
                          {static_cast<qlonglong>(project), limit});
    if (!newest)
        return newest;
    for (JournalEntry &entry : *newest) {
        if (entry.undoes == 0)
            continue;
        auto reversed = reversedBy(*m_database, entry.undoes);
        if (!reversed)
            return fail(reversed.error());
        entry.reverses = std::move(*reversed);
    }
    return newest;
}

Result<std::int64_t> Store::lastSequence(std::int64_t project)
{
    const auto row =
        m_database->row(QStringLiteral("SELECT coalesce(max(sequence), 0) FROM journal WHERE project = ?"),
                        {static_cast<qlonglong>(project)});
    if (!row)
        return fail(row.error());
    return row->constFirst().toLongLong();
}

} // namespace glossa::store
