// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace glossa::store {

/// Returns a project's categories in the order of the schema.
Result<std::vector<CategoryUse>> readCategories(Store::Database &database, std::int64_t project);

/// Puts a category into the schema at an index (negative means last). It gets a colour slot and a key of its
/// own if it has none. If rows of removed categories of that kind and name are kept, one of them comes back:
/// `row` if it is one of them, else the one that was removed last.
Result<project::Category> insertCategory(Store::Database &database, std::int64_t project,
                                         project::Category category, int index, std::int64_t row = 0);
Status updateCategory(Store::Database &database, std::int64_t project, const project::Category &category);
/// Takes a category out of the schema. Its row is kept, because items that cannot be seen may name it;
/// sweep() deletes the row once no item does.
Status removeCategory(Store::Database &database, std::int64_t project, project::CategoryKind kind,
                      const QString &name);
/// Returns the number of the row of a removed category that would come back under that name, or 0.
Result<std::int64_t> removedCategory(Store::Database &database, std::int64_t project,
                                     project::CategoryKind kind, const QString &name);
/// Makes a row for a category that an import brings. It is in the schema only when the import is committed.
Result<std::int64_t> prepareCategory(Store::Database &database, std::int64_t project,
                                     const project::Category &category);

/// Returns a removed category as it was, by the number of its row.
Result<project::Category> keptCategory(Store::Database &database, std::int64_t number);

} // namespace glossa::store
