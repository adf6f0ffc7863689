// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QString>

#include <cstdint>
#include <optional>
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
    int deployments = 0;
    int deploymentsBehind = 0;    // that serve another model than the newest
    std::int64_t openQueries = 0; // that wait for review
};

Result<std::vector<ProjectOverview>> projectOverviews(Workspace &workspace, bool inTrash = false);
Result<ProjectOverview> projectOverview(Workspace &workspace, std::int64_t project);

} // namespace glossa::workspace
