// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/span_mark.h"

#include <QRect>

#include <vector>

class QPainter;

namespace glossa::widgets {

/// A text with its labels in one line of a list: tint, underline and the key as a footnote. Elided at the
/// end. `hit`, if not empty, is marked wherever it stands.
struct SpanLine {
    QString text;
    std::vector<SpanMark> marks;
    QString hit;
};
void paintSpanLine(QPainter &painter, const QRect &place, const SpanLine &line);

} // namespace glossa::widgets
