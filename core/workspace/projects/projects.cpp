// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/projects.h"

#include "core/workspace/items/edit.h"

namespace glossa::workspace {

Result<std::int64_t> createProject(Workspace &workspace, const project::ProjectInfo &info,
                                   const Origin &origin)
{
    if (const auto valid = project::checkLanguage(info.language); !valid)
        return fail(valid.error());
    return workspace.store().createProject(info, origin);
}

Result<EditReceipt> renameProject(Workspace &workspace, std::int64_t project, const QString &name,
                                  const Origin &origin)
{
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    project::ProjectInfo info = summary->info;
    info.name = name;
    return apply(workspace, project, {project::ChangeProject{info, summary->info}}, origin);
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
    return workspace.store().purgeProject(project);
}

Result<std::int64_t> projectByName(Workspace &workspace, const QString &name)
{
    return workspace.store().projectByName(name);
}

Result<std::vector<CategoryUse>> categories(Workspace &workspace, std::int64_t project)
{
    return workspace.store().categories(project);
}

} // namespace glossa::workspace
