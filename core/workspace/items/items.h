// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <vector>

namespace glossa::workspace {

Result<std::vector<project::ItemId>> itemIds(Workspace &workspace, std::int64_t project,
                                             const ItemFilter &filter,
                                             ItemOrder order = ItemOrder::AsImported);
/// At most so many of them, the first; costs no more where a million match.
Result<std::vector<project::ItemId>> firstItemIds(Workspace &workspace, std::int64_t project,
                                                  const ItemFilter &filter, int most);
/// The first of these that the filter finds; 0 = none of them.
Result<project::ItemId> firstMatching(Workspace &workspace, std::int64_t project,
                                      const std::vector<project::ItemId> &ids, const ItemFilter &filter);
Result<std::vector<ItemRow>> items(Workspace &workspace, std::int64_t project,
                                   const std::vector<project::ItemId> &ids);
Result<std::int64_t> countItems(Workspace &workspace, std::int64_t project, const ItemFilter &filter);
Result<Distribution> distribution(Workspace &workspace, std::int64_t project);

/// A filter as one line of text, the form of `glossa items --filter`:
/// `intent:Reply entity:ContactName set:test state:unlabeled language:de words to find`. Values with blanks
/// in "…", and words that would be taken for a field. BadValue for an unknown field, or a value it has not.
Result<ItemFilter> parseFilter(const QString &expression);
/// NotFound with the field in `place` for the name of a category that the schema has not; `expected` are the
/// names that are near it.
Status checkNames(const ItemFilter &filter, const std::vector<CategoryUse> &schema);

} // namespace glossa::workspace
