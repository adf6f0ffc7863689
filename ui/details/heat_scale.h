// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace glossa::details {

/// Colour of a cell on the diagonal by its share of the row, linear.
[[nodiscard]] QColor matchColor(double share);
/// Colour of a confusion: the square root of the share, so that 5 % already shows.
[[nodiscard]] QColor errorColor(double share);
/// Ink for a number on a cell.
[[nodiscard]] QColor inkOn(const QColor &ground, bool match);

} // namespace glossa::details
