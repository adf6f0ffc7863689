// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/swatch.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::labeling {

using theme::px;

Swatch::Swatch(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Swatch::setSlot(int slot)
{
    m_slot = slot;
    update();
}

QSize Swatch::sizeHint() const
{
    return {px(12), px(12)};
}

void Swatch::paintEvent(QPaintEvent *)
{
    if (m_slot < 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens(*this).category(m_slot).mark));
    painter.drawRoundedRect(rect(), px(3), px(3));
}

} // namespace glossa::labeling
#include "moc_swatch.cpp"
