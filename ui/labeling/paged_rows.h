// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/item_pages.h"
#include "ui/widgets/keyed_rows.h"

namespace glossa::labeling {

/// The items of the queue as rows. Only their numbers are here; what a row shows is read in pages as it comes
/// into sight, and is empty until then.
class PagedRows : public widgets::KeyedRows {
    Q_OBJECT
public:
    /// More selected rows than these are better given up before the list changes than followed.
    static constexpr int mostFollowed = 10'000;

    explicit PagedRows(ItemPages &pages, QObject *parent = nullptr);
    /// Whether the pages still hold what was shown last, in the same order.
    [[nodiscard]] bool isCurrent() const { return m_pages.ids() == keys(); }
    /// The pages hold other items, or the same in another order; indexes that are kept follow their items.
    void renew();

protected:
    /// Null while it is on its way.
    [[nodiscard]] const workspace::ItemRow *wanted(int row) const;
    /// Null if it is not known; it is not asked for.
    [[nodiscard]] const workspace::ItemRow *known(int row) const;

private:
    ItemPages &m_pages;
};

} // namespace glossa::labeling
