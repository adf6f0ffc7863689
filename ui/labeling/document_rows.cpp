// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/document_rows.h"

#include "core/workspace/session/workspace.h"
#include "ui/labeling/state_mark.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace glossa::labeling {

using theme::px;

namespace {

/// Sentences of a column file have no names: they are known by how they begin.
QString nameOf(const project::Item &item)
{
    return item.location.isEmpty() ? item.text.simplified() : item.location;
}

} // namespace

void DocumentRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const workspace::ItemRow *row = m_pages.at(paint.row);
    QRect cell = paint.rect.adjusted(px(12), 0, -px(12), 0);
    if (row == nullptr) {
        painter.fillRect(QRect(cell.left() + px(22), cell.center().y() - px(4), px(60), px(8)), t.hover);
        return;
    }
    const project::Item &item = row->item;
    const auto mark = paint.current              ? StateMark::Current
                      : project::isLabeled(item) ? StateMark::Labeled
                                                 : StateMark::Open;
    paintStateMark(painter, {cell.left() + px(7), cell.center().y()}, mark);
    cell.setLeft(cell.left() + px(22));
    if (!item.labels.empty()) {
        const QString count = QLocale().toString(item.labels.size());
        painter.setFont(theme::font(theme::TextRole::Caption));
        painter.setPen(t.t2);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, count);
        cell.setRight(cell.right() - painter.fontMetrics().horizontalAdvance(count) - px(8));
    }
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(
        cell, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(
            nameOf(item), item.location.isEmpty() ? Qt::ElideRight : Qt::ElideMiddle, cell.width()));
}

QString DocumentRows::rowText(int row) const
{
    const workspace::ItemRow *known = m_pages.known(m_pages.idAt(row));
    if (known == nullptr)
        return tr("Document %1").arg(row + 1);
    const auto count = static_cast<int>(known->item.labels.size());
    return project::isLabeled(known->item) ? tr("%1, %n labels", nullptr, count).arg(nameOf(known->item))
                                           : tr("%1, not labeled").arg(nameOf(known->item));
}

QString DocumentRows::toolTip(int row) const
{
    const workspace::ItemRow *known = m_pages.known(m_pages.idAt(row));
    return known != nullptr ? nameOf(known->item) : QString();
}

} // namespace glossa::labeling
