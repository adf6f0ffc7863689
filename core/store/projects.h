// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace glossa::store {

/// Returns a project with its counts, or NotFound.
Result<ProjectSummary> readProject(Store::Database &database, std::int64_t id);

/// Returns AlreadyExists if another project outside the trash has the name.
Status checkProjectName(Store::Database &database, const QString &name, std::int64_t except);

/// Inserts a project's head inside an open transaction.
Result<std::int64_t> insertProject(Store::Database &database, const project::ProjectInfo &info);

} // namespace glossa::store
