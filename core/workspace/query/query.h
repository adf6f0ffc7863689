// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <vector>

namespace glossa::workspace {

/// The last trained model's headline, for lists and the rail.
struct ModelHeadline {
    QString label;
    std::int64_t trainedMs = 0;
    std::optional<double> score; // combined F1 (Conversation), entity F1, nothing without a test set
    std::optional<double> intentF1;
    std::optional<double> entityF1;
};

/// A project with where it stands in the life cycle.
struct ProjectOverview {
    ProjectSummary summary;
    std::optional<ModelHeadline> lastModel;
    int models = 0;
    std::int64_t changedSinceModel = 0; // journal steps since the last model's training
};

Result<std::vector<ProjectOverview>> projectOverviews(Workspace &workspace, bool inTrash = false);
Result<ProjectOverview> projectOverview(Workspace &workspace, std::int64_t project);
Result<std::int64_t> projectByName(Workspace &workspace, const QString &name);
Result<std::vector<CategoryUse>> categories(Workspace &workspace, std::int64_t project);

Result<std::vector<project::ItemId>> itemIds(Workspace &workspace, std::int64_t project,
                                             const ItemFilter &filter,
                                             ItemOrder order = ItemOrder::AsImported);
Result<std::vector<ItemRow>> items(Workspace &workspace, std::int64_t project,
                                   const std::vector<project::ItemId> &ids);
Result<std::int64_t> countItems(Workspace &workspace, std::int64_t project, const ItemFilter &filter);
Result<Distribution> distribution(Workspace &workspace, std::int64_t project);

/// Journal steps of a project after a sequence number that stand (Store::stepsSince).
Result<std::int64_t> changedSince(Workspace &workspace, std::int64_t project, std::int64_t sequence);

/// A filter as one line of text, the form of `glossa items --filter`:
/// `intent:Reply entity:ContactName set:test state:unlabeled language:de words to find`. Values with blanks
/// in "…", and words that would be taken for a field. BadValue for an unknown field, or a value it has not.
Result<ItemFilter> parseFilter(const QString &expression);
/// NotFound with the field in `place` for the name of a category that the schema has not; `expected` are the
/// names that are near it.
Status checkNames(const ItemFilter &filter, const std::vector<CategoryUse> &schema);

} // namespace glossa::workspace
