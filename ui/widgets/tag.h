// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QPainter;
class QRect;

namespace glossa::widgets {

/// A word in a small box, vertically centred at the left of a cell; without a ground it has an edge.
void paintTag(QPainter &painter, const QRect &cell, const QString &word, const QColor &ink,
              const QColor &ground = {});

} // namespace glossa::widgets
