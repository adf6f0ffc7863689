// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_sign.h"

#include <QPainter>

namespace glossa::widgets {

IconSign::IconSign(theme::Icon icon, theme::Ink ink, double side, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_ink(ink)
{
    setFixedSize(theme::px(side), theme::px(side));
}

void IconSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintIcon(painter, rect(), m_icon, theme::inkColor(m_ink));
}

} // namespace glossa::widgets
