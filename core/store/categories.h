// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace glossa::store {

/// A project's categories in schema order.
Result<std::vector<CategoryUse>> readCategories(Store::Database &database, std::int64_t project);

/// Puts a category into the schema at an index (negative = last), with a colour slot and key of its own where
/// it has none.
Result<project::Category> insertCategory(Store::Database &database, std::int64_t project,
                                         project::Category category, int index);
Status updateCategory(Store::Database &database, std::int64_t project, const project::Category &category);
Status deleteCategory(Store::Database &database, std::int64_t project, project::CategoryKind kind,
                      const QString &name);

/// BadValue unless it is empty or one character.
Status checkKey(const QString &key);

} // namespace glossa::store
