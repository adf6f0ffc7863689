// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"

#include <vector>

namespace glossa::workspace {

/// What a door shows of a project that is open in it, all of one moment.
struct ProjectState {
    std::int64_t sequence = 0; // of the project's newest step
    ProjectOverview overview;
    std::vector<CategoryUse> categories;
    UndoState undo; // of the author
};

Result<ProjectState> projectState(Workspace &workspace, std::int64_t project, const QString &author);

} // namespace glossa::workspace
