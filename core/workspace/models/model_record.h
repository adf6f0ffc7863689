// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"
#include "core/workspace/models/model.h"

namespace glossa::workspace {

// A model and its row in the store, whose JSON is frozen: keys are added, never renamed. Nobody else reads or
// writes it.

/// Never fails: damaged facts are the empty ones, under the row's label, so that the model can still be seen,
/// renamed and deleted. It cannot be loaded, as its file does not belong to such facts.
[[nodiscard]] Model modelOf(const store::ModelRow &row);
[[nodiscard]] store::ModelRow rowOf(const Model &model);

} // namespace glossa::workspace
