// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "ui/models/studio_context.h"

namespace glossa::labeling {

using project::WorkState;

/// Whether every text of the project is to have an intent.
[[nodiscard]] bool needsIntents(const models::StudioContext &context);

} // namespace glossa::labeling
