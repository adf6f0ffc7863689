// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/edit.h"

#include "core/workspace/items/given_values.h"

namespace glossa::workspace {

Result<EditReceipt> apply(Workspace &workspace, std::int64_t project, const project::Edit &edit,
                          const Origin &origin)
{
    if (const auto valid = checkGivenValues(workspace, project, edit); !valid)
        return fail(valid.error());
    return workspace.store().apply(project, edit, origin);
}

Result<EditReceipt> undo(Workspace &workspace, std::int64_t project, const Origin &origin, std::int64_t step)
{
    return workspace.store().undo(project, origin, step);
}

Result<std::vector<EditReceipt>> undoSteps(Workspace &workspace, std::int64_t project, const Origin &origin,
                                           int steps)
{
    return workspace.store().undoSteps(project, origin, steps);
}

Result<EditReceipt> redo(Workspace &workspace, std::int64_t project, const Origin &origin, std::int64_t step)
{
    return workspace.store().redo(project, origin, step);
}

Result<std::vector<EditReceipt>> redoSteps(Workspace &workspace, std::int64_t project, const Origin &origin,
                                           int steps)
{
    return workspace.store().redoSteps(project, origin, steps);
}

Result<UndoState> undoState(Workspace &workspace, std::int64_t project, const QString &author)
{
    return workspace.store().undoState(project, author);
}

Result<std::vector<JournalEntry>> history(Workspace &workspace, std::int64_t project, int limit)
{
    return workspace.store().newestJournal(project, limit);
}

Result<std::int64_t> changedSince(Workspace &workspace, std::int64_t project, std::int64_t sequence)
{
    return workspace.store().stepsSince(project, sequence);
}

} // namespace glossa::workspace
