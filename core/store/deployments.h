// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of deployed models (core/workspace/deployments gives them their verbs).
#pragma once

#include "core/store/store.h"

#include <optional>
#include <vector>

namespace glossa::store {

/// A model as it was when it was deployed. An empty file: it is kept no longer.
struct HeldModelRow {
    std::int64_t id = 0;
    ModelRow model;
};

struct DeploymentRow {
    std::int64_t project = 0;
    QString name;
    HeldModelRow held;
    std::int64_t sinceMs = 0;
    QString by;
};

/// What a step of the slots' history did. Stored: never renumber.
enum class DeploymentAct : std::uint8_t { Deploy = 0, Swap = 1, Delete = 2, Undo = 3 };

struct SlotChangeRow {
    QString name;
    std::optional<HeldModelRow> before; // none: there was no such slot
    std::optional<HeldModelRow> after;
};

struct DeploymentStepRow {
    std::int64_t id = 0;
    std::int64_t timeMs = 0;
    QString author;
    QString door;
    DeploymentAct act = DeploymentAct::Deploy;
    std::vector<SlotChangeRow> changes;
    std::int64_t undoes = 0;
    std::int64_t undoneBy = 0;
};

/// In the order of their names; with 0, those of all projects that are not in the trash.
Result<std::vector<DeploymentRow>> deployments(Store &store, std::int64_t project);
/// NotFound with the place "deployment"; `expected` are the names there are.
Result<DeploymentRow> deployment(Store &store, std::int64_t project, const QString &name);

// Each is a step of the history, in one transaction; deploying what serves already gives the step that has
// put it there.
Result<DeploymentStepRow> deploy(Store &store, std::int64_t project, const QString &name,
                                 const QString &model, const Origin &origin);
Result<DeploymentStepRow> swapDeployments(Store &store, std::int64_t project, const QString &first,
                                          const QString &second, const Origin &origin);
Result<DeploymentStepRow> deleteDeployment(Store &store, std::int64_t project, const QString &name,
                                           const Origin &origin);
/// Takes back a step, whoever made it; 0 = the author's newest one that is no undo and stands. NotFound with
/// the place "undo"; Stale if it is taken back already, a slot has changed since, or the model of before is
/// kept no longer.
Result<DeploymentStepRow> undoDeployment(Store &store, std::int64_t project, std::int64_t step,
                                         const Origin &origin);
Result<std::vector<DeploymentStepRow>> deploymentHistory(Store &store, std::int64_t project, int limit);

} // namespace glossa::store
