// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/glossa_style.h"

namespace glossa::shell {

/// Applies the theme of the settings, or the system's: at start.
void applyChosenTheme();
/// Applies a theme at once and keeps it.
void chooseTheme(theme::Scheme scheme, double textFactor);
/// Light to dark and back.
void toggleTheme();

} // namespace glossa::shell
