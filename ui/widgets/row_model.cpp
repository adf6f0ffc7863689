// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_model.h"

#include "ui/widgets/table_model.h"

#include <QSize>

#include <algorithm>

namespace glossa::widgets {

int RowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : std::max(1, static_cast<int>(m_heads.size()));
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case CellRole:
        return QVariant::fromValue(cell(row, index.column()));
    case Qt::DisplayRole:
        return textOf(cell(row, index.column()));
    case Qt::AccessibleTextRole:
        return rowText(row);
    case Qt::ToolTipRole:
        return rowTip(row);
    case Qt::BackgroundRole:
        if (const QColor color = ground(row); color.isValid())
            return color;
        return {};
    case FootRole:
        return isFoot(row);
    default:
        return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= static_cast<int>(m_heads.size()))
        return {};
    const ColumnHead &head = m_heads[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return head.title;
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (head.right ? Qt::AlignRight : Qt::AlignLeft));
    case WidthRole:
        return head.width;
    case SortableRole:
        return head.sortable;
    case MostRole:
        return head.most;
    default:
        return {};
    }
}

QSize RowModel::span(const QModelIndex &index) const
{
    return index.column() == 0 && isWhole(index.row()) ? QSize(columnCount(), 1) : QSize(1, 1);
}

QModelIndexList RowModel::match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                Qt::MatchFlags flags) const
{
    return QAbstractTableModel::match(start, role == Qt::DisplayRole ? int(Qt::AccessibleTextRole) : role,
                                      value, hits, flags);
}

void RowModel::setHeads(std::vector<ColumnHead> heads)
{
    if (heads == m_heads) {
        tellChanged();
        return;
    }
    const int before = columnCount();
    const int now = std::max(1, static_cast<int>(heads.size()));
    if (now > before)
        beginInsertColumns({}, before, now - 1);
    else if (now < before)
        beginRemoveColumns({}, now, before - 1);
    m_heads = std::move(heads);
    if (now > before)
        endInsertColumns();
    else if (now < before)
        endRemoveColumns();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, now - 1);
    tellChanged();
}

void RowModel::tellChanged()
{
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, columnCount() - 1));
}

QModelIndexList movedIndexes(const QAbstractItemModel &model, const QModelIndexList &before,
                             const std::vector<int> &places)
{
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const auto row = static_cast<std::size_t>(index.row());
        const int place = row < places.size() ? places[row] : index.row();
        after << (place < 0 ? QModelIndex() : model.index(place, index.column()));
    }
    return after;
}

} // namespace glossa::widgets
#include "moc_row_model.cpp"
