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

/// Where a text will stand that has not been read yet.
void paintPending(QPainter &painter, const QRect &cell)
{
    painter.fillRect(QRect(cell.left() + px(22), cell.center().y() - px(4), px(60), px(8)),
                     theme::tokens().hover);
}

/// What is painted of a document.
struct Shown {
    QString name;
    Qt::TextElideMode elide = Qt::ElideMiddle;
    StateMark mark = StateMark::Open;
    qsizetype labels = 0;
};

Shown shownOf(const project::Item &item)
{
    return {nameOf(item), item.location.isEmpty() ? Qt::ElideRight : Qt::ElideMiddle,
            project::isLabeled(item) ? StateMark::Labeled : StateMark::Open,
            static_cast<qsizetype>(item.labels.size())};
}

void paintDocument(QPainter &painter, QRect cell, const Shown &shown, bool current)
{
    const theme::Tokens &t = theme::tokens();
    paintStateMark(painter, {cell.left() + px(7), cell.center().y()},
                   current ? StateMark::Current : shown.mark);
    cell.setLeft(cell.left() + px(22));
    if (shown.labels > 0) {
        const QString count = QLocale().toString(shown.labels);
        painter.setFont(theme::font(theme::TextRole::Caption));
        painter.setPen(t.t2);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, count);
        cell.setRight(cell.right() - painter.fontMetrics().horizontalAdvance(count) - px(8));
    }
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(shown.name, shown.elide, cell.width()));
}

} // namespace

widgets::Cell DocumentRows::cell(int row, int) const
{
    // The list is narrow: rows reach nearer to its sides.
    const auto wide = [](const QRect &cell) { return cell.adjusted(-px(4), 0, px(4), 0); };
    const workspace::ItemRow *known = wanted(row);
    if (known == nullptr)
        return widgets::DrawnCell{{},
                                  [wide](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      paintPending(painter, wide(cell));
                                  }};
    return widgets::DrawnCell{nameOf(known->item),
                              [wide, shown = shownOf(known->item)](QPainter &painter, const QRect &cell,
                                                                   const widgets::CellState &state) {
                                  paintDocument(painter, wide(cell), shown, state.current);
                              }};
}

QString DocumentRows::rowText(int row) const
{
    const workspace::ItemRow *known = this->known(row);
    if (known == nullptr)
        return tr("Document %1").arg(row + 1);
    const auto count = static_cast<int>(known->item.labels.size());
    return project::isLabeled(known->item) ? tr("%1, %n labels", nullptr, count).arg(nameOf(known->item))
                                           : tr("%1, not labeled").arg(nameOf(known->item));
}

QString DocumentRows::rowTip(int row) const
{
    const workspace::ItemRow *known = this->known(row);
    return known != nullptr ? nameOf(known->item) : QString();
}

} // namespace glossa::labeling
