// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop_veil.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::shell {

using theme::px;

DropVeil::DropVeil(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("dropVeil"));
    setAccessibleName(tr("Drop to import"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropVeil::lift()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
}

void DropVeil::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = t.accsoft;
    ground.setAlphaF(.92F);
    painter.fillRect(rect(), ground);
    QPen pen(QColor(t.accfill), 1.5);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(px(16), px(16), -px(16), -px(16)), px(10), px(10));
    const QPoint middle = rect().center();
    theme::paintIcon(painter, QRectF(middle.x() - px(12), middle.y() - px(40), px(24), px(24)),
                     theme::Icon::Import, t.acc);
    painter.setPen(t.t1);
    painter.setFont(theme::font(theme::TextRole::Title));
    painter.drawText(QRect(0, middle.y() - px(8), width(), px(24)), Qt::AlignCenter, tr("Drop to import"));
    painter.setPen(t.t2);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.drawText(QRect(0, middle.y() + px(18), width(), px(20)), Qt::AlignCenter,
                     tr("A preview shows what will come in before anything changes."));
}

} // namespace glossa::shell
#include "moc_drop_veil.cpp"
