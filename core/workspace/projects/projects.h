// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/schema.h"
#include "core/workspace/session/workspace.h"

#include <vector>

namespace glossa::workspace {

Result<std::int64_t> createProject(Workspace &workspace, const project::ProjectInfo &info,
                                   const Origin &origin);
/// Changes the name and nothing else, whatever others have changed meanwhile. AlreadyExists.
Result<EditReceipt> renameProject(Workspace &workspace, std::int64_t project, const QString &name,
                                  const Origin &origin);
Status trashProject(Workspace &workspace, std::int64_t project);
Status restoreProject(Workspace &workspace, std::int64_t project);
/// For good: rows and model files, deployed ones too.
Status purgeProject(Workspace &workspace, std::int64_t project);

Result<std::int64_t> projectByName(Workspace &workspace, const QString &name);
Result<std::vector<CategoryUse>> categories(Workspace &workspace, std::int64_t project);

} // namespace glossa::workspace
