// SPDX-License-Identifier: GPL-3.0-or-later
// Icons as strokes on a 16-unit grid, drawn in the colour of the text beside them.
#include "ui/theme/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace glossa::theme {

namespace {

void line(QPainterPath &path, std::initializer_list<QPointF> points)
{
    bool first = true;
    for (const QPointF &point : points) {
        first ? path.moveTo(point) : path.lineTo(point);
        first = false;
    }
}

QPainterPath pathOf(Icon icon)
{
    QPainterPath path;
    switch (icon) {
    case Icon::Check:
        line(path, {{3, 8.5}, {6.5, 12}, {13, 4.5}});
        break;
    case Icon::ChevronDown:
        line(path, {{4, 6}, {8, 10}, {12, 6}});
        break;
    case Icon::ChevronUp:
        line(path, {{4, 10}, {8, 6}, {12, 10}});
        break;
    case Icon::Close:
        line(path, {{4, 4}, {12, 12}});
        line(path, {{12, 4}, {4, 12}});
        break;
    case Icon::Error:
    case Icon::Warning:
        line(path, {{8, 2.2}, {14.2, 13.2}, {1.8, 13.2}, {8, 2.2}});
        line(path, {{8, 6.4}, {8, 9.4}});
        line(path, {{8, 11.3}, {8, 11.4}});
        break;
    case Icon::Filter:
        line(path, {{2, 4}, {14, 4}});
        line(path, {{4.5, 8}, {11.5, 8}});
        line(path, {{6.5, 12}, {9.5, 12}});
        break;
    case Icon::Info:
        path.addEllipse(QPointF(8, 8), 6, 6);
        line(path, {{8, 7.4}, {8, 11}});
        line(path, {{8, 5.1}, {8, 5.2}});
        break;
    case Icon::Label:
        line(path, {{2.5, 2.5}, {8, 2.5}, {13.5, 8}, {8, 13.5}, {2.5, 8}, {2.5, 2.5}});
        path.addEllipse(QPointF(5.6, 5.6), .8, .8);
        break;
    case Icon::Plus:
        line(path, {{8, 3}, {8, 13}});
        line(path, {{3, 8}, {13, 8}});
        break;
    case Icon::Schema:
        path.addRect(2.5, 2.5, 4, 4);
        path.addRect(9.5, 9.5, 4, 4);
        line(path, {{4.5, 6.5}, {4.5, 11.5}, {9.5, 11.5}});
        break;
    case Icon::Search:
        path.addEllipse(QPointF(7, 7), 4.2, 4.2);
        line(path, {{10.2, 10.2}, {13.5, 13.5}});
        break;
    case Icon::Sort:
        line(path, {{4.5, 3}, {4.5, 13}, {2.5, 10.8}});
        line(path, {{4.5, 13}, {6.5, 10.8}});
        line(path, {{9, 4}, {14, 4}});
        line(path, {{9, 8}, {12.5, 8}});
        line(path, {{9, 12}, {11, 12}});
        break;
    case Icon::Return:
        line(path, {{13, 4}, {13, 9}, {3.5, 9}});
        line(path, {{6.5, 6}, {3.5, 9}, {6.5, 12}});
        break;
    }
    return path;
}

class StrokeEngine : public QIconEngine {
public:
    explicit StrokeEngine(Icon icon) : m_icon(icon) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens &t = tokens();
        const QColor ink = mode == QIcon::Disabled ? t.t3 : mode == QIcon::Selected ? t.onacc : t.t2;
        const double side = qMin(rect.width(), rect.height());
        QRectF place(0, 0, side, side);
        place.moveCenter(QRectF(rect).center());
        paintIcon(*painter, place, m_icon, ink);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return made;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new StrokeEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

QIcon icon(Icon icon)
{
    return QIcon(new StrokeEngine(icon));
}

void paintIcon(QPainter &painter, const QRectF &place, Icon icon, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.topLeft());
    painter.scale(place.width() / 16.0, place.height() / 16.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(pathOf(icon));
    painter.restore();
}

} // namespace glossa::theme
