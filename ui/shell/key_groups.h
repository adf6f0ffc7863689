// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/cheat_sheet.h"

namespace glossa::shell {

/// What the sheet of keys prints: the commands, the keys that the widgets in sight handle themselves, and
/// the keys of `labels`. `pane` is the name of the pane in sight, `shown` its widget.
[[nodiscard]] std::vector<CheatSheet::Group> keyGroups(const ActionRegistry &registry, const QString &pane,
                                                       const QWidget &shown,
                                                       const std::vector<workspace::CategoryUse> &labels);

} // namespace glossa::shell
