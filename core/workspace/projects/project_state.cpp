// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/project_state.h"

#include <utility>

namespace glossa::workspace {

Result<ProjectState> projectState(Workspace &workspace, std::int64_t project, const QString &author)
{
    ProjectState state;
    store::Store &store = workspace.store();
    const auto keep = [](auto &member, auto result) -> Status {
        if (!result)
            return fail(result.error());
        member = std::move(*result);
        return {};
    };
    const auto read = store.snapshot([&]() -> Status {
        if (auto kept = keep(state.sequence, store.lastSequence(project)); !kept)
            return kept;
        if (auto kept = keep(state.overview, projectOverview(workspace, project)); !kept)
            return kept;
        if (auto kept = keep(state.categories, store.categories(project)); !kept)
            return kept;
        return keep(state.undo, store.undoState(project, author));
    });
    if (!read)
        return fail(read.error());
    return state;
}

} // namespace glossa::workspace
