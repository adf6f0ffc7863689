// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <QStringList>

namespace glossa::project {

/// Whether a name holds characters that nobody sees and that can command a terminal or turn a line around
/// (text::hasInvisible). Such names are taken, as files may bring them, but told.
[[nodiscard]] bool isInvisible(const QString &name);

/// Those among the names that an edit gives: of a project, a category, a document.
[[nodiscard]] QStringList invisibleNames(const Edit &edit);

} // namespace glossa::project
