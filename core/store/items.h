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
    friend class CountChanges;
    QHash<QPair<int, QString>, std::int64_t> m_numbers;
};

/// What a transaction adds to and takes from the kept counts; written once at its end.
class CountChanges {
public:
    /// Adds (sign 1) or takes away (sign -1) all that an item counts for, also in its layer.
    void count(const project::Item &item, const CategoryNumbers &numbers, int sign, std::int64_t layer);
    /// Into the counts of the project, of its categories and of the layers, which are marked as touched.
    Status write(Store::Database &database, std::int64_t project, std::int64_t nowMs);
    /// Into the counts of the layers only: what an import brings is not seen yet.
    Status writeLayers(Store::Database &database, bool touched);
    /// The same for a receipt; categories that are not in the schema are left out.
    [[nodiscard]] CountChange change(const CategoryNumbers &numbers) const;

private:
    struct Use {
        std::int64_t train = 0, test = 0, items = 0;
    };
    struct Sums {
        std::map<std::int64_t, Use> uses; // by category
        std::int64_t items = 0, labeled = 0, half = 0, train = 0, test = 0, labels = 0;
    };
    static void add(const project::Item &item, const CategoryNumbers &numbers, int sign, Sums &sums);

    Sums m_all;
    std::map<std::int64_t, Sums> m_layers;
};

/// item.labeled: how far an item has come in a project with intents. In one without, Half counts as Labeled;
/// who reads it asks whether there are any, so that the first intent made and the last one removed touch no
/// item.
[[nodiscard]] project::WorkState keptState(const project::Item &item);

/// The condition over `item` that it can be seen: its import is neither being read nor taken back.
const QString seenItem = QStringLiteral("item.layer NOT IN (SELECT id FROM layer WHERE state <> 0)");

/// Ids as a JSON array, for json_each(?).
[[nodiscard]] QString idList(const std::vector<project::ItemId> &ids);

/// Items with everything, in the order of the ids; those that are gone, cannot be seen, or belong to another
/// project, are left out.
Result<std::vector<ItemRow>> readItems(Store::Database &database, std::int64_t project,
                                       const std::vector<project::ItemId> &ids);
Result<ItemRow> readItem(Store::Database &database, std::int64_t project, project::ItemId id);

/// What is written with an item besides itself.
struct ItemStamp {
    std::int64_t nowMs = 0;
    QString author;
    std::int64_t sequence = 0;
};

/// Where an item stands: the sort key in its project, and the layer of the import that brought it (0 = none).
struct ItemPlace {
    double place = 0.0;
    std::int64_t layer = 0;
};

/// Inserts an item under its id (0 = a new one, which is returned) at a place.
Result<project::ItemId> insertItem(Store::Database &database, std::int64_t project, const project::Item &item,
                                   const ItemPlace &place, const CategoryNumbers &numbers,
                                   const ItemStamp &stamp);
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
