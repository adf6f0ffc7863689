// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QString>

#include <vector>

namespace glossa::schema {

/// What stands against a name that is being typed.
struct NameCheck {
    bool refused = false; // it cannot be the name
    bool taken = false;   // because `other` has it; the two can be merged
    QString other;        // the category that has it, or that looks like it
    QString words;        // the sentence for under the field; empty = nothing stands against it
};

/// `own`: the category that is to be called so; empty for a new one. An empty name is no fault yet.
[[nodiscard]] NameCheck checkName(const std::vector<workspace::CategoryUse> &categories,
                                  project::CategoryKind kind, const QString &name, const QString &own = {});

} // namespace glossa::schema
