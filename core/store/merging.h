// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"

namespace glossa::store {

struct MergedStep {
    project::Edit edit;      // of both
    bool lastTrains = false; // JournalRow::trains of the step that was there
};

/// Folds a new edit into the last step if both are one gesture. They must have the same author and merge key,
/// follow each other directly and within seconds, and be about the same label of the same item, the same
/// category or the same setting. Then the row of the last step is removed, and `row` holds both.
Result<std::optional<MergedStep>> mergeIntoLast(Store::Database &database, std::int64_t project,
                                                const Origin &origin, JournalRow &row);

} // namespace glossa::store
