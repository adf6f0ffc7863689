// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/project/schema.h"
#include "core/workspace/session/workspace.h"

#include <optional>

namespace glossa::workspace {

/// Carries every mark of a category over to another one of its kind, then removes it, as one step of undo. An
/// entity's lists, patterns and prebuilt parts join those of the other; the other's guideline, colour and key
/// stay. Where both mark the same span, one mark is left. NotFound; InvalidArgument if both are the same.
Result<EditReceipt> mergeCategory(Workspace &workspace, std::int64_t project, project::CategoryKind kind,
                                  const QString &from, const QString &into, const Origin &origin);

/// The merge that a step is, told from the edits it consists of; nothing for other steps.
struct CategoryMerge {
    project::CategoryKind kind = project::CategoryKind::Intent;
    QString from;
    QString into;
    bool operator==(const CategoryMerge &) const = default;
};
[[nodiscard]] std::optional<CategoryMerge> mergeOf(const project::Batch &batch);

} // namespace glossa::workspace
