// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/query/query.h"
#include "ui/widgets/row_view.h"

#include <QCoreApplication>

#include <vector>

namespace glossa::projects {

/// The projects of a workspace as rows of two lines, the last changed first.
class ProjectRows final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(ProjectRows)
public:
    /// Of the trash: the last column says when a project went there.
    explicit ProjectRows(bool trash = false) : m_trash(trash) {}

    /// `filter`: part of the name or description, any case.
    void show(const std::vector<workspace::ProjectOverview> &projects, const QString &filter);
    [[nodiscard]] const workspace::ProjectOverview *at(int row) const;
    [[nodiscard]] int rowOf(std::int64_t project) const;

    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_shown.size()); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    bool m_trash;
    std::vector<workspace::ProjectOverview> m_shown;
};

} // namespace glossa::projects
