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
    case Icon::Folder:
        line(path, {{2, 12.5}, {2, 3.5}, {6, 3.5}, {7.5, 5.5}, {14, 5.5}, {14, 12.5}, {2, 12.5}});
        break;
    case Icon::Layers:
        line(path, {{8, 2}, {14, 5.2}, {8, 8.4}, {2, 5.2}, {8, 2}});
        line(path, {{2, 8}, {8, 11.2}, {14, 8}});
        line(path, {{2, 10.8}, {8, 14}, {14, 10.8}});
        break;
    case Icon::Pulse:
        line(path, {{1.5, 8}, {4.5, 8}, {6.5, 3.5}, {9.5, 12.5}, {11.5, 8}, {14.5, 8}});
        break;
    case Icon::Grid:
        path.addRect(2.5, 2.5, 11, 11);
        line(path, {{2.5, 6.2}, {13.5, 6.2}});
        line(path, {{2.5, 9.8}, {13.5, 9.8}});
        line(path, {{6.2, 2.5}, {6.2, 13.5}});
        line(path, {{9.8, 2.5}, {9.8, 13.5}});
        break;
    case Icon::Sliders:
        line(path, {{2, 5}, {8, 5}});
        line(path, {{12, 5}, {14, 5}});
        path.addEllipse(QPointF(10, 5), 1.8, 1.8);
        line(path, {{2, 11}, {4, 11}});
        line(path, {{8, 11}, {14, 11}});
        path.addEllipse(QPointF(6, 11), 1.8, 1.8);
        break;
    case Icon::Undo:
        line(path, {{5.5, 3}, {2.5, 6}, {5.5, 9}});
        path.moveTo(2.5, 6);
        path.lineTo(9.5, 6);
        path.cubicTo(14.5, 6, 14.5, 13, 9.5, 13);
        path.lineTo(7, 13);
        break;
    case Icon::Redo:
        line(path, {{10.5, 3}, {13.5, 6}, {10.5, 9}});
        path.moveTo(13.5, 6);
        path.lineTo(6.5, 6);
        path.cubicTo(1.5, 6, 1.5, 13, 6.5, 13);
        path.lineTo(9, 13);
        break;
    case Icon::Moon:
        path.moveTo(13.2, 9.6);
        path.cubicTo(9, 11.6, 4.6, 7.6, 6.4, 2.8);
        path.cubicTo(0.6, 5, 1.6, 13.4, 7.8, 13.7);
        path.cubicTo(10.2, 13.8, 12.4, 12.2, 13.2, 9.6);
        break;
    case Icon::Help:
        path.addEllipse(QPointF(8, 8), 6, 6);
        path.moveTo(6.2, 6.4);
        path.cubicTo(6.4, 3.6, 10.4, 4.4, 9.6, 6.8);
        path.cubicTo(9.3, 7.7, 8, 7.9, 8, 9.2);
        line(path, {{8, 11.4}, {8, 11.5}});
        break;
    case Icon::Menu:
        line(path, {{2.5, 4.5}, {13.5, 4.5}});
        line(path, {{2.5, 8}, {13.5, 8}});
        line(path, {{2.5, 11.5}, {13.5, 11.5}});
        break;
    case Icon::Import:
        line(path, {{8, 2}, {8, 9.5}});
        line(path, {{4.8, 6.5}, {8, 9.7}, {11.2, 6.5}});
        line(path, {{2.5, 13}, {13.5, 13}});
        break;
    case Icon::Trash:
        line(path, {{2.5, 4}, {13.5, 4}});
        line(path, {{6, 4}, {6, 2.3}, {10, 2.3}, {10, 4}});
        line(path, {{4, 4}, {4.7, 13.7}, {11.3, 13.7}, {12, 4}});
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
