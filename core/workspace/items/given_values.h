// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"
#include "core/workspace/session/workspace.h"

namespace glossa::workspace {

/// Refuses an edit that brings a language code, pattern or required component that cannot act (BadValue,
/// UnsupportedPattern, with its place in the edit). What the project's head or schema holds already, from a
/// file, may stay.
Status checkGivenValues(Workspace &workspace, std::int64_t project, const project::Edit &edit);

} // namespace glossa::workspace
