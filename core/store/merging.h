// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"

namespace glossa::store {

/// Folds a new edit into the last step if both are one gesture. They must have the same author and merge key,
/// follow each other directly and within seconds, and be about the same label of the same item, the same
/// category or the same setting. Then the row of the last step is removed, `row` holds both, and the edit of
/// both is returned.
Result<std::optional<project::Edit>> mergeIntoLast(Store::Database &database, std::int64_t project,
                                                   const Origin &origin, JournalRow &row);

} // namespace glossa::store
