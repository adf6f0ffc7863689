// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/paged_rows.h"

#include "core/workspace/items/items.h"

namespace glossa::labeling {

PagedRows::PagedRows(ItemPages &pages, QObject *parent) : KeyedRows(parent), m_pages(pages)
{
    setKeys(pages.ids());
    connect(&pages, &ItemPages::loaded, this, &PagedRows::tellChanged);
}

void PagedRows::renew()
{
    setKeys(m_pages.ids());
}

const workspace::ItemRow *PagedRows::wanted(int row) const
{
    // While a change of the pages has not come here yet, their rows are others.
    return m_pages.idAt(row) == keyAt(row) ? m_pages.at(row) : nullptr;
}

const workspace::ItemRow *PagedRows::known(int row) const
{
    return m_pages.known(keyAt(row));
}

} // namespace glossa::labeling
#include "moc_paged_rows.cpp"
