// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "core/project/schema.h"
#include "core/workspace/session/workspace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::workspace {

/// What has happened to an item or a category since a model learned from it. A category is Changed if
/// anything but its name is another; where it has another name it is Renamed, whatever else is.
enum class SinceModel : std::uint8_t { Added, Changed, Removed, Renamed };

/// An item is the same one as long as its number is; of those whose number is gone, one that has its text,
/// location and language. Labels, intent, classes, set and text are what may have changed.
struct ItemSinceModel {
    SinceModel change = SinceModel::Changed;
    /// None if it was added. With today's names of its categories, so that a renamed one is no difference.
    std::optional<project::Item> then;
    std::optional<project::Item> now; // none if it was removed
};

struct CategorySinceModel {
    SinceModel change = SinceModel::Changed;
    project::CategoryKind kind = project::CategoryKind::Intent;
    QString then; // its name; empty if it was added
    QString now;  // empty if it was removed
    bool operator==(const CategorySinceModel &) const = default;
};

/// The data of a project beside that which a model learned from.
struct DataComparison {
    std::int64_t itemsThen = 0;
    std::int64_t itemsNow = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t removed = 0;
    bool settings = false; // of the project: language, description, threshold and the like; not its name
    std::vector<CategorySinceModel> categories; // intents, then entities, then classes
    /// The page that was asked for of the changed items, the added and the removed, each in their order.
    std::vector<ItemSinceModel> items;

    [[nodiscard]] bool any() const
    {
        return added + changed + removed > 0 || settings || !categories.empty();
    }
};

struct ComparisonPage {
    std::int64_t offset = 0;
    std::int64_t limit = 100;
    std::optional<SinceModel> only; // Added, Changed or Removed
};

/// The errors are those of modelData(). Reads both sides once, some seconds for 100,000 items.
Result<DataComparison> compareModelData(Workspace &workspace, std::int64_t project, const QString &label,
                                        const ComparisonPage &page = {});

} // namespace glossa::workspace
