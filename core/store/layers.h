// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace glossa::store {

/// What an import brought is a layer: its items are seen, or not seen, as a whole. To show or hide a million
/// of them is therefore a change of one row and of the counts, and takes milliseconds. Stored: never
/// renumber.
enum class LayerState {
    Seen = 0,
    Filling = 1,   // by an import that is not committed; `holder` names its HeldFile, which tells whether it
                   // still runs
    TakenBack = 2, // by the undo `hidden_by`; redo may show it again
    Emptying = 3,  // nothing can show it again; sweep() deletes its items bit by bit
};

/// Returns the layer whose import brought an item, also if the item has been deleted since. 0 means none.
Result<std::int64_t> layerOf(Store::Database &database, project::ItemId item);

/// Returns how many items a layer has. Returns NotFound if the layer is gone.
Result<std::int64_t> itemsOfLayer(Store::Database &database, std::int64_t layer);

/// Moves a layer from one state to another. If its items become visible or invisible by that, they are added
/// to the counts of project and categories or taken out of them. Returns Conflict if the layer is not in the
/// state `from`.
Status setLayerState(Store::Database &database, std::int64_t layer, LayerState from, LayerState to,
                     std::int64_t hiddenBy = 0);

/// A category that items of a layer name, seen or not, and that is not in the schema.
struct MissingCategory {
    std::int64_t number = 0;
    project::CategoryKind kind = project::CategoryKind::Intent;
    QString name;
};
Result<std::vector<MissingCategory>> missingCategories(Store::Database &database, std::int64_t layer);

} // namespace glossa::store
