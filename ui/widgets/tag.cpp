// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tag.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::widgets {

using theme::px;

void paintTag(QPainter &painter, const QRect &cell, const QString &word, const QColor &ink,
              const QColor &ground)
{
    painter.save();
    painter.setFont(theme::font(theme::TextRole::Caption));
    const int width = painter.fontMetrics().horizontalAdvance(word) + px(12);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const int height = px(18);
    const QRect box(mirrored ? cell.right() - width : cell.left(), cell.center().y() - height / 2 + 1, width,
                    height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ground.isValid() ? QPen(Qt::NoPen) : QPen(QColor(theme::tokens().line2)));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), px(4), px(4));
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, word);
    painter.restore();
}

} // namespace glossa::widgets
