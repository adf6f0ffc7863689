// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <QStringList>

namespace glossa::project {

/// Returns whether a name holds characters that nobody sees and that can command a terminal or reverse a line
/// (text::hasInvisible). Such names are accepted, as files may bring them, but people are told.
[[nodiscard]] bool isInvisible(const QString &name);

/// Returns those of the names in an edit that are such names: of a project, a category or a document.
[[nodiscard]] QStringList invisibleNames(const Edit &edit);

} // namespace glossa::project
