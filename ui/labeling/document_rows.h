// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/paged_rows.h"
#include "ui/models/studio_context.h"

#include <QCoreApplication>

namespace glossa::labeling {

/// Documents as rows: state, file name, and the number of labels or the classes.
class DocumentRows : public PagedRows {
    Q_DECLARE_TR_FUNCTIONS(glossa::labeling::DocumentRows)
public:
    DocumentRows(ItemPages &pages, const models::StudioContext &context, QObject *parent = nullptr);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] widgets::Cell cell(int row, int column) const override;
    [[nodiscard]] QString rowTip(int row) const override;

private:
    const models::StudioContext &m_context;
};

} // namespace glossa::labeling
