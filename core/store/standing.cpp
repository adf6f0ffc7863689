// SPDX-License-Identifier: GPL-3.0-or-later
// What has been changed since a step of the journal and stands.
#include "core/store/journal.h"

#include "core/project/edit_json.h"
#include "core/store/layers.h"

#include <QSqlQuery>

#include <functional>

namespace glossa::store {

namespace {

using project::Edit;

/// Edits and redone ones after a sequence number that nobody took back, told by what takes them back.
Status eachStandingSince(Store::Database &database, std::int64_t project, std::int64_t sequence,
                         const std::function<void(const Edit &)> &take)
{
    Status parsed;
    const auto done = database.each(
        QStringLiteral("SELECT inverse FROM journal WHERE project = ? AND sequence > ? AND kind IN (0, 2)"
                       " AND undone_by = 0 AND inverse IS NOT NULL"),
        {static_cast<qlonglong>(project), static_cast<qlonglong>(sequence)}, [&](const QSqlQuery &query) {
            const QByteArray inverse = query.value(0).toByteArray();
            if (isImport(inverse))
                return;
            if (const auto edit = project::editFromJson(inverse))
                take(*edit);
            else
                parsed = fail(ErrorCode::CorruptWorkspace, edit.error().detail, "journal");
        });
    return done ? parsed : done;
}

} // namespace

Result<std::int64_t> touchedSince(Store::Database &database, std::int64_t project, std::int64_t sequence,
                                  std::int64_t layer)
{
    std::set<project::ItemId> touched;
    const auto read = eachStandingSince(database, project, sequence, [&touched](const Edit &edit) {
        touched.merge(project::itemsOf(project::reachOf(edit)));
    });
    if (!read)
        return fail(read.error());
    std::int64_t count = 0;
    for (const project::ItemId item : touched) {
        const auto itsLayer = layerOf(database, item);
        if (!itsLayer)
            return fail(itsLayer.error());
        count += *itsLayer == layer ? 1 : 0;
    }
    return count;
}

Result<CategoryNames> categoriesChangedSince(Store::Database &database, std::int64_t project,
                                             std::int64_t sequence)
{
    CategoryNames changed;
    const auto read = eachStandingSince(database, project, sequence, [&changed](const Edit &edit) {
        changed.merge(project::reachOf(edit).categories);
    });
    if (!read)
        return fail(read.error());
    return changed;
}

Result<std::int64_t> Store::stepsSince(std::int64_t project, std::int64_t sequence)
{
    const auto id = static_cast<qlonglong>(project);
    const auto since = static_cast<qlonglong>(sequence);
    // Undo and redo follow each other back to an edit or past `sequence`; an odd number of them stands.
    const auto row = m_database->row(
        QStringLiteral(
            "WITH RECURSIVE chain(at, links) AS ("
            "SELECT undoes, 1 FROM journal WHERE project = ? AND sequence > ? AND undone_by = 0 AND undoes "
            "<> 0 AND trains = 1"
            " UNION ALL SELECT step.undoes, links + 1 FROM chain JOIN journal AS step ON step.sequence = at"
            " WHERE at > ?) "
            "SELECT (SELECT count(*) FROM journal WHERE project = ? AND sequence > ? AND undone_by = 0"
            " AND undoes = 0 AND trains = 1) + (SELECT count(*) FROM chain WHERE at <= ? AND links % 2 = 1)"),
        {id, since, since, id, since, since});
    if (!row)
        return fail(row.error());
    return row->constFirst().toLongLong();
}

} // namespace glossa::store
