// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/session/workspace.h"

namespace glossa::workspace {

/// Applies an edit as a person or program writes it (docs/formats/edits.md). Beside project::editFromJson: a
/// field that stands twice is refused (BadValue), and what a changeCategory or changeProject leaves out stays
/// as it is in the project, unknown fields of an import included. Durable when it returns.
Result<EditReceipt> applyLine(Workspace &workspace, std::int64_t project, const QByteArray &line,
                              const Origin &origin);

} // namespace glossa::workspace
