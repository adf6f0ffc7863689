// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/deployments/deployment.h"

#include "core/workspace/models/model_record.h"
#include "core/workspace/models/train_request.h"

namespace glossa::workspace {

namespace {

HeldModel heldOf(const store::HeldModelRow &row)
{
    return {row.id, modelOf(row.model), !row.model.file.isEmpty()};
}

} // namespace

Deployment deploymentOf(const store::DeploymentRow &row)
{
    return {row.project, row.name, heldOf(row.held), row.sinceMs, row.by};
}

DeploymentStep stepOf(const store::DeploymentStepRow &row)
{
    DeploymentStep step{row.id, row.timeMs, row.author, row.door, row.act, {}, row.undoes, row.undoneBy};
    for (const store::SlotChangeRow &change : row.changes) {
        step.changes.push_back({change.name,
                                change.before ? std::optional(heldOf(*change.before)) : std::nullopt,
                                change.after ? std::optional(heldOf(*change.after)) : std::nullopt});
    }
    return step;
}

bool isDeploymentName(const QString &name)
{
    return isModelName(name); // Azure has one rule for both
}

} // namespace glossa::workspace
