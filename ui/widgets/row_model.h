// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell.h"

#include <QAbstractTableModel>

#include <vector>

namespace glossa::widgets {

/// The head of a column. Widths are in pixels of the design.
struct ColumnHead {
    QString title;      // if no column has one, there is no header
    int width = 0;      // 0 = takes what is left
    bool right = false; // numbers; they are sorted with the most first
    bool sortable = false;
    int most = 0; // of a column that takes what is left; 0 = all of it
    bool operator==(const ColumnHead &) const = default;
};

/// What a RowView shows: rows of cells, each of them one thing that is selected, opened and read out as a
/// whole. Models take finished values and never compute.
class RowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        CellRole = Qt::UserRole, // of an index: its Cell
        WidthRole,               // of a head
        SortableRole,            // of a head
        MostRole,                // of a head
        FootRole,                // of an index: whether its row belongs to the foot
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// At least one, also without heads.
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// All columns where the first cell takes the whole row.
    [[nodiscard]] QSize span(const QModelIndex &index) const override;
    /// What is typed ahead is looked for in what the rows say, which begins with their names.
    [[nodiscard]] QModelIndexList match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                        Qt::MatchFlags flags) const override;
    [[nodiscard]] const std::vector<ColumnHead> &heads() const { return m_heads; }
    /// The row as a screen reader says it.
    [[nodiscard]] virtual QString rowText(int row) const = 0;

protected:
    void setHeads(std::vector<ColumnHead> heads);
    /// All rows show something else; they are the same rows.
    void tellChanged();

    [[nodiscard]] virtual Cell cell(int row, int column) const = 0;
    /// For what does not fit.
    [[nodiscard]] virtual QString rowTip(int) const { return {}; }
    [[nodiscard]] virtual bool isWhole(int) const { return false; }
    /// The last rows can be a foot, which stays in sight while the others are scrolled: totals.
    [[nodiscard]] virtual bool isFoot(int) const { return false; }
    /// Under the row while it is not selected; none if invalid.
    [[nodiscard]] virtual QColor ground(int) const { return {}; }

private:
    std::vector<ColumnHead> m_heads;
};

} // namespace glossa::widgets
