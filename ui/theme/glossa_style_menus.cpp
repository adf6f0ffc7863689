// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, headers and rows of Qt's own item views.
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace glossa::theme {

namespace {

constexpr int menuSide = 10;
constexpr int menuIcon = 24; // icon or check with its gap
constexpr int menuShortcutGap = 24;

/// The column of icons and checks stands only where the menu has one of either.
int markWidth(const QStyleOptionMenuItem &item)
{
    return item.maxIconWidth > 0 || item.menuHasCheckableItems ? px(menuIcon) : 0;
}

} // namespace

QSize GlossaStyle::menuItemSize(const QStyleOption &option, const QSize &) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {px(10), px(9)};
    const QFontMetrics metrics(font(TextRole::Body));
    const QString text = item->text.section(u'\t', 0, 0);
    int width = metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, text).width() + px(2 * menuSide) +
                markWidth(*item);
    // Qt adds the width of the widest shortcut by itself.
    if (item->text.contains(u'\t'))
        width += px(menuShortcutGap);
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        width += px(20);
    return {width, px(28)};
}

void GlossaStyle::drawMenuItem(const QStyleOption &option, QPainter &painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    const Tokens &t = *m_tokens;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), t.line);
        return;
    }
    const bool on = option.state & State_Enabled;
    if (option.state & State_Selected && on)
        roundedBox(painter, option.rect, px(4), t.sel,
                   m_scheme == Scheme::HighContrast ? QColor(t.acc) : QColor());
    const QRect row = option.rect.adjusted(px(menuSide), 0, -px(menuSide), 0);
    const auto visual = [&](const QRect &place) { return visualRect(option.direction, option.rect, place); };
    const QRect mark = visual(QRect(row.left(), row.center().y() - px(8) + 1, px(16), px(16)));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        paintIcon(painter, mark, Icon::Check, on ? t.t1 : t.off);
    else if (!item->icon.isNull())
        item->icon.paint(&painter, mark, Qt::AlignCenter, on ? QIcon::Normal : QIcon::Disabled);
    painter.save();
    painter.setFont(font(TextRole::Body));
    painter.setPen(on ? t.t1 : t.off);
    const int toStart = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic |
                        (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(visual(row.adjusted(markWidth(*item), 0, 0, 0)), toStart,
                     item->text.section(u'\t', 0, 0));
    const QString shortcut = item->text.section(u'\t', 1);
    if (!shortcut.isEmpty()) {
        painter.setPen(t.t3);
        painter.drawText(visual(row),
                         Qt::AlignVCenter | Qt::TextSingleLine |
                             (option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight),
                         shortcut);
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, visual(QRect(row.right() - px(12), row.center().y() - px(6) + 1, px(12), px(12))),
                  Icon::ChevronRight, t.t2);
    painter.restore();
}

void GlossaStyle::drawMenuBarItem(const QStyleOption &option, QPainter &painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    const Tokens &t = *m_tokens;
    painter.fillRect(option.rect, t.win);
    if (option.state & (State_Selected | State_Sunken))
        roundedBox(painter, QRectF(option.rect).adjusted(0, 2, 0, -2), px(4),
                   option.state & State_Sunken ? t.press : t.hover, {});
    painter.setPen(option.state & State_Enabled ? t.t1 : t.off);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, item->text);
}

void GlossaStyle::drawHeaderSection(const QStyleOption &option, QPainter &painter) const
{
    painter.fillRect(option.rect, m_tokens->canvas);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_tokens->line);
}

void GlossaStyle::drawHeaderLabel(const QStyleOption &option, QPainter &painter) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    painter.save();
    painter.setFont(font(TextRole::Caption));
    painter.setPen(m_tokens->t2);
    painter.drawText(option.rect, int(header->textAlignment) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(header->text, Qt::ElideRight, option.rect.width()));
    painter.restore();
}

void GlossaStyle::drawItemGround(const QStyleOption &option, QPainter &painter, const QWidget *) const
{
    const Tokens &t = *m_tokens;
    if (option.state & State_Selected)
        painter.fillRect(option.rect, option.state & State_Active ? t.sel : t.selx);
    else if (option.state & State_MouseOver && option.state & State_Enabled)
        painter.fillRect(option.rect, t.hover);
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
        item != nullptr && item->backgroundBrush.style() != Qt::NoBrush && !(option.state & State_Selected))
        painter.fillRect(option.rect, item->backgroundBrush);
}

} // namespace glossa::theme
