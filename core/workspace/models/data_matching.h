// SPDX-License-Identifier: GPL-3.0-or-later
// Which items and categories of a project belong to which that a model has kept.
#pragma once

#include "core/workspace/models/data_comparison.h"
#include "core/workspace/models/model_data.h"

#include <QHash>

#include <functional>
#include <vector>

namespace glossa::workspace {

/// A category of then and what it is today. One of the two is null where there is no other.
struct CategoryPair {
    const DataCategory *then = nullptr;
    const CategoryUse *now = nullptr;
};

/// Pairs by number, and then by name. Those of then come in their order, behind them those of today alone.
/// What it is made from must outlive it.
[[nodiscard]] std::vector<CategoryPair> pairCategories(const std::vector<DataCategory> &then,
                                                       const std::vector<CategoryUse> &now);

/// The same with as few pairs as possible taken apart, so that those that are left stand in the same order in
/// both schemas. What is taken apart has to be removed and made anew to come to its place.
[[nodiscard]] std::vector<CategoryPair> inOneOrder(std::vector<CategoryPair> pairs);

/// Today's names of the categories of then.
class NamesSince {
public:
    explicit NamesSince(const std::vector<CategoryPair> &pairs);
    /// An item of then with today's names. A category that is gone gets a name that no other has.
    [[nodiscard]] project::Item renamed(project::Item item) const;
    /// The same for people: a category that is gone has the name that it had.
    [[nodiscard]] project::Item shown(project::Item item) const;

private:
    [[nodiscard]] project::Item named(project::Item item, const QString &gone) const;
    QHash<QPair<int, QString>, QString> m_names;
};

/// ByIdentity: an item whose number is gone is the one with its text, location and language, if there is one.
/// Exactly: only numbers count, and its place must be the same.
enum class Matching : std::uint8_t { ByIdentity, Exactly };

struct ItemDifferences {
    struct Pair {
        std::size_t then = 0; // the how manieth of then
        project::ItemId now = 0;
    };
    std::vector<Pair> changed;          // in today's order, those with another number last
    std::vector<project::ItemId> added; // in today's order
    std::vector<std::size_t> removed;   // the how manieth of then
    std::int64_t itemsThen = 0;
    std::int64_t itemsNow = 0;
};

/// To be called inside a snapshot of the store.
Result<ItemDifferences> differencesOf(Workspace &workspace, std::int64_t project, ModelData &data,
                                      const NamesSince &names, Matching matching);

/// compareModelData() inside a snapshot of the store.
Result<DataComparison> compareInside(Workspace &workspace, std::int64_t project, ModelData &data,
                                     const ComparisonPage &page);

/// The items of then at these places, which ascend.
Result<std::vector<DataItem>> itemsOfThen(ModelData &data, const std::vector<std::size_t> &places);

} // namespace glossa::workspace
