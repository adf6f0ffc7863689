// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace glossa::store {

/// A project's categories in schema order.
Result<std::vector<CategoryUse>> readCategories(Store::Database &database, std::int64_t project);

/// Puts a category into the schema at an index (negative = last), with a colour slot and key of its own where
/// it has none. If the row of a removed one of that kind and name is kept, that one comes back: `row` if it
/// is such a one, else the one removed last.
Result<project::Category> insertCategory(Store::Database &database, std::int64_t project,
                                         project::Category category, int index, std::int64_t row = 0);
Status updateCategory(Store::Database &database, std::int64_t project, const project::Category &category);
/// Takes a category out of the schema. Its row is kept, as items that cannot be seen may name it; sweep()
/// deletes it once none does.
Status removeCategory(Store::Database &database, std::int64_t project, project::CategoryKind kind,
                      const QString &name);
/// The number of the row of a removed category that would come back under that name; 0 = none.
Result<std::int64_t> removedCategory(Store::Database &database, std::int64_t project,
                                     project::CategoryKind kind, const QString &name);
/// A row for a category that an import brings and that is not in the schema before the import is.
Result<std::int64_t> prepareCategory(Store::Database &database, std::int64_t project,
                                     const project::Category &category);

/// A removed category as it stood, by the number of its row.
Result<project::Category> keptCategory(Store::Database &database, std::int64_t number);

} // namespace glossa::store
