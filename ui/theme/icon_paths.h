// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainterPath>

namespace glossa::theme {

/// The strokes of an icon on a 16-unit grid, made once.
[[nodiscard]] const QPainterPath &iconPath(Icon icon);
/// Arrows and lists mirror in right-to-left windows; checks and clocks do not.
[[nodiscard]] bool mirrorsInRightToLeft(Icon icon);

} // namespace glossa::theme
