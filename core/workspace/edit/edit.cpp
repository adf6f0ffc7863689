// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit/edit.h"

#include <QDir>

namespace glossa::workspace {

Result<std::int64_t> createProject(Workspace &workspace, const project::ProjectInfo &info,
                                   const Origin &origin)
{
    return workspace.store().createProject(info, origin);
}

Status trashProject(Workspace &workspace, std::int64_t project)
{
    return workspace.store().trashProject(project);
}

Status restoreProject(Workspace &workspace, std::int64_t project)
{
    return workspace.store().restoreProject(project);
}

Status purgeProject(Workspace &workspace, std::int64_t project)
{
    const auto models = workspace.store().models(project);
    if (!models)
        return fail(models.error());
    if (auto purged = workspace.store().purgeProject(project); !purged)
        return purged;
    // After the rows: a file without a row is harmless, a row without its file is not.
    const QDir folder(workspace.store().modelsFolder());
    for (const ModelRow &model : *models)
        QFile::remove(folder.filePath(model.file));
    return {};
}

Result<EditReceipt> apply(Workspace &workspace, std::int64_t project, const project::Edit &edit,
                          const Origin &origin)
{
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

} // namespace glossa::workspace
