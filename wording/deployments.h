// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/deployment.h"

#include <QString>

namespace glossa::wording {

/// What a step of the slots' history did: "production: m1 → m2", "production and staging swapped".
[[nodiscard]] QString sentence(const workspace::DeploymentStep &step);

/// How far a slot is behind: "current", "1 model behind", "2 models, 12 edits behind".
[[nodiscard]] QString behind(const workspace::DeploymentStanding &standing);

/// What has become of a slot's model where its project no longer lists it under the name that it was deployed
/// under: "now called m3", "m1 was trained anew since", "m1 is deleted"; else empty.
[[nodiscard]] QString fate(const workspace::DeploymentStanding &standing);

} // namespace glossa::wording
