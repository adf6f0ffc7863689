// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_view.h"

#include <QPainter>

namespace glossa::test {

/// As many rows as wanted, each with its number; counts how many were painted.
class NumberedRows : public widgets::RowModel {
public:
    explicit NumberedRows(int howMany) : m_count(howMany) {}
    using RowModel::setHeads;
    using RowModel::tellChanged;
    void setCount(int count)
    {
        if (count > m_count) {
            beginInsertRows({}, m_count, count - 1);
            m_count = count;
            endInsertRows();
        } else if (count < m_count) {
            beginRemoveRows({}, count, m_count - 1);
            m_count = count;
            endRemoveRows();
        }
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_count;
    }
    [[nodiscard]] QString rowText(int row) const override { return QStringLiteral("row %1").arg(row); }

    mutable int painted = 0;
    int foot = 0; // rows at the end

protected:
    [[nodiscard]] bool isFoot(int row) const override { return row >= m_count - foot; }
    [[nodiscard]] widgets::Cell cell(int row, int) const override
    {
        return widgets::DrawnCell{
            rowText(row), [this, row](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                ++painted;
                painter.drawText(cell, Qt::AlignVCenter, rowText(row));
            }};
    }

private:
    int m_count;
};

/// Numbered rows with a button in the last of two columns; the first row has none.
class RowsWithButtons : public NumberedRows {
public:
    explicit RowsWithButtons(int howMany) : NumberedRows(howMany)
    {
        setHeads({widgets::ColumnHead{QStringLiteral("Number"), 0}, widgets::ColumnHead{{}, 100}});
    }

protected:
    [[nodiscard]] widgets::Cell cell(int row, int column) const override
    {
        if (column == 0)
            return NumberedRows::cell(row, column);
        return widgets::ButtonCell{row == 0 ? QString() : QStringLiteral("Do it")};
    }
};

} // namespace glossa::test
