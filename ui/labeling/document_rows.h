// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/item_pages.h"
#include "ui/widgets/row_view.h"

#include <QCoreApplication>

namespace glossa::labeling {

/// Documents as rows: state, file name, number of labels.
class DocumentRows : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(glossa::labeling::DocumentRows)
public:
    explicit DocumentRows(ItemPages &pages) : m_pages(pages) {}

    [[nodiscard]] int rowCount() const override { return m_pages.count(); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    ItemPages &m_pages;
};

} // namespace glossa::labeling
