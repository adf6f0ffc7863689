// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace glossa::theme {

/// Relative luminance as WCAG 2 defines it, 0 to 1.
[[nodiscard]] double luminance(const QColor &color);
/// Contrast of two opaque colours as WCAG 2 defines it, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// Mixed in sRGB; `share` 0 = a, 1 = b.
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace glossa::theme
