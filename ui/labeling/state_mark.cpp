// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/state_mark.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::labeling {

using theme::px;

void paintStateMark(QPainter &painter, const QPoint &centre, StateMark mark)
{
    const theme::Tokens &t = theme::tokens();
    const QPointF at(centre.x() + .5, centre.y() + .5);
    if (mark == StateMark::Labeled) {
        theme::paintIcon(painter, QRectF(at.x() - px(7), at.y() - px(7), px(14), px(14)), theme::Icon::Check,
                         t.ok);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (mark == StateMark::Open || mark == StateMark::Half) {
        const QRectF circle(at.x() - px(6.5), at.y() - px(6.5), px(13), px(13));
        painter.setPen(QPen(QColor(t.ctl), 1.25));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle);
        if (mark == StateMark::Half) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(t.ctl));
            painter.drawPie(circle.adjusted(px(2), px(2), -px(2), -px(2)), 90 * 16, 180 * 16);
        }
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.accfill));
        painter.drawEllipse(at, px(7), px(7));
        painter.setBrush(QColor(t.onacc));
        painter.drawEllipse(at, px(3), px(3));
    }
    painter.restore();
}

} // namespace glossa::labeling
