// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/deployment.h"
#include "core/workspace/session/workspace.h"

#include <vector>

namespace glossa::workspace {

// Each verb that changes slots is one step of their history, durable when it returns. A slot that is not
// there is NotFound with the place "deployment", a project "project", a model "model".

/// The slots of a project, in the order of their names.
Result<std::vector<Deployment>> deployments(Workspace &workspace, std::int64_t project);
Result<Deployment> deployment(Workspace &workspace, std::int64_t project, const QString &name);
/// The same with how far each is behind the newest model and the data, all of one moment.
Result<std::vector<DeploymentStanding>> deploymentStandings(Workspace &workspace, std::int64_t project);

/// Puts a model into a slot, which is made if it is not there. InvalidArgument unless isDeploymentName(name).
/// The same model into the same slot is no step, and gives the one that put it there.
Result<DeploymentStep> deployModel(Workspace &workspace, std::int64_t project, const QString &name,
                                   const QString &model, const Origin &origin);
/// InvalidArgument if both are one.
Result<DeploymentStep> swapDeployments(Workspace &workspace, std::int64_t project, const QString &first,
                                       const QString &second, const Origin &origin);
Result<DeploymentStep> deleteDeployment(Workspace &workspace, std::int64_t project, const QString &name,
                                        const Origin &origin);

/// Takes back a step, whoever made it; one that took another back brings that again. `step` 0 is the author's
/// own newest one that stands. Stale if one of its slots has changed since, if it is taken back already, or
/// if the model that served before is no longer kept; NotFound with the place "undo" if there is none.
Result<DeploymentStep> undoDeployment(Workspace &workspace, std::int64_t project, const Origin &origin,
                                      std::int64_t step = 0);
/// Newest first.
Result<std::vector<DeploymentStep>> deploymentHistory(Workspace &workspace, std::int64_t project, int limit);

} // namespace glossa::workspace
