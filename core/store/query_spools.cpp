// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_spools.h"

#include "core/store/bound.h"
#include "core/store/database.h"

namespace glossa::store {

Result<std::optional<std::int64_t>> recordedBatch(Store &store, const QString &spool)
{
    const auto row =
        store.database().row(QStringLiteral("SELECT batch FROM query_spool WHERE name = ?"), {filled(spool)});
    if (row)
        return row->constFirst().toLongLong();
    if (row.error().code == ErrorCode::NotFound)
        return std::nullopt;
    return fail(row.error());
}

Status forgetSpools(Store &store, const std::function<bool(const QString &spool)> &isThere)
{
    Store::Database &database = store.database();
    const auto names = [&database] { return database.rows(QStringLiteral("SELECT name FROM query_spool")); };
    const auto some = names();
    if (!some || some->empty())
        return some ? Status{} : fail(some.error());
    return database.transaction([&]() -> Status {
        // Read again: what is there now has had its file since before it was written.
        const auto all = names();
        if (!all)
            return fail(all.error());
        for (const Row &row : *all) {
            if (isThere(row.constFirst().toString()))
                continue;
            if (auto gone = database.run(QStringLiteral("DELETE FROM query_spool WHERE name = ?"),
                                         {row.constFirst()});
                !gone)
                return gone;
        }
        return {};
    });
}

} // namespace glossa::store
