// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/category_rows.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

void ChoiceRows::show(std::vector<Choice> choices, const QString &current, const QString &creation)
{
    m_choices = std::move(choices);
    m_current = current;
    m_creation = creation;
}

int ChoiceRows::rowCount() const
{
    return static_cast<int>(m_choices.size()) + (m_creation.isEmpty() ? 0 : 1);
}

bool ChoiceRows::isCreation(int row) const
{
    return row == static_cast<int>(m_choices.size()) && !m_creation.isEmpty();
}

QString ChoiceRows::nameAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_choices.size())
               ? m_choices[static_cast<std::size_t>(row)].name
               : QString();
}

int ChoiceRows::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_choices, name, &Choice::name);
    return found == m_choices.end() ? -1 : static_cast<int>(found - m_choices.begin());
}

QString ChoiceRows::rowText(int row) const
{
    if (isCreation(row))
        return m_creation;
    const Choice &choice = m_choices[static_cast<std::size_t>(row)];
    if (choice.ticked.value_or(false))
        return QCoreApplication::translate("glossa::labeling::ChoiceRows", "%1, chosen").arg(choice.shown());
    return choice.key.isEmpty() ? choice.shown()
                                : QCoreApplication::translate("glossa::labeling::ChoiceRows", "%1, key %2")
                                      .arg(choice.shown(), choice.key);
}

void ChoiceRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    QRect cell = paint.cells.front();
    const int middle = paint.rect.center().y();
    if (isCreation(paint.row)) {
        theme::paintIcon(painter, QRectF(cell.left(), middle - px(7), px(14), px(14)), theme::Icon::Plus,
                         t.acc);
        painter.setPen(t.acc);
        painter.drawText(cell.adjusted(px(20), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_creation, Qt::ElideRight, cell.width() - px(20)));
        return;
    }
    const Choice &choice = m_choices[static_cast<std::size_t>(paint.row)];
    if (choice.ticked) {
        if (*choice.ticked)
            theme::paintIcon(painter, QRectF(cell.left(), middle - px(7), px(14), px(14)), theme::Icon::Check,
                             t.acc);
        cell.setLeft(cell.left() + px(22));
    }
    if (choice.slot >= 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.category(choice.slot).mark));
        painter.drawRoundedRect(QRectF(cell.left(), middle - px(6) + .5, px(12), px(12)), px(3), px(3));
        painter.setRenderHint(QPainter::Antialiasing, false);
        cell.setLeft(cell.left() + px(20));
    }
    if (!choice.key.isEmpty()) {
        const int width = theme::keyCapWidth(choice.key);
        theme::paintKeyCap(painter, {cell.right() - width + 1, middle}, choice.key);
        cell.setRight(cell.right() - px(28));
    } else if (choice.slot >= 0) {
        cell.setRight(cell.right() - px(28));
    }
    if (!choice.detail.isEmpty()) {
        painter.setPen(t.t2);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, choice.detail);
        cell.setRight(cell.right() - painter.fontMetrics().horizontalAdvance(choice.detail) - px(8));
    }
    painter.setFont(
        theme::font(choice.name == m_current ? theme::TextRole::BodyMedium : theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(choice.shown(), Qt::ElideMiddle, cell.width()));
}

} // namespace glossa::labeling
