// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/put_off.h"

#include "core/store/bound.h"
#include "core/store/database.h"

namespace glossa::store {

Result<std::vector<PutOffRow>> putOffFindings(Store &store, std::int64_t project)
{
    const auto rows =
        store.database().rows(QStringLiteral("SELECT finding, extent FROM put_off WHERE project = ?"),
                              {static_cast<qlonglong>(project)});
    if (!rows)
        return fail(rows.error());
    std::vector<PutOffRow> found;
    for (const Row &row : *rows)
        found.push_back({row.at(0).toString(), row.at(1).toLongLong()});
    return found;
}

Status putOff(Store &store, std::int64_t project, const PutOffRow &row, const Origin &origin)
{
    Store::Database &database = store.database();
    return database.transaction([&]() -> Status {
        if (auto there = database.row(QStringLiteral("SELECT 1 FROM project WHERE id = ? AND trashed_ms = 0"),
                                      {static_cast<qlonglong>(project)});
            !there)
            return fail(there.error());
        return database.run(
            QStringLiteral(
                "INSERT INTO put_off(project, finding, extent, time_ms, author) VALUES(?, ?, ?, ?, ?)"
                " ON CONFLICT(project, finding) DO UPDATE SET extent = excluded.extent,"
                " time_ms = excluded.time_ms, author = excluded.author"),
            {static_cast<qlonglong>(project), row.finding, static_cast<qlonglong>(row.extent),
             static_cast<qlonglong>(database.clock.nowMs()), filled(origin.author)});
    });
}

Status takeBack(Store &store, std::int64_t project, const QString &finding)
{
    Store::Database &database = store.database();
    return database.transaction([&]() -> Status {
        if (auto done = database.run(QStringLiteral("DELETE FROM put_off WHERE project = ? AND finding = ?"),
                                     {static_cast<qlonglong>(project), finding});
            !done)
            return done;
        if (database.changes() != 1)
            return fail(ErrorCode::NotFound, finding.toStdString(), "finding");
        return {};
    });
}

} // namespace glossa::store
