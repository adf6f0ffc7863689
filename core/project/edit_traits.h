// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

namespace glossa::project {

/// Whether a model that was trained before a step is behind the data by it, told by what takes the step back:
/// that the inverse says both states. Guidelines, keys, thresholds and names of projects are no part of what
/// a training learns from. An edit that does not say what it was made on counts.
[[nodiscard]] bool needsTraining(const Edit &inverse);

} // namespace glossa::project
