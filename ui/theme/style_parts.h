// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of GlossaStyle share.
#pragma once

#include "ui/theme/glossa_style.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;
class QWidget;

namespace glossa::theme {

[[nodiscard]] QString kindOf(const QWidget *widget);
[[nodiscard]] QString keyOf(const QWidget *widget);
[[nodiscard]] bool isSmall(const QWidget *widget);

/// A rounded ground with a one-pixel edge on whole pixels; no edge if its colour is invalid.
void roundedBox(QPainter &painter, const QRectF &box, double radius, const QColor &fill, const QColor &edge);
/// A two-pixel ring just inside `box`.
void focusedEdge(QPainter &painter, const QRectF &box, double radius, const QColor &color);

} // namespace glossa::theme
