// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/endpoint_chip.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace glossa::shell {

using theme::px;

namespace {

constexpr int side = 10;
constexpr int dot = 8;
constexpr int gap = 6;

} // namespace

EndpointChip::EndpointChip(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("endpointChip"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void EndpointChip::show(const QString &text, bool isOn, const QString &tip)
{
    m_isOn = isOn;
    setText(text);
    setToolTip(tip);
    setAccessibleName(tip);
    updateGeometry();
    update();
}

QSize EndpointChip::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
    return {metrics.horizontalAdvance(text()) + px(2 * side + dot + gap) + 1, px(24)};
}

void EndpointChip::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
    painter.setPen(QColor(t.line2));
    painter.setBrush(underMouse() ? QColor(t.hover) : QColor(t.win));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const QRect sign(px(side), (height() - px(dot)) / 2, px(dot), px(dot));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_isOn ? QColor(t.ok) : QColor(t.err));
    painter.drawEllipse(QStyle::visualRect(layoutDirection(), rect(), sign));
    painter.setPen(m_isOn ? QColor(t.t2) : QColor(t.err));
    painter.setFont(theme::font(theme::TextRole::Caption));
    const QRect words = rect().adjusted(px(side + dot + gap), 0, -px(side) + 1, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                     Qt::AlignCenter | Qt::TextSingleLine, text());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.height() / 2, box.height() / 2);
    }
}

void EndpointChip::enterEvent(QEnterEvent *)
{
    update();
}

void EndpointChip::leaveEvent(QEvent *)
{
    update();
}

} // namespace glossa::shell
#include "moc_endpoint_chip.cpp"
