// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keyed_rows.h"

#include <algorithm>
#include <unordered_map>

namespace glossa::widgets {

int KeyedRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

void KeyedRows::resize(int rows)
{
    if (const int before = rowCount(); rows > before) {
        beginInsertRows({}, before, rows - 1);
        m_keys.resize(static_cast<std::size_t>(rows));
        endInsertRows();
    } else if (rows < before) {
        beginRemoveRows({}, rows, before - 1);
        m_keys.resize(static_cast<std::size_t>(rows));
        endRemoveRows();
    }
}

void KeyedRows::setKeys(const std::vector<std::int64_t> &now)
{
    const auto count = static_cast<int>(now.size());
    if (now == m_keys) {
        tellChanged();
        return;
    }
    if (now.size() > m_keys.size() && std::equal(m_keys.begin(), m_keys.end(), now.begin())) {
        beginInsertRows({}, rowCount(), count - 1);
        m_keys = now;
        endInsertRows();
        return;
    }
    // Room for both lists, and a row more: a selection of all rows would be one of all others.
    const int room = std::max(rowCount(), count) + 1;
    resize(room);
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    std::unordered_map<std::int64_t, int> places;
    for (const QModelIndex &index : kept)
        places.emplace(m_keys[static_cast<std::size_t>(index.row())], -1);
    for (int row = 0; !places.empty() && row < count; ++row)
        if (const auto place = places.find(now[static_cast<std::size_t>(row)]); place != places.end())
            place->second = row;
    QModelIndexList moved;
    moved.reserve(kept.size());
    for (const QModelIndex &index : kept) {
        const int row = places[m_keys[static_cast<std::size_t>(index.row())]];
        moved << (row < 0 ? QModelIndex() : this->index(row, index.column()));
    }
    m_keys = now;
    m_keys.resize(static_cast<std::size_t>(room));
    changePersistentIndexList(kept, moved);
    Q_EMIT layoutChanged();
    resize(count);
}

} // namespace glossa::widgets
#include "moc_keyed_rows.cpp"
