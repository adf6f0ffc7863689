// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

namespace glossa::store {

/// Refuses what an edit from outside must not say, though undo may: an id of its own for a new item, a
/// category that the project's kind does not have, the removal of the None intent, or nothing at all.
Status checkGiven(project::ProjectKind kind, const project::Edit &edit);

} // namespace glossa::store
