// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/apply_edit.h"
#include "core/workspace/session/workspace.h"

#include <cstdint>
#include <vector>

namespace glossa::workspace {

/// What changed in a workspace since the notice before: which parts of it, and the new steps of one project.
struct Changes {
    std::int64_t project = 0;          // whose steps these are; 0 = no project is watched
    std::vector<JournalEntry> entries; // its new steps, oldest first
    project::EditReach reach;          // what all of them are about
    bool otherItems = false;           // one is an import, or takes one back: any item may have come or gone
    bool steps = false;                // somebody made steps in this or another project
    bool projects = false;             // one was made, came into or out of the trash, or its head changed
    bool jobs = false;                 // also their progress
    bool models = false;
    bool deployments = false; // what serves, and whether its queries are kept
    bool queries = false;     // that wait for review, and what is said of them

    /// Takes a step in.
    void add(JournalEntry entry);
};

} // namespace glossa::workspace
