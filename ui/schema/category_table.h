// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/query/query.h"
#include "ui/widgets/row_view.h"

#include <vector>

namespace glossa::schema {

/// The intents or entities of a project with their use.
class CategoryTable : public widgets::RowSource {
public:
    void set(std::vector<workspace::CategoryUse> uses, project::CategoryKind kind);
    void setFilter(const QString &text);
    [[nodiscard]] const workspace::CategoryUse &use(int row) const { return m_shown[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(const QString &name) const; // -1 if it is not shown

    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;

private:
    void arrange();
    std::vector<workspace::CategoryUse> m_all;
    std::vector<workspace::CategoryUse> m_shown;
    project::CategoryKind m_kind = project::CategoryKind::Intent;
    QString m_filter;
    std::int64_t m_most = 1;
};

} // namespace glossa::schema
