// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"
#include "ui/widgets/row_view.h"

#include <QCoreApplication>

#include <vector>

namespace glossa::projects {

/// The projects of a workspace as rows of two lines, at first the last changed first.
class ProjectRows final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(ProjectRows)
public:
    /// Of the trash: the last column says when a project went there.
    explicit ProjectRows(bool trash = false) : m_trash(trash) {}

    /// `filter`: part of the name or description, any case.
    void show(const std::vector<workspace::ProjectOverview> &projects, const QString &filter);
    /// Sorts by a column of columns().
    void setOrder(int column, Qt::SortOrder order);
    /// The column that the rows are sorted by.
    [[nodiscard]] int sortedColumn() const;
    [[nodiscard]] Qt::SortOrder order() const { return m_order; }
    /// In a narrow list, its width in device pixels, what can be seen elsewhere gives its room to the names.
    void setRoom(int width) { m_room = width; }
    [[nodiscard]] const workspace::ProjectOverview *at(int row) const;
    [[nodiscard]] int rowOf(std::int64_t project) const;

    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_shown.size()); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    enum class Column : std::uint8_t { Sign, Name, Size, Labeled, Score, Time };
    [[nodiscard]] std::vector<Column> columnIds() const;
    void sort();
    void paintCell(QPainter &painter, Column column, const QRect &cell,
                   const workspace::ProjectOverview &project) const;

    bool m_trash;
    int m_room = 10'000;
    Column m_sortedBy = Column::Time;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    std::vector<workspace::ProjectOverview> m_shown;
};

} // namespace glossa::projects
