// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/categories.h"
#include "core/store/items.h"

#include <QDir>

namespace glossa::store {

namespace {

QString orderSql(ItemOrder order)
{
    switch (order) {
    case ItemOrder::NewestFirst:
        return QStringLiteral("item.id DESC");
    case ItemOrder::RecentlyChanged:
        return QStringLiteral("item.changed_ms DESC, item.id DESC");
    case ItemOrder::Text:
        return QStringLiteral("item.text COLLATE NOCASE, item.id");
    case ItemOrder::Longest:
        return QStringLiteral("length(item.text) DESC, item.id");
    case ItemOrder::AsImported:
        break;
    }
    return QStringLiteral("item.place, item.id");
}

} // namespace

Store::Store(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &folder, const Clock &clock,
                                           std::chrono::milliseconds patience, Make make,
                                           StatementObserver *observer)
{
    auto database = std::make_unique<Database>(QDir(folder).absolutePath(), clock, patience, observer);
    if (const auto opened = database->open(make == Make::IfAbsent); !opened)
        return fail(opened.error());
    auto store = std::unique_ptr<Store>(new Store(std::move(database)));
    // What others left behind disturbs nobody; a workspace is not refused for it.
    std::ignore = store->sweep(sweepAtOpen);
    return store;
}

QString Store::folder() const
{
    return m_database->folder;
}

QString Store::modelsFolder() const
{
    return QDir(m_database->folder).filePath(QStringLiteral("models"));
}

bool Store::isReadOnly() const
{
    return m_database->isReadOnly();
}

Result<ChangeCount> Store::changeCount()
{
    const auto row = m_database->row(QStringLiteral(
        "SELECT journal, projects, schemas, jobs, models, deployments, queries FROM change_count"));
    if (!row)
        return fail(row.error());
    return ChangeCount{row->at(0).toLongLong(), row->at(1).toLongLong(), row->at(2).toLongLong(),
                       row->at(3).toLongLong(), row->at(4).toLongLong(), row->at(5).toLongLong(),
                       row->at(6).toLongLong()};
}

Status Store::snapshot(const std::function<Status()> &body)
{
    return m_database->snapshot(body);
}

Result<std::vector<CategoryUse>> Store::categories(std::int64_t project)
{
    return readCategories(*m_database, project);
}

Result<std::vector<project::ItemId>> Store::itemIds(std::int64_t project, const ItemFilter &filter,
                                                    ItemOrder order)
{
    constexpr int all = -1; // as SQLite has it
    return firstItemIds(project, filter, order, all);
}

Result<std::vector<project::ItemId>> Store::firstItemIds(std::int64_t project, const ItemFilter &filter,
                                                         ItemOrder order, int most)
{
    Condition condition = conditionOf(project, filter);
    condition.bound.push_back(most);
    std::vector<project::ItemId> ids;
    const auto done = m_database->each(
        QStringLiteral("SELECT item.id FROM item WHERE %1 ORDER BY %2 LIMIT ?")
            .arg(condition.sql, orderSql(order)),
        condition.bound, [&ids](const QSqlQuery &query) { ids.push_back(query.value(0).toLongLong()); });
    if (!done)
        return fail(done.error());
    return ids;
}

Result<project::ItemId> Store::firstMatching(std::int64_t project, const std::vector<project::ItemId> &ids,
                                             const ItemFilter &filter)
{
    Condition condition = conditionOf(project, filter);
    condition.bound.push_front(idList(ids));
    const auto first =
        m_database->row(QStringLiteral("SELECT value FROM json_each(?) AS asked WHERE EXISTS"
                                       " (SELECT 1 FROM item WHERE item.id = asked.value AND %1)"
                                       " ORDER BY asked.key LIMIT 1")
                            .arg(condition.sql),
                        condition.bound);
    if (!first && first.error().code == ErrorCode::NotFound)
        return 0;
    if (!first)
        return fail(first.error());
    return first->constFirst().toLongLong();
}

Result<std::vector<ItemRow>> Store::items(std::int64_t project, const std::vector<project::ItemId> &ids)
{
    return readItems(*m_database, project, ids);
}

Result<std::vector<project::ItemId>> Store::takenIds(const std::vector<project::ItemId> &ids)
{
    std::vector<project::ItemId> taken;
    const auto done = m_database->each(
        QStringLiteral("SELECT item.id FROM json_each(?) AS asked JOIN item ON item.id = asked.value"),
        {idList(ids)}, [&taken](const QSqlQuery &query) { taken.push_back(query.value(0).toLongLong()); });
    if (!done)
        return fail(done.error());
    return taken;
}

Result<std::int64_t> Store::countItems(std::int64_t project, const ItemFilter &filter)
{
    const Condition condition = conditionOf(project, filter);
    const auto row = m_database->row(QStringLiteral("SELECT count(*) FROM item WHERE %1").arg(condition.sql),
                                     condition.bound);
    if (!row)
        return fail(row.error());
    return row->constFirst().toLongLong();
}

Result<Distribution> Store::distribution(std::int64_t project)
{
    auto uses = readCategories(*m_database, project);
    if (!uses)
        return fail(uses.error());
    const auto summary = this->project(project);
    if (!summary)
        return fail(summary.error());
    return Distribution{std::move(*uses), summary->train, summary->test};
}

} // namespace glossa::store
