// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_sign.h"

#include <QPainter>

namespace glossa::widgets {

IconSign::IconSign(theme::Icon icon, theme::Ink ink, double side, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_ink(ink)
{
    constexpr double lineAir = 4.0; // of a body line over its icon
    setFixedSize(theme::px(side), theme::px(side + lineAir));
}

void IconSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect square(0, 0, width(), width());
    square.moveCenter(rect().center());
    theme::paintIcon(painter, square, m_icon, theme::inkColor(m_ink));
}

} // namespace glossa::widgets
#include "moc_icon_sign.cpp"
