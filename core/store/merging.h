// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"

namespace glossa::store {

/// Folds a new edit into the last step where both are one gesture: the same author and merge key, directly
/// after each other and within seconds, about the same label of the same item, the same category or the same
/// setting. The last step's row is taken away then, `row` holds both, and the answer is the edit of both.
Result<std::optional<project::Edit>> mergeIntoLast(Store::Database &database, std::int64_t project,
                                                   const Origin &origin, JournalRow &row);

} // namespace glossa::store
