// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_paths.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace glossa::theme {

namespace {

/// Asks for its colour at each painting, so that a change of theme reaches every button.
class StrokeEngine : public QIconEngine {
public:
    StrokeEngine(Icon icon, IconInk ink) : m_icon(icon), m_ink(ink) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens &t = tokens();
        QColor ink = t.t2;
        if (mode == QIcon::Disabled)
            ink = t.line2;
        else if (m_ink == IconInk::OnAccent)
            ink = t.onacc;
        else if (m_ink == IconInk::Accent)
            ink = t.acc;
        else if (m_ink == IconInk::Error)
            ink = t.err;
        const double side = qMin(rect.width(), rect.height());
        QRectF place(0, 0, side, side);
        place.moveCenter(QRectF(rect).center());
        paintIcon(*painter, place, m_icon, ink);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return made;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new StrokeEngine(m_icon, m_ink); }

private:
    Icon m_icon;
    IconInk m_ink;
};

} // namespace

QIcon icon(Icon icon, IconInk ink)
{
    return QIcon(new StrokeEngine(icon, ink));
}

void paintIcon(QPainter &painter, const QRectF &place, Icon icon, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.topLeft());
    painter.scale(place.width() / 16.0, place.height() / 16.0);
    if (QGuiApplication::isRightToLeft() && mirrorsInRightToLeft(icon)) {
        painter.translate(16, 0);
        painter.scale(-1, 1);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(iconPath(icon));
    painter.restore();
}

} // namespace glossa::theme
