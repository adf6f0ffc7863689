// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/deployments.h"
#include "core/workspace/models/model.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::workspace {

using store::DeploymentAct;

/// A model as a slot holds it: what it was when it was deployed. Its file stays as long as a slot holds it,
/// whatever becomes of the model in its project's list.
struct HeldModel {
    std::int64_t id = 0; // of this very training; equal numbers are one model
    Model model;         // `label` is the name it was deployed under
    bool kept = true;    // false: only the history knows it still, and its file is gone
};

/// A named slot of a project and the model that answers under its name.
struct Deployment {
    std::int64_t project = 0;
    QString name;
    HeldModel held;
    std::int64_t deployedMs = 0; // since when it serves this model
    QString deployedBy;
};

/// What has become of a deployed model in its project's list.
enum class ListedAs : std::uint8_t {
    Itself,   // under `DeploymentStanding::label`, which a rename may have changed
    Replaced, // a later training has its name
    Deleted,
};

/// How far a slot is behind.
struct DeploymentStanding {
    Deployment deployment;
    ListedAs listed = ListedAs::Itself;
    QString label;                // its model's today; that of the deployment if it is no longer listed
    std::int64_t newerModels = 0; // of the project's list, trained after it
    std::int64_t editsBehind = 0; // steps since its training's data that stand
};

/// One slot in a step: what served before it and after it.
struct SlotChange {
    QString name;
    std::optional<HeldModel> before;
    std::optional<HeldModel> after;
};

/// A step of the slots' history.
struct DeploymentStep {
    std::int64_t id = 0;
    std::int64_t timeMs = 0;
    QString author;
    QString door;
    DeploymentAct act = DeploymentAct::Deploy;
    std::vector<SlotChange> changes; // one, or the two that were swapped
    std::int64_t undoes = 0;         // the step that this one takes back; 0 = none
    std::int64_t undoneBy = 0;
};

/// What the store's rows say, whose facts are JSON there.
[[nodiscard]] Deployment deploymentOf(const store::DeploymentRow &row);
[[nodiscard]] DeploymentStep stepOf(const store::DeploymentStepRow &row);

/// Azure's names for deployments: letters, digits, `_ . -`, at most 50 of them.
[[nodiscard]] bool isDeploymentName(const QString &name);

} // namespace glossa::workspace
