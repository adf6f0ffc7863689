// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal.h"

#include "core/project/edit_json.h"
#include "core/store/bound.h"
#include "core/store/editing.h"
#include "core/store/given.h"

#include <QSqlQuery>

#include <iterator>
#include <optional>
#include <set>
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
    QString mergeKey;
};

Step stepOf(const Row &row)
{
    return {row.at(0).toLongLong(), static_cast<JournalKind>(row.at(1).toInt()), row.at(2).toByteArray(),
            row.at(3).toByteArray(), row.at(4).toString()};
}

/// The author's newest step that undo can take back: an edit or redo that is not undone.
Result<Step> undoTarget(Store::Database &database, std::int64_t project, const QString &author)
{
    const auto row = database.row(
        QStringLiteral(
            "SELECT sequence, kind, edit, inverse, merge_key FROM journal WHERE project = ? AND author = ?"
            " AND kind IN (0, 2) AND undone_by = 0 ORDER BY sequence DESC LIMIT 1"),
        {static_cast<qlonglong>(project), author});
    if (!row)
        return fail(row.error());
    return stepOf(*row);
}

/// The author's newest undo that is not redone, unless the author has made another edit since.
Result<Step> redoTarget(Store::Database &database, std::int64_t project, const QString &author)
{
    const auto row = database.row(
        QStringLiteral(
            "SELECT sequence, kind, edit, inverse, merge_key FROM journal WHERE project = ? AND author = ?"
            " AND kind = 1 AND undone_by = 0 AND sequence > (SELECT coalesce(max(sequence), 0) FROM journal"
            " WHERE project = ? AND author = ? AND kind = 0) ORDER BY sequence DESC LIMIT 1"),
        {static_cast<qlonglong>(project), author, static_cast<qlonglong>(project), author});
    if (!row)
        return fail(row.error());
    return stepOf(*row);
}

/// Two edits of one thing as one, from the first state to the last; none if they cannot be.
std::optional<std::pair<Edit, Edit>> folded(const Edit &first, const Edit &firstInverse, const Edit &second,
                                            const Edit &secondInverse)
{
    // An edit that sets a value: the last value stands, and leads back to the one before the first.
    const auto set = [&]<typename Change>(const Change *, auto same) -> std::optional<std::pair<Edit, Edit>> {
        const auto *a = std::get_if<Change>(&first.change);
        const auto *b = std::get_if<Change>(&second.change);
        const auto *back = std::get_if<Change>(&firstInverse.change);
        const auto *from = std::get_if<Change>(&secondInverse.change);
        if (!a || !b || !back || !from || !same(*a, *b))
            return std::nullopt;
        Change edit = *b;
        Change inverse = *back;
        edit.expected = a->expected;
        inverse.expected = from->expected;
        if constexpr (requires { inverse.expectedLabels; })
            inverse.expectedLabels = from->expectedLabels;
        return std::pair{Edit{std::move(edit)}, Edit{std::move(inverse)}};
    };
    const auto sameItem = [](const auto &a, const auto &b) { return a.item == b.item; };
    const auto sameCategory = [](const auto &a, const auto &b) {
        return a.category.kind == b.category.kind && a.category.name == b.category.name;
    };
    if (auto both = set(static_cast<const project::SetText *>(nullptr), sameItem))
        return both;
    if (auto both = set(static_cast<const project::SetIntent *>(nullptr), sameItem))
        return both;
    if (auto both = set(static_cast<const project::ChangeCategory *>(nullptr), sameCategory))
        return both;
    const auto always = [](const auto &, const auto &) { return true; };
    if (auto both = set(static_cast<const project::ChangeProject *>(nullptr), always))
        return both;
    if (const auto *a = std::get_if<project::ChangeLabel>(&first.change)) {
        const auto *b = std::get_if<project::ChangeLabel>(&second.change);
        if (b && a->item == b->item && a->after == b->before)
            return std::pair{Edit{project::ChangeLabel{a->item, a->before, b->after}},
                             Edit{project::ChangeLabel{a->item, b->after, a->before}}};
    }
    if (const auto *a = std::get_if<project::RenameCategory>(&first.change)) {
        const auto *b = std::get_if<project::RenameCategory>(&second.change);
        if (b && a->kind == b->kind && a->to == b->from)
            return std::pair{Edit{project::RenameCategory{a->kind, a->from, b->to}},
                             Edit{project::RenameCategory{a->kind, b->to, a->from}}};
    }
    return std::nullopt;
}

void append(std::vector<Edit> &edits, const Edit &edit)
{
    if (const auto *batch = std::get_if<project::Batch>(&edit.change))
        edits.insert(edits.end(), batch->edits.begin(), batch->edits.end());
    else
        edits.push_back(edit);
}

/// Two steps as one. Lists stay flat: reading limits how deep batches stand within each other.
std::pair<Edit, Edit> merged(const Edit &first, const Edit &firstInverse, const Edit &second,
                             const Edit &secondInverse)
{
    if (auto both = folded(first, firstInverse, second, secondInverse))
        return *both;
    project::Batch edit;
    append(edit.edits, first);
    append(edit.edits, second);
    project::Batch inverse;
    append(inverse.edits, secondInverse);
    append(inverse.edits, firstInverse);
    return {Edit{std::move(edit)}, Edit{std::move(inverse)}};
}

/// Folds a new edit into the last step, if that is the same author's with the same merge key and directly
/// before.
Status mergeIntoLast(Store::Database &database, std::int64_t project, const Origin &origin, JournalRow &row)
{
    if (origin.mergeKey.isEmpty())
        return {};
    const auto last = database.row(
        QStringLiteral("SELECT sequence, kind, edit, inverse, merge_key FROM journal WHERE project = ?"
                       " AND author = ? AND undone_by = 0 AND sequence = (SELECT max(sequence) FROM journal"
                       " WHERE project = ?)"),
        {static_cast<qlonglong>(project), origin.author, static_cast<qlonglong>(project)});
    if (!last && last.error().code == ErrorCode::NotFound)
        return {};
    if (!last)
        return fail(last.error());
    const Step step = stepOf(*last);
    if (step.kind != JournalKind::Edit || step.mergeKey != origin.mergeKey)
        return {};
    const auto first = project::editFromJson(step.edit);
    const auto firstInverse = project::editFromJson(step.inverse);
    const auto second = project::editFromJson(row.edit);
    const auto secondInverse = project::editFromJson(row.inverse);
    if (!first || !firstInverse || !second || !secondInverse)
        return {};
    const auto both = merged(*first, *firstInverse, *second, *secondInverse);
    row.edit = project::toJson(both.first);
    row.inverse = project::toJson(both.second);
    return database.run(QStringLiteral("DELETE FROM journal WHERE sequence = ?"),
                        {static_cast<qlonglong>(step.sequence)});
}

/// Applies `edit` and writes its row, inside the open transaction.
Result<EditReceipt> applyAndWrite(Store::Database &database, std::int64_t project, const Edit &edit,
                                  const Origin &origin, JournalRow row)
{
    const auto sequence = nextSequence(database);
    if (!sequence)
        return fail(sequence.error());
    auto editing = Editing::begin(database, project, origin, *sequence);
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
    if (row.kind == JournalKind::Edit) {
        if (const auto folded = mergeIntoLast(database, project, origin, row); !folded)
            return fail(folded.error());
    }
    const auto written = writeJournal(database, project, origin, row);
    if (!written)
        return fail(written.error());
    return EditReceipt{*written, editing->touched(), std::move(applied)};
}

Status markUndone(Store::Database &database, std::int64_t step, std::int64_t by)
{
    return database.run(QStringLiteral("UPDATE journal SET undone_by = ? WHERE sequence = ?"),
                        {static_cast<qlonglong>(by), static_cast<qlonglong>(step)});
}

/// Applies a step's inverse as a step of its own and links the two.
Result<EditReceipt> reverse(Store::Database &database, std::int64_t project, const Step &step,
                            JournalKind kind, const Origin &origin)
{
    JournalRow row;
    row.kind = kind;
    row.undoes = step.sequence;
    Result<EditReceipt> receipt;
    if (isImport(step.inverse)) {
        if (auto undone = undoImport(database, project, step.sequence, step.inverse); !undone)
            return fail(undone.error());
        row.note = QStringLiteral("import");
        const auto written = writeJournal(database, project, origin, row);
        if (!written)
            return fail(written.error());
        receipt = EditReceipt{*written, 0, Edit{project::Batch{}}};
    } else if (step.inverse.isEmpty()) {
        return fail(ErrorCode::Stale, "an import that was taken back is brought in again from its file");
    } else {
        const auto inverse = project::editFromJson(step.inverse);
        if (!inverse)
            return fail(ErrorCode::CorruptWorkspace, inverse.error().detail, "journal");
        receipt = applyAndWrite(database, project, *inverse, origin, row);
    }
    if (!receipt)
        return receipt;
    if (auto marked = markUndone(database, step.sequence, receipt->sequence); !marked)
        return fail(marked.error());
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
                       "merge_key, undoes)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(project), static_cast<qlonglong>(database.clock.nowMs()),
         filled(origin.author), filled(origin.door), static_cast<int>(row.kind), nullable(row.edit),
         nullable(row.inverse), filled(row.note), filled(origin.mergeKey),
         static_cast<qlonglong>(row.undoes)});
    if (!inserted)
        return fail(inserted.error());
    return database.lastInsertId();
}

Result<EditReceipt> Store::apply(std::int64_t project, const Edit &edit, const Origin &origin)
{
    Result<EditReceipt> receipt;
    const auto done = m_database->transaction([&]() -> Status {
        if (auto given = checkGiven(*m_database, project, edit); !given)
            return given;
        receipt = applyAndWrite(*m_database, project, edit, origin, {});
        return receipt ? Status{} : fail(receipt.error());
    });
    if (!done)
        return fail(done.error());
    return receipt;
}

Result<EditReceipt> Store::undo(std::int64_t project, const Origin &origin, std::int64_t wanted)
{
    Result<EditReceipt> receipt;
    const auto done = m_database->transaction([&]() -> Status {
        const auto step = undoTarget(*m_database, project, origin.author);
        if (!step)
            return fail(step.error().code == ErrorCode::NotFound
                            ? Error{ErrorCode::NotFound, {}, "undo", {}, {}}
                            : step.error());
        if (wanted != 0 && step->sequence != wanted)
            return fail(ErrorCode::Stale, "another step of yours came after it", "undo");
        receipt = reverse(*m_database, project, *step, JournalKind::Undo, origin);
        return receipt ? Status{} : fail(receipt.error());
    });
    if (!done)
        return fail(done.error());
    return receipt;
}

Result<std::vector<JournalEntry>> Store::undoSteps(std::int64_t project, const Origin &origin, int steps)
{
    std::vector<JournalEntry> undone;
    const auto done = m_database->transaction([&]() -> Status {
        for (int i = 0; i < steps; ++i) {
            const auto step = undoTarget(*m_database, project, origin.author);
            if (!step && step.error().code == ErrorCode::NotFound)
                return fail(ErrorCode::NotFound,
                            i == 0 ? std::string() : "there are " + std::to_string(i) + " only", "undo");
            if (!step)
                return fail(step.error());
            auto row = entries(*m_database, entryColumns + QStringLiteral(" AND sequence = ?"),
                               {static_cast<qlonglong>(project), static_cast<qlonglong>(step->sequence)});
            if (!row)
                return fail(row.error());
            const auto receipt = reverse(*m_database, project, *step, JournalKind::Undo, origin);
            if (!receipt) {
                Error error = receipt.error();
                if (error.place.empty())
                    error.place = "step " + std::to_string(step->sequence);
                return fail(std::move(error));
            }
            undone.push_back(std::move(row->front()));
            undone.back().undoneBy = receipt->sequence;
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return undone;
}

Result<EditReceipt> Store::redo(std::int64_t project, const Origin &origin)
{
    Result<EditReceipt> receipt;
    const auto done = m_database->transaction([&]() -> Status {
        const auto step = redoTarget(*m_database, project, origin.author);
        if (!step)
            return fail(step.error().code == ErrorCode::NotFound
                            ? Error{ErrorCode::NotFound, {}, "redo", {}, {}}
                            : step.error());
        receipt = reverse(*m_database, project, *step, JournalKind::Redo, origin);
        return receipt ? Status{} : fail(receipt.error());
    });
    if (!done)
        return fail(done.error());
    return receipt;
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
        const auto edit = project::editFromJson(undoable->edit);
        state.undo = edit ? *edit : Edit{project::Batch{}}; // an import has no edit
    }
    if (redoable && !redoable->inverse.isEmpty()) {
        if (auto edit = project::editFromJson(redoable->inverse))
            state.redo = std::move(*edit);
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
    return entries(*m_database, entryColumns + QStringLiteral(" ORDER BY sequence DESC LIMIT ?"),
                   {static_cast<qlonglong>(project), limit});
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
