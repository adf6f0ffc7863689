// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell.h"

#include <QAbstractItemDelegate>

namespace glossa::widgets {

/// Paints the cells of a RowView by their kind; the ground of the row is painted already.
class RowDelegate : public QAbstractItemDelegate {
    Q_OBJECT
public:
    using QAbstractItemDelegate::QAbstractItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Rows are as high as their view says, columns as wide as their heads say.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Of a ButtonCell, in device pixels: as wide as its words ask for.
[[nodiscard]] QSize buttonSize(const QString &text);
/// Where it stands: at the end of its cell as one reads.
[[nodiscard]] QRect buttonPlace(const QRect &cell, const QString &text, Qt::LayoutDirection direction);

/// A category's colour at the left of a cell, vertically centred.
void paintSwatch(QPainter &painter, const QRect &cell, int slot);

} // namespace glossa::widgets
