// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/session/workspace.h"

#include <vector>

namespace glossa::workspace {

/// One edit, durable when it returns.
Result<EditReceipt> apply(Workspace &workspace, std::int64_t project, const project::Edit &edit,
                          const Origin &origin);
/// The author's newest step; with `step` only if it is that one (Stale).
Result<EditReceipt> undo(Workspace &workspace, std::int64_t project, const Origin &origin,
                         std::int64_t step = 0);
/// The author's last steps, newest first, all or none: NotFound if there are not so many, Stale with the
/// step's number in `place` if one cannot be taken back.
Result<std::vector<EditReceipt>> undoSteps(Workspace &workspace, std::int64_t project, const Origin &origin,
                                           int steps);
/// Brings back what the author's newest undo took, unless they have made another step since; with `step` only
/// if it is that undo (Stale).
Result<EditReceipt> redo(Workspace &workspace, std::int64_t project, const Origin &origin,
                         std::int64_t step = 0);
Result<std::vector<EditReceipt>> redoSteps(Workspace &workspace, std::int64_t project, const Origin &origin,
                                           int steps);
Result<UndoState> undoState(Workspace &workspace, std::int64_t project, const QString &author);
Result<std::vector<JournalEntry>> history(Workspace &workspace, std::int64_t project, int limit);
/// By how many steps the data are ahead of a training that knew those up to a number (Store::stepsSince).
Result<std::int64_t> changedSince(Workspace &workspace, std::int64_t project, std::int64_t sequence);

} // namespace glossa::workspace
