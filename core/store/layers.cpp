// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layers.h"

namespace glossa::store {

Result<std::int64_t> layerOf(Store::Database &database, project::ItemId item)
{
    const auto row = database.row(
        QStringLiteral("SELECT layer, last FROM layer_range WHERE first <= ? ORDER BY first DESC LIMIT 1"),
        {static_cast<qlonglong>(item)});
    if (!row)
        return row.error().code == ErrorCode::NotFound ? Result<std::int64_t>(0) : fail(row.error());
    return item <= row->at(1).toLongLong() ? row->at(0).toLongLong() : 0;
}

Result<std::int64_t> itemsOfLayer(Store::Database &database, std::int64_t layer)
{
    const auto row =
        database.row(QStringLiteral("SELECT items FROM layer WHERE id = ?"), {static_cast<qlonglong>(layer)});
    if (!row)
        return fail(row.error());
    return row->constFirst().toLongLong();
}

Status setLayerState(Store::Database &database, std::int64_t layer, LayerState from, LayerState to,
                     std::int64_t hiddenBy)
{
    const auto id = static_cast<qlonglong>(layer);
    auto done = database.run(
        QStringLiteral("UPDATE layer SET state = ?, hidden_by = ?, holder = '' WHERE id = ? AND state = ?"),
        {static_cast<int>(to), static_cast<qlonglong>(hiddenBy), id, static_cast<int>(from)});
    if (!done)
        return done;
    if (database.changes() != 1)
        return fail(ErrorCode::Conflict, Phrase::ItemsOfImportGone, "import");
    const int sign = (to == LayerState::Seen ? 1 : 0) - (from == LayerState::Seen ? 1 : 0);
    if (sign == 0)
        return {};
    done = database.run(
        QStringLiteral("UPDATE category SET train = category.train + ? * uses.train,"
                       " test = category.test + ? * uses.test, items = category.items + ? * uses.items"
                       " FROM layer_use AS uses WHERE uses.layer = ? AND category.id = uses.category"),
        {sign, sign, sign, id});
    if (!done)
        return done;
    return database.run(
        QStringLiteral("UPDATE project SET items = project.items + ? * layer.items,"
                       " labeled = project.labeled + ? * layer.labeled, half = project.half + ? * "
                       "layer.half, train = project.train + ? * layer.train,"
                       " test = project.test + ? * layer.test, labels = project.labels + ? * layer.labels,"
                       " changed_ms = ? FROM layer WHERE layer.id = ? AND project.id = layer.project"),
        {sign, sign, sign, sign, sign, sign, static_cast<qlonglong>(database.clock.nowMs()), id});
}

Result<std::vector<MissingCategory>> missingCategories(Store::Database &database, std::int64_t layer)
{
    std::vector<MissingCategory> missing;
    const auto done = database.each(
        QStringLiteral("SELECT category.id, kind, name FROM layer_use JOIN category"
                       " ON category.id = layer_use.category WHERE layer = ? AND layer_use.items > 0"
                       " AND removed <> 0 ORDER BY category.id"),
        {static_cast<qlonglong>(layer)}, [&missing](const QSqlQuery &query) {
            missing.push_back({query.value(0).toLongLong(),
                               static_cast<project::CategoryKind>(query.value(1).toInt()),
                               query.value(2).toString()});
        });
    if (!done)
        return fail(done.error());
    return missing;
}

} // namespace glossa::store
