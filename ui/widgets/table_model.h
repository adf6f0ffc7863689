// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_model.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <vector>

namespace glossa::widgets {

/// Puts persistent indexes where their rows have gone: `places` has the new place of each old row, -1 = none.
[[nodiscard]] QModelIndexList movedIndexes(const QAbstractItemModel &model, const QModelIndexList &before,
                                           const std::vector<int> &places);

/// A column of a TableModel: its head, what it shows of a row, and its order if it can be sorted.
template <typename Row>
struct Column {
    int id = 0; // names it while others come and go
    QString title = {};
    int width = 0; // see ColumnHead
    bool right = false;
    std::function<Cell(const Row &)> cell = {};
    std::function<bool(const Row &, const Row &)> less = {};
};

/// Rows that are all in memory, shown by column descriptors. A row is told from others by its key, a value
/// that std::hash knows, or by its place if nothing else tells it: where rows come, go and change places, indexes that are kept follow their rows.
template <typename Row, typename Key = QString>
class TableModel : public RowModel {
public:
    using RowModel::RowModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    /// nullptr if there is none.
    [[nodiscard]] const Row *at(int row) const
    {
        return row >= 0 && row < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(row)]
                                                                 : nullptr;
    }
    [[nodiscard]] int rowOf(const Key &key) const
    {
        for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
            if (keyOf(m_rows[static_cast<std::size_t>(row)], row) == key)
                return row;
        return -1;
    }
    /// By a sortable column, also what comes later; -1 = as the rows come.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override
    {
        const bool any = column >= 0 && column < static_cast<int>(m_columns.size());
        sortBy(any ? m_columns[static_cast<std::size_t>(column)].id : -1, order);
        if (any)
            setRows(std::vector<Row>(m_rows));
    }
    /// The column that the rows are sorted by; -1 = none of those there are.
    [[nodiscard]] int sortedColumn() const
    {
        const auto found = std::ranges::find(m_columns, m_sortedBy, &Column<Row>::id);
        return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
    }
    [[nodiscard]] Qt::SortOrder order() const { return m_order; }

protected:
    [[nodiscard]] virtual Key keyOf(const Row &row, int place) const = 0;
    void setColumns(std::vector<Column<Row>> columns)
    {
        m_columns = std::move(columns);
        std::vector<ColumnHead> heads;
        for (const Column<Row> &column : m_columns)
            heads.push_back({column.title, column.width, column.right, column.less != nullptr});
        sortBy(m_sortedBy, m_order);
        setHeads(std::move(heads));
    }
    /// The rows are these now, sorted if an order was chosen.
    void setRows(std::vector<Row> rows);
    [[nodiscard]] Cell cell(int row, int column) const override
    {
        return m_columns[static_cast<std::size_t>(column)].cell(m_rows[static_cast<std::size_t>(row)]);
    }
    /// The order of what comes from now on; it stays while its column is not shown. -1 = as the rows come.
    void sortBy(int id, Qt::SortOrder order)
    {
        m_sortedBy = id;
        m_order = order;
        if (id < 0)
            m_less = nullptr;
        else if (const int column = sortedColumn(); column >= 0)
            m_less = m_columns[static_cast<std::size_t>(column)].less;
    }

private:
    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
    int m_sortedBy = -1;
    std::function<bool(const Row &, const Row &)> m_less;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

// New rows come in at the end, then all are put in order, and those that are to go leave from the end: three
// steps that every view understands, however the rows were mixed.
template <typename Row, typename Key>
void TableModel<Row, Key>::setRows(std::vector<Row> rows)
{
    if (m_less)
        std::ranges::stable_sort(rows, [this](const Row &a, const Row &b) {
            return m_order == Qt::AscendingOrder ? m_less(a, b) : m_less(b, a);
        });
    const auto now = static_cast<int>(rows.size());
    std::unordered_map<Key, int> wanted;
    for (int i = 0; i < now; ++i)
        wanted.emplace(keyOf(rows[static_cast<std::size_t>(i)], i), i);
    std::vector<bool> known(rows.size());
    std::vector<int> places;
    bool moved = false;
    for (const Row &row : m_rows) {
        const auto found = wanted.find(keyOf(row, static_cast<int>(places.size())));
        const int place = found == wanted.end() ? -1 : found->second;
        if (place >= 0) {
            known[static_cast<std::size_t>(place)] = true;
            wanted.erase(found);
        }
        moved = moved || place != static_cast<int>(places.size());
        places.push_back(place);
    }
    const int before = static_cast<int>(m_rows.size());
    std::vector<int> added;
    for (int i = 0; i < now; ++i)
        if (!known[static_cast<std::size_t>(i)])
            added.push_back(i);
    if (!added.empty()) {
        beginInsertRows({}, before, before + static_cast<int>(added.size()) - 1);
        for (const int place : added) {
            m_rows.push_back(rows[static_cast<std::size_t>(place)]);
            moved = moved || place != static_cast<int>(places.size());
            places.push_back(place);
        }
        endInsertRows();
    }
    const auto gone = static_cast<int>(std::ranges::count(places, -1));
    if (moved) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList kept = persistentIndexList();
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i] < 0)
                rows.push_back(std::move(m_rows[i]));
        m_rows = std::move(rows);
        changePersistentIndexList(kept, movedIndexes(*this, kept, places));
        Q_EMIT layoutChanged();
    } else {
        m_rows = std::move(rows);
    }
    if (gone > 0) {
        beginRemoveRows({}, now, now + gone - 1);
        m_rows.erase(m_rows.begin() + now, m_rows.end());
        endRemoveRows();
    }
    tellChanged();
}

} // namespace glossa::widgets
