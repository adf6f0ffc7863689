// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/data_comparison.h"

#include <optional>

namespace glossa::workspace {

struct LoadedModelData {
    DataComparison before;              // what the data had become, and is no more; without rows
    std::optional<EditReceipt> receipt; // none if nothing had changed
};

/// Makes the data of a project what it was when a model learned from it: items, schema and settings, all but
/// its name. One step, whose undo brings everything of today back; what is the same is not touched. Texts
/// come back under their numbers, unless an import that was taken back holds these. The errors are those of
/// modelData(); Stale if somebody has changed meanwhile what would go.
Result<LoadedModelData> loadModelData(Workspace &workspace, std::int64_t project, const QString &label,
                                      const Origin &origin);

} // namespace glossa::workspace
