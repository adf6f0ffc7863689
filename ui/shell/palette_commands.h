// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/palette_rows.h"

#include <functional>
#include <vector>

namespace glossa::shell {

/// The commands that the palette offers now: those of the pane in sight first, then the window's, then those
/// of the other panes that can be shown (without a project only two can). One of another pane works on what
/// is in sight there, so that `goTo` shows that pane before it runs.
[[nodiscard]] std::vector<PaletteEntry> paletteCommands(const ActionRegistry &registry, models::Step shown,
                                                        bool anyProject,
                                                        const std::function<void(models::Step)> &goTo);

} // namespace glossa::shell
