// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/served.h"

#include "core/store/database.h"

#include <QSqlQuery>

namespace glossa::store {

Status addServed(Store &store, const std::vector<ServedRow> &rows, std::int64_t firstHour)
{
    Store::Database &database = store.database();
    return database.transaction([&]() -> Status {
        for (const ServedRow &row : rows) {
            const auto done = database.run(
                QStringLiteral("INSERT INTO served_hour(project, deployment, hour, step, answers)"
                               " SELECT id, ?, ?, ?, ? FROM project WHERE id = ?"
                               " ON CONFLICT(project, deployment, hour, step)"
                               " DO UPDATE SET answers = answers + excluded.answers"),
                {row.deployment, static_cast<qlonglong>(row.hour), row.step,
                 static_cast<qlonglong>(row.answers), static_cast<qlonglong>(row.project)});
            if (!done)
                return done;
        }
        return database.run(QStringLiteral("DELETE FROM served_hour WHERE hour < ?"),
                            {static_cast<qlonglong>(firstHour)});
    });
}

Result<std::vector<ServedRow>> served(Store &store, std::int64_t project, std::int64_t firstHour)
{
    std::vector<ServedRow> rows;
    const auto done = store.database().each(
        QStringLiteral("SELECT deployment, hour, step, answers FROM served_hour"
                       " WHERE project = ? AND hour >= ? ORDER BY deployment, hour, step"),
        {static_cast<qlonglong>(project), static_cast<qlonglong>(firstHour)}, [&](const QSqlQuery &query) {
            rows.push_back({project, query.value(0).toString(), query.value(1).toLongLong(),
                            query.value(2).toInt(), query.value(3).toLongLong()});
        });
    if (!done)
        return fail(done.error());
    return rows;
}

} // namespace glossa::store
