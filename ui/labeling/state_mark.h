// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QPoint;

namespace glossa::labeling {

/// The sign before a row: labeled, half so (labels, but no intent), still open, or the one under work.
enum class StateMark { Labeled, Half, Open, Current };

void paintStateMark(QPainter &painter, const QPoint &centre, StateMark mark);

} // namespace glossa::labeling
