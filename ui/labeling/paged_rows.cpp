// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/paged_rows.h"

#include "core/workspace/items/items.h"

#include <algorithm>
#include <unordered_map>

namespace glossa::labeling {

PagedRows::PagedRows(ItemPages &pages, QObject *parent) : RowModel(parent), m_pages(pages), m_ids(pages.ids())
{
    connect(&pages, &ItemPages::loaded, this, &PagedRows::tellChanged);
}

int PagedRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

void PagedRows::resize(int rows)
{
    if (const int before = rowCount(); rows > before) {
        beginInsertRows({}, before, rows - 1);
        m_ids.resize(static_cast<std::size_t>(rows));
        endInsertRows();
    } else if (rows < before) {
        beginRemoveRows({}, rows, before - 1);
        m_ids.resize(static_cast<std::size_t>(rows));
        endRemoveRows();
    }
}

void PagedRows::renew()
{
    const std::vector<project::ItemId> &now = m_pages.ids();
    const auto count = static_cast<int>(now.size());
    if (now == m_ids) {
        tellChanged();
        return;
    }
    if (now.size() > m_ids.size() && std::equal(m_ids.begin(), m_ids.end(), now.begin())) {
        beginInsertRows({}, rowCount(), count - 1);
        m_ids = now;
        endInsertRows();
        return;
    }
    // Room for both lists, and a row more: a selection of all rows would be one of all others.
    const int room = std::max(rowCount(), count) + 1;
    resize(room);
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    std::unordered_map<project::ItemId, int> places;
    for (const QModelIndex &index : kept)
        places.emplace(m_ids[static_cast<std::size_t>(index.row())], -1);
    for (int row = 0; !places.empty() && row < count; ++row)
        if (const auto place = places.find(now[static_cast<std::size_t>(row)]); place != places.end())
            place->second = row;
    QModelIndexList moved;
    moved.reserve(kept.size());
    for (const QModelIndex &index : kept) {
        const int row = places[m_ids[static_cast<std::size_t>(index.row())]];
        moved << (row < 0 ? QModelIndex() : this->index(row, index.column()));
    }
    m_ids = now;
    m_ids.resize(static_cast<std::size_t>(room));
    changePersistentIndexList(kept, moved);
    Q_EMIT layoutChanged();
    resize(count);
}

const workspace::ItemRow *PagedRows::wanted(int row) const
{
    // While a change of the pages has not come here yet, their rows are others.
    return m_pages.idAt(row) == m_ids[static_cast<std::size_t>(row)] ? m_pages.at(row) : nullptr;
}

const workspace::ItemRow *PagedRows::known(int row) const
{
    return m_pages.known(m_ids[static_cast<std::size_t>(row)]);
}

} // namespace glossa::labeling
