// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_view.h"

#include <QPainter>

namespace glossa::test {

/// As many rows as wanted, each with its number; counts how many were painted.
class NumberedRows : public widgets::RowSource {
public:
    explicit NumberedRows(int howMany) : count(howMany) {}
    [[nodiscard]] int rowCount() const override { return count; }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override
    {
        ++painted;
        painter.drawText(paint.cells.front(), Qt::AlignVCenter, QStringLiteral("row %1").arg(paint.row));
    }
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override { return heads; }
    [[nodiscard]] QString rowText(int row) const override { return QStringLiteral("row %1").arg(row); }

    int count;
    int painted = 0;
    std::vector<widgets::RowColumn> heads;
};

} // namespace glossa::test
