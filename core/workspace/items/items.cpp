// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/items.h"

namespace glossa::workspace {

Result<std::vector<project::ItemId>> itemIds(Workspace &workspace, std::int64_t project,
                                             const ItemFilter &filter, ItemOrder order)
{
    return workspace.store().itemIds(project, filter, order);
}

Result<std::vector<project::ItemId>> firstItemIds(Workspace &workspace, std::int64_t project,
                                                  const ItemFilter &filter, int most)
{
    return workspace.store().firstItemIds(project, filter, ItemOrder::AsImported, most);
}

Result<project::ItemId> firstMatching(Workspace &workspace, std::int64_t project,
                                      const std::vector<project::ItemId> &ids, const ItemFilter &filter)
{
    return workspace.store().firstMatching(project, ids, filter);
}

Result<std::vector<ItemRow>> items(Workspace &workspace, std::int64_t project,
                                   const std::vector<project::ItemId> &ids)
{
    return workspace.store().items(project, ids);
}

Result<std::int64_t> countItems(Workspace &workspace, std::int64_t project, const ItemFilter &filter)
{
    return workspace.store().countItems(project, filter);
}

Result<Distribution> distribution(Workspace &workspace, std::int64_t project)
{
    return workspace.store().distribution(project);
}

} // namespace glossa::workspace
