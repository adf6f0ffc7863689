// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <set>
#include <utility>
#include <vector>

namespace glossa::project {

/// What an edit makes of one item, and the edit that takes that back, with its expectations.
struct Applied {
    Item item;
    Edit inverse;
};

/// What an edit means for an item. The store writes what this function says, and the window shows it before
/// the store has answered. Parts of a batch that are about other items or the schema leave the item as it is,
/// and stand in no inverse; so do AddItem and RemoveItem, which say whether the item exists. Stale if an
/// expectation does not hold, or a label is not there. Whether the result may be stored (names that exist,
/// spans that fit, no label twice) is for the store to check.
[[nodiscard]] Result<Applied> applied(Item item, const Edit &edit);

using CategoryNames = std::set<std::pair<CategoryKind, QString>>;

/// What an edit is about.
struct EditReach {
    std::vector<ItemId> items; // that are changed where they stand
    std::vector<ItemId> added; // 0 = the store gives the number
    std::vector<ItemId> removed;
    CategoryNames categories; // that the edit makes, removes, changes, or renames (both names)
    bool everyItem = false;   // a category is renamed or taken away: any item may change
    bool projectHead = false; // name, language, threshold…
    bool operator==(const EditReach &) const = default;
};

[[nodiscard]] EditReach reachOf(const Edit &edit);
/// All items of a reach: changed, added, and removed ones.
[[nodiscard]] std::set<ItemId> itemsOf(const EditReach &reach);

/// Takes back several edits, given what takes back each of them in the order they were made: one flat list,
/// as the depth of batches is limited where edits are read.
[[nodiscard]] Edit takingBack(std::vector<Edit> inverses);

/// A text was replaced by another: labels before the changed middle stay, those behind it move along, and
/// those it touches go.
[[nodiscard]] std::vector<Label> movedLabels(const std::vector<Label> &labels, const QString &before,
                                             const QString &after);
/// The same for regions: one that holds the changed middle grows or shrinks with it, and one that begins or
/// ends within the middle ends where that does.
[[nodiscard]] std::vector<Region> movedRegions(std::vector<Region> regions, const QString &before,
                                               const QString &after);

/// Whether a model that was trained before a step is behind the data by it, told by what takes the step back:
/// that the inverse says both states. Guidelines, keys, thresholds and names of projects are no part of what
/// a training learns from. An edit that does not say what it was made on counts.
[[nodiscard]] bool needsTraining(const Edit &inverse);

} // namespace glossa::project
