// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace glossa::models {

class StudioContext;

/// Deletes, renames or duplicates a model of the open project; a toast says that it is done, a refusal
/// becomes failed().
void deleteModel(StudioContext &context, const QString &label);
void renameModel(StudioContext &context, const QString &label, const QString &to);
void duplicateModel(StudioContext &context, const QString &label, const QString &to);
/// Takes an ended training off its project's list.
void removeJob(StudioContext &context, std::int64_t job);

} // namespace glossa::models
