// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/colour_button.h"

#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace glossa::schema {

using theme::px;

namespace {

constexpr int slotCount = 24;

void paintSwatch(QPainter &painter, const QRectF &place, int slot)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().category(slot).mark));
    painter.drawRoundedRect(place, px(3), px(3));
}

QIcon swatchIcon(int slot)
{
    QPixmap pixmap(px(16), px(16));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSwatch(painter, QRectF(pixmap.rect()).adjusted(1, 1, -1, -1), slot);
    return pixmap;
}

} // namespace

ColourButton::ColourButton(QWidget *parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("categoryColour"));
    setProperty("kind", QStringLiteral("chooser"));
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear(); // the theme may be another one
        for (int slot = 0; slot < slotCount; ++slot) {
            QAction *action = menu->addAction(swatchIcon(slot), tr("Colour %1").arg(slot + 1));
            action->setCheckable(true);
            action->setChecked(slot == m_slot);
            connect(action, &QAction::triggered, this, [this, slot] { Q_EMIT slotChosen(slot); });
        }
    });
    connect(this, &QPushButton::clicked, this,
            [this, menu] { menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
    setSlot(0);
}

void ColourButton::setSlot(int slot)
{
    m_slot = slot % slotCount;
    setAccessibleName(tr("Colour %1").arg(m_slot + 1));
    setToolTip(tr("Colour; kept for life unless you change it"));
    update();
}

QSize ColourButton::sizeHint() const
{
    return {px(64), px(28)};
}

void ColourButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    paintSwatch(painter, QRectF(px(8), height() / 2.0 - px(6), px(12), px(12)), m_slot);
    theme::paintIcon(painter, QRectF(width() - px(22), height() / 2.0 - px(6), px(12), px(12)),
                     theme::Icon::ChevronDown, theme::tokens().t2);
}

} // namespace glossa::schema
#include "moc_colour_button.cpp"
