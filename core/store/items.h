// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QHash>

#include <map>

namespace glossa::store {

/// Numbers and names of a project's categories, read once a transaction.
class CategoryNumbers {
public:
    static Result<CategoryNumbers> read(Store::Database &database, std::int64_t project);

    /// 0 if there is none of that kind and name.
    [[nodiscard]] std::int64_t number(project::CategoryKind kind, const QString &name) const;
    void add(project::CategoryKind kind, const QString &name, std::int64_t number);

private:
    QHash<QPair<int, QString>, std::int64_t> m_numbers;
};

/// What a transaction adds to and takes from the kept counts; written once at its end.
class CountChanges {
public:
    /// Adds (sign 1) or takes away (sign -1) all that an item counts for.
    void count(const project::Item &item, const CategoryNumbers &numbers, int sign);
    Status write(Store::Database &database, std::int64_t project, std::int64_t nowMs);

private:
    struct Use {
        std::int64_t train = 0, test = 0, items = 0;
    };
    std::map<std::int64_t, Use> m_uses;
    std::int64_t m_items = 0, m_labeled = 0, m_train = 0, m_test = 0, m_labels = 0;
};

/// Items with everything, in the order of the ids; those that are gone, or belong to another project, are
/// left out.
Result<std::vector<ItemRow>> readItems(Store::Database &database, std::int64_t project,
                                       const std::vector<project::ItemId> &ids);
Result<ItemRow> readItem(Store::Database &database, std::int64_t project, project::ItemId id);

/// What is written with an item besides itself.
struct ItemStamp {
    std::int64_t nowMs = 0;
    QString author;
    std::int64_t sequence = 0;
};

/// Inserts an item under its id (0 = a new one, which is returned) at a place.
Result<project::ItemId> insertItem(Store::Database &database, std::int64_t project, const project::Item &item,
                                   double place, const CategoryNumbers &numbers, const ItemStamp &stamp);
Status updateItem(Store::Database &database, const project::Item &before, const project::Item &after,
                  const CategoryNumbers &numbers, const ItemStamp &stamp);
Status deleteItem(Store::Database &database, project::ItemId id);
/// The place behind the last item.
Result<double> endPlace(Store::Database &database, std::int64_t project);

/// Text, spans, names: everything an item must satisfy to be stored.
Status checkItem(const project::Item &item, const CategoryNumbers &numbers);

/// The condition of a filter as SQL over `item`, with its bound values.
struct Condition {
    QString sql;
    Row bound;
};
[[nodiscard]] Condition conditionOf(std::int64_t project, const ItemFilter &filter);

} // namespace glossa::store
