// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace glossa::theme {

/// A colour that can stand in a constexpr table, which QColor cannot.
struct Color {
    quint32 rgb = 0;
    operator QColor() const { return QColor::fromRgb(rgb); } // NOLINT: it is one
    constexpr bool operator==(const Color &) const = default;
};

} // namespace glossa::theme
