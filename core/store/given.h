// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

namespace glossa::store {

/// What an edit that comes from outside may not say, though undo may: an id of its own for a new item, a
/// category that the project's kind has not, taking the None intent away, nothing at all.
Status checkGiven(project::ProjectKind kind, const project::Edit &edit);

} // namespace glossa::store
