// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/paged_rows.h"

#include <QCoreApplication>

namespace glossa::labeling {

/// Documents as rows: state, file name, number of labels.
class DocumentRows : public PagedRows {
    Q_DECLARE_TR_FUNCTIONS(glossa::labeling::DocumentRows)
public:
    using PagedRows::PagedRows;
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] widgets::Cell cell(int row, int column) const override;
    [[nodiscard]] QString rowTip(int row) const override;
};

} // namespace glossa::labeling
