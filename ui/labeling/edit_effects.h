// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <vector>

namespace glossa::labeling {

/// What an edit of the journal means for a list of items.
struct EditReach {
    std::vector<project::ItemId> items; // changed in place
    std::vector<project::ItemId> added; // 0 = the store gave the number
    std::vector<project::ItemId> removed;
    bool everyItem = false; // a category was renamed or taken away: any item may have changed
};

[[nodiscard]] EditReach reachOf(const project::Edit &edit);

/// Does to an item in memory what the store will do, so that the window can paint before it is durable.
/// Edits of other items and of the schema leave it as it is.
void applyTo(project::Item &item, const project::Edit &edit);

} // namespace glossa::labeling
