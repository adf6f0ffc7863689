// SPDX-License-Identifier: GPL-3.0-or-later
// A list of the queue is the numbers of its rows, which an index holds in the wanted order; pages read their
// rows by number. How much is in a queue is kept by triggers, and what is over its bounds goes in the
// transaction that brings it, the one that was asked for longest ago first.
#include "core/store/queries.h"

#include "core/store/bound.h"
#include "core/store/items.h"

#include <QCryptographicHash>
#include <QSqlQuery>

#include <map>
#include <set>
#include <unordered_map>

namespace glossa::store {

namespace {

/// Texts may be long, so that they are told apart by 16 bytes of their hash.
QByteArray keyOf(const QString &text, const QString &language)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(text.toUtf8());
    hash.addData(QByteArray(1, '\0'));
    hash.addData(language.toUtf8());
    constexpr qsizetype length = 16;
    return hash.result().left(length);
}

std::int64_t bytesOf(const AskedQuery &query)
{
    return query.text.toUtf8().size() + query.language.toUtf8().size() + query.prediction.size();
}

/// Deletes what is over the bounds of a queue; inside the open transaction.
Status keepBounds(Store::Database &database, std::int64_t project)
{
    constexpr std::int64_t atOnce = 500;
    while (true) {
        const auto row = database.row(
            QStringLiteral("SELECT queries - coalesce(most_queries, ?), bytes - coalesce(most_bytes, ?)"
                           " FROM query_queue WHERE project = ?"),
            {static_cast<qlonglong>(QueueRow().mostQueries), static_cast<qlonglong>(QueueRow().mostBytes),
             static_cast<qlonglong>(project)});
        if (!row && row.error().code == ErrorCode::NotFound)
            return {};
        if (!row)
            return fail(row.error());
        std::int64_t queries = row->at(0).toLongLong();
        std::int64_t bytes = row->at(1).toLongLong();
        std::vector<QueryId> oldest;
        const auto read = database.each(
            QStringLiteral("SELECT id, bytes FROM kept_query WHERE project = ? ORDER BY last_ms LIMIT ?"),
            {static_cast<qlonglong>(project), static_cast<qlonglong>(std::max(queries, atOnce))},
            [&](const QSqlQuery &query) {
                if (queries <= 0 && bytes <= 0)
                    return;
                oldest.push_back(query.value(0).toLongLong());
                --queries;
                bytes -= query.value(1).toLongLong();
            });
        if (!read || oldest.empty())
            return read;
        if (auto gone = database.run(
                QStringLiteral("DELETE FROM kept_query WHERE id IN (SELECT value FROM json_each(?))"),
                {idList(oldest)});
            !gone)
            return gone;
        if (queries <= 0 && bytes <= 0)
            return {};
    }
}

Status putAnswers(Store::Database &database, QueryId query, const QStringList &categories)
{
    auto done = database.run(QStringLiteral("DELETE FROM kept_answer WHERE query = ?"),
                             {static_cast<qlonglong>(query)});
    for (const QString &category : categories) {
        if (done)
            done = database.run(QStringLiteral("INSERT OR IGNORE INTO kept_answer(query, category)"
                                               " VALUES(?, ?)"),
                                {static_cast<qlonglong>(query), filled(category)});
    }
    return done;
}

Status insertQuery(Store::Database &database, const QByteArray &key, const AskedQuery &query)
{
    auto done = database.run(
        QStringLiteral("INSERT INTO kept_query(project, key, deployment, state, confidence, count, first_ms,"
                       " last_ms, bytes, model, text, language, prediction)"
                       " VALUES(?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(query.project), key, filled(query.deployment), query.confidence,
         static_cast<qlonglong>(query.count), static_cast<qlonglong>(query.firstMs),
         static_cast<qlonglong>(query.lastMs), static_cast<qlonglong>(bytesOf(query)), filled(query.model),
         filled(query.text), nullable(query.language), query.prediction});
    return done ? putAnswers(database, database.lastInsertId(), query.categories) : done;
}

/// The row keeps the answer that was reviewed; one that waits has the newest.
Status countQuery(Store::Database &database, const Row &known, const AskedQuery &query)
{
    const QVariant &id = known.at(0);
    auto done = database.run(
        QStringLiteral("UPDATE kept_query SET count = count + ?, last_ms = max(last_ms, ?) WHERE id = ?"),
        {static_cast<qlonglong>(query.count), static_cast<qlonglong>(query.lastMs), id});
    const bool open = known.at(1).toInt() == static_cast<int>(QueryState::Open);
    const bool same = known.at(2).toString() == query.model && known.at(3).toByteArray() == query.prediction;
    if (!done || !open || same)
        return done;
    done = database.run(
        QStringLiteral("UPDATE kept_query SET model = ?, confidence = ?, prediction = ?, bytes = ?,"
                       " second_model = NULL, second = NULL, differs = 0 WHERE id = ?"),
        {filled(query.model), query.confidence, query.prediction, static_cast<qlonglong>(bytesOf(query)),
         id});
    return done ? putAnswers(database, id.toLongLong(), query.categories) : done;
}

Status recordQuery(Store::Database &database, const AskedQuery &query)
{
    const QByteArray key = keyOf(query.text, query.language);
    const auto known = database.row(
        QStringLiteral("SELECT id, state, model, prediction FROM kept_query WHERE project = ? AND key = ?"
                       " AND deployment = ?"),
        {static_cast<qlonglong>(query.project), key, filled(query.deployment)});
    if (known)
        return countQuery(database, *known, query);
    return known.error().code == ErrorCode::NotFound ? insertQuery(database, key, query)
                                                     : fail(known.error());
}

/// The condition of a filter over kept_query, but for the text.
Condition conditionOf(std::int64_t project, const QueryFilter &filter)
{
    Condition condition{QStringLiteral("project = ? AND state = ?"),
                        {static_cast<qlonglong>(project), static_cast<int>(filter.state)}};
    const auto add = [&condition](const char *sql, const QVariant &value) {
        condition.sql += QLatin1String(sql);
        condition.bound << value;
    };
    if (!filter.deployment.isEmpty())
        add(" AND deployment = ?", filter.deployment);
    if (!filter.category.isEmpty())
        add(" AND id IN (SELECT query FROM kept_answer WHERE category = ?)", filter.category);
    if (filter.differs || !filter.differsFrom.isEmpty())
        condition.sql += QStringLiteral(" AND differs <> 0");
    if (!filter.differsFrom.isEmpty())
        add(" AND second_model = ?", filter.differsFrom);
    if (filter.atLeast)
        add(" AND confidence >= ?", *filter.atLeast);
    if (filter.below)
        add(" AND confidence < ?", *filter.below);
    return condition;
}

QString orderSql(QueryOrder order)
{
    switch (order) {
    case QueryOrder::MostSure:
        return QStringLiteral(" ORDER BY confidence DESC, id DESC");
    case QueryOrder::Newest:
        return QStringLiteral(" ORDER BY last_ms DESC, id DESC");
    case QueryOrder::MostAsked:
        return QStringLiteral(" ORDER BY count DESC, id DESC");
    case QueryOrder::LeastSure:
        break;
    }
    return QStringLiteral(" ORDER BY confidence, id");
}

/// Calls `take` with the number of each row that the filter finds. A text is looked for here, where case
/// means the same in every script.
Status eachQuery(Store::Database &database, const QString &columns, const QString &order,
                 std::int64_t project, const QueryFilter &filter, const std::function<void(QueryId)> &take)
{
    const Condition condition = conditionOf(project, filter);
    return database.each(QStringLiteral("%1 FROM kept_query WHERE %2%3").arg(columns, condition.sql, order),
                         condition.bound, [&](const QSqlQuery &query) {
                             if (filter.text.isEmpty() ||
                                 query.value(1).toString().contains(filter.text, Qt::CaseInsensitive))
                                 take(query.value(0).toLongLong());
                         });
}

QString columnsFor(const QueryFilter &filter)
{
    return filter.text.isEmpty() ? QStringLiteral("SELECT id") : QStringLiteral("SELECT id, text");
}

QueryRow queryOf(const QSqlQuery &query)
{
    QueryRow row;
    row.id = query.value(0).toLongLong();
    row.asked.project = query.value(1).toLongLong();
    row.asked.deployment = query.value(2).toString();
    row.asked.model = query.value(3).toString();
    row.asked.text = query.value(4).toString();
    row.asked.language = query.value(5).isNull() ? QString() : query.value(5).toString();
    row.asked.confidence = query.value(6).toDouble();
    row.asked.prediction = query.value(7).toByteArray();
    row.asked.count = query.value(8).toLongLong();
    row.asked.firstMs = query.value(9).toLongLong();
    row.asked.lastMs = query.value(10).toLongLong();
    row.state = static_cast<QueryState>(query.value(11).toInt());
    row.secondModel = query.value(12).isNull() ? QString() : query.value(12).toString();
    row.second = query.value(13).toByteArray();
    row.differs = query.value(14).toInt() != 0;
    return row;
}

Result<std::vector<QueryCount>> counts(Store::Database &database, const QString &sql, std::int64_t project)
{
    const auto rows = database.rows(sql, {static_cast<qlonglong>(project)});
    if (!rows)
        return fail(rows.error());
    std::vector<QueryCount> found;
    found.reserve(rows->size());
    for (const Row &row : *rows)
        found.push_back({row.at(0).toString(), row.at(1).toLongLong()});
    return found;
}

} // namespace

Result<QueueRow> queue(Store &store, std::int64_t project)
{
    const auto row = store.database().row(
        QStringLiteral("SELECT keeps, most_queries, most_bytes, queries, bytes FROM project LEFT JOIN"
                       " query_queue ON query_queue.project = project.id WHERE id = ? AND trashed_ms >= 0"),
        {static_cast<qlonglong>(project)});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, std::to_string(project), "project");
    if (!row)
        return fail(row.error());
    QueueRow queue;
    if (!row->at(0).isNull())
        queue.keeps = row->at(0).toInt() != 0;
    if (!row->at(1).isNull())
        queue.mostQueries = row->at(1).toLongLong();
    if (!row->at(2).isNull())
        queue.mostBytes = row->at(2).toLongLong();
    queue.queries = row->at(3).toLongLong();
    queue.bytes = row->at(4).toLongLong();
    return queue;
}

Status putQueue(Store &store, std::int64_t project, const QueueRow &wanted)
{
    Store::Database &database = store.database();
    return database.write(project, [&](const ProjectHead &) -> Status {
        auto done = database.run(QStringLiteral("INSERT OR IGNORE INTO query_queue(project) VALUES(?)"),
                                 {static_cast<qlonglong>(project)});
        if (done)
            done = database.run(QStringLiteral("UPDATE query_queue SET keeps = ?, most_queries = ?,"
                                               " most_bytes = ? WHERE project = ?"),
                                {wanted.keeps ? 1 : 0, static_cast<qlonglong>(wanted.mostQueries),
                                 static_cast<qlonglong>(wanted.mostBytes), static_cast<qlonglong>(project)});
        return done ? keepBounds(database, project) : done;
    });
}

Status recordQueries(Store &store, const std::vector<AskedQuery> &queries, const SpooledBatch &from)
{
    if (queries.empty())
        return {};
    Store::Database &database = store.database();
    return database.transaction([&]() -> Status {
        if (!from.spool.isEmpty()) {
            const auto recorded = recordedBatch(store, from.spool);
            if (!recorded)
                return fail(recorded.error());
            if (*recorded && **recorded >= from.batch)
                return {};
            if (auto marked = database.run(QStringLiteral("INSERT INTO query_spool(name, batch) VALUES(?, ?)"
                                                          " ON CONFLICT(name) DO UPDATE SET"
                                                          " batch = excluded.batch"),
                                           {from.spool, static_cast<qlonglong>(from.batch)});
                !marked)
                return marked;
        }
        std::map<std::int64_t, bool> keeps;
        for (const AskedQuery &query : queries) {
            auto known = keeps.find(query.project);
            if (known == keeps.end()) {
                const auto row = database.row(
                    QStringLiteral("SELECT coalesce(keeps, 1) FROM project LEFT JOIN query_queue"
                                   " ON query_queue.project = project.id WHERE id = ? AND trashed_ms = 0"),
                    {static_cast<qlonglong>(query.project)});
                if (!row && row.error().code != ErrorCode::NotFound)
                    return fail(row.error());
                known = keeps.emplace(query.project, row && row->constFirst().toInt() != 0).first;
            }
            if (!known->second)
                continue;
            if (auto recorded = recordQuery(database, query); !recorded)
                return recorded;
        }
        for (const auto &[project, kept] : keeps) {
            if (auto bounded = kept ? keepBounds(database, project) : Status{}; !bounded)
                return bounded;
        }
        return {};
    });
}

Result<std::vector<QueryId>> queryIds(Store &store, std::int64_t project, const QueryFilter &filter,
                                      QueryOrder order)
{
    std::vector<QueryId> ids;
    const auto done = eachQuery(store.database(), columnsFor(filter), orderSql(order), project, filter,
                                [&ids](QueryId id) { ids.push_back(id); });
    if (!done)
        return fail(done.error());
    return ids;
}

Result<std::int64_t> countQueries(Store &store, std::int64_t project, const QueryFilter &filter)
{
    std::int64_t count = 0;
    if (filter.text.isEmpty()) {
        const Condition condition = conditionOf(project, filter);
        const auto row = store.database().row(
            QStringLiteral("SELECT count(*) FROM kept_query WHERE %1").arg(condition.sql), condition.bound);
        if (!row)
            return fail(row.error());
        return row->constFirst().toLongLong();
    }
    const auto done =
        eachQuery(store.database(), columnsFor(filter), {}, project, filter, [&count](QueryId) { ++count; });
    if (!done)
        return fail(done.error());
    return count;
}

Result<std::vector<QueryRow>> queries(Store &store, std::int64_t project, const std::vector<QueryId> &ids)
{
    std::unordered_map<QueryId, QueryRow> found;
    const auto done = store.database().each(
        QStringLiteral("SELECT id, project, deployment, model, text, language, confidence, prediction, count,"
                       " first_ms, last_ms, state, second_model, second, differs FROM kept_query"
                       " WHERE id IN (SELECT value FROM json_each(?)) AND +project = ?"),
        {idList(ids), static_cast<qlonglong>(project)}, [&found](const QSqlQuery &query) {
            QueryRow row = queryOf(query);
            found.emplace(row.id, std::move(row));
        });
    if (!done)
        return fail(done.error());
    std::vector<QueryRow> rows;
    rows.reserve(found.size());
    for (const QueryId id : ids) {
        const auto at = found.find(id);
        if (at != found.end())
            rows.push_back(at->second);
    }
    return rows;
}

Result<std::vector<QueryCount>> queriesByDeployment(Store &store, std::int64_t project)
{
    return counts(store.database(),
                  QStringLiteral("SELECT deployment, count(*) FROM kept_query WHERE project = ? AND state = 0"
                                 " GROUP BY deployment ORDER BY deployment"),
                  project);
}

Result<std::vector<QueryCount>> queriesByCategory(Store &store, std::int64_t project)
{
    return counts(store.database(),
                  QStringLiteral("SELECT category, count(*) FROM kept_query JOIN kept_answer ON query = id"
                                 " WHERE project = ? AND state = 0 GROUP BY category"
                                 " ORDER BY count(*) DESC, category"),
                  project);
}

Result<std::vector<QueryId>> equalQueries(Store &store, std::int64_t project, const std::vector<QueryId> &ids)
{
    std::vector<QueryId> equal;
    const auto done = store.database().each(
        QStringLiteral("SELECT id FROM kept_query WHERE project = ? AND state = 0 AND key IN"
                       " (SELECT key FROM kept_query WHERE id IN (SELECT value FROM json_each(?))"
                       " AND +project = ?) ORDER BY id"),
        {static_cast<qlonglong>(project), idList(ids), static_cast<qlonglong>(project)},
        [&equal](const QSqlQuery &query) { equal.push_back(query.value(0).toLongLong()); });
    if (!done)
        return fail(done.error());
    return equal;
}

Status putSecondAnswers(Store &store, std::int64_t project, const QString &model,
                        const std::vector<SecondAnswer> &answers)
{
    Store::Database &database = store.database();
    return database.write(project, [&](const ProjectHead &) -> Status {
        for (const SecondAnswer &answer : answers) {
            auto done = database.run(
                QStringLiteral("UPDATE kept_query SET bytes = bytes - coalesce(length(second), 0) + ?,"
                               " second_model = ?, second = ?, differs = ? WHERE id = ? AND project = ?"),
                {static_cast<qlonglong>(answer.prediction.size()), model, answer.prediction,
                 answer.differs ? 1 : 0, static_cast<qlonglong>(answer.query),
                 static_cast<qlonglong>(project)});
            if (!done)
                return done;
        }
        return keepBounds(database, project);
    });
}

Result<std::vector<project::ItemId>> itemsOfText(Store &store, std::int64_t project, const QString &text,
                                                 const QString &language)
{
    // The trigram index answers from three characters on, and a beginning is enough to ask for.
    constexpr qsizetype asked = 100;
    constexpr int trigram = 3;
    QString beginning = text.left(asked);
    if (beginning.size() < text.size() && beginning.back().isHighSurrogate())
        beginning.chop(1);
    QString sql =
        QStringLiteral("SELECT id FROM item WHERE item.project = ? AND %1 AND item.text = ?"
                       " AND coalesce(item.language, (SELECT language FROM project WHERE id = item.project))"
                       " = coalesce(?, (SELECT language FROM project WHERE id = item.project))"
                       " COLLATE NOCASE")
            .arg(seenItem);
    Row bound{static_cast<qlonglong>(project), text, nullable(language)};
    if (beginning.toUcs4().size() >= trigram) {
        sql += QStringLiteral(" AND item.id IN (SELECT rowid FROM item_text WHERE item_text MATCH ?)");
        bound << QStringLiteral("\"%1\"").arg(beginning.replace(u'"', QStringLiteral("\"\"")));
    }
    std::vector<project::ItemId> ids;
    const auto done =
        store.database().each(sql + QStringLiteral(" ORDER BY id"), bound,
                              [&ids](const QSqlQuery &query) { ids.push_back(query.value(0).toLongLong()); });
    if (!done)
        return fail(done.error());
    return ids;
}

Result<project::SettleQueries> settleQueries(Store::Database &database, std::int64_t project,
                                             const project::SettleQueries &edit)
{
    std::unordered_map<QueryId, QueryState> states;
    std::set<QueryState> different;
    const QString list = idList(edit.queries);
    const auto read = database.each(
        QStringLiteral("SELECT id, state FROM kept_query WHERE id IN (SELECT value FROM json_each(?))"
                       " AND +project = ?"),
        {list, static_cast<qlonglong>(project)}, [&](const QSqlQuery &query) {
            const auto state = static_cast<QueryState>(query.value(1).toInt());
            states.emplace(query.value(0).toLongLong(), state);
            different.insert(state);
        });
    if (!read)
        return fail(read.error());
    if (different.size() > 1 || (edit.expected && !different.empty() && *different.begin() != *edit.expected))
        return fail(ErrorCode::Stale, Phrase::QueryReviewed);
    project::SettleQueries inverse{
        {}, different.empty() ? edit.expected.value_or(edit.state) : *different.begin(), edit.state};
    for (const QueryId id : edit.queries) {
        if (states.erase(id) != 0)
            inverse.queries.push_back(id);
    }
    const auto settled = database.run(
        QStringLiteral("UPDATE kept_query SET state = ? WHERE id IN (SELECT value FROM json_each(?))"
                       " AND +project = ?"),
        {static_cast<int>(edit.state), list, static_cast<qlonglong>(project)});
    if (!settled)
        return fail(settled.error());
    return inverse;
}

} // namespace glossa::store
