// SPDX-License-Identifier: GPL-3.0-or-later
// An export of whatever provides items: a project as it is, or what a model has kept of it.
#pragma once

#include "core/formats/format.h"
#include "core/workspace/datasets/import.h"
#include "core/workspace/session/workspace.h"

#include <functional>
#include <stop_token>

namespace glossa::workspace {

/// The writer of a format for items of a kind. InvalidArgument for a kind that the format has no place for,
/// and for a path among the workspace's own files; UnknownFormat.
Result<const formats::Format *> writerFor(Workspace &workspace, project::ProjectKind kind,
                                          const QString &format, const QString &path);

/// Whole or absent. `items` are those that the source will provide, for the progress from 0 to 1. Answers
/// with what the format has no place for.
Result<Unheld> writeSource(const formats::Format &writer, const QString &path, formats::ItemSource &source,
                           std::int64_t items, const std::function<void(double)> &progress,
                           const std::stop_token &stop);

} // namespace glossa::workspace
