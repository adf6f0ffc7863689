// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_model.h"

#include <QRect>
#include <QString>

#include <vector>

namespace glossa::widgets {

/// A column of a RowView; width 0 = takes what is left.
struct RowColumn {
    QString title;
    int width = 0;
    bool right = false; // numbers
    bool sortable = false;
};

/// One row to paint: its ground is painted already.
struct RowPaint {
    int row = 0;
    QRect rect;
    std::vector<QRect> cells; // one a column, without the gaps
    bool selected = false;
    bool current = false;
    bool hovered = false;
    bool focused = false; // current, and the view has the keys
};

/// Where a RowView takes its rows from, one at a time as they come into sight.
class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource &) = delete;
    RowSource &operator=(const RowSource &) = delete;
    virtual ~RowSource() = default;
    [[nodiscard]] virtual int rowCount() const = 0;
    virtual void paintRow(QPainter &painter, const RowPaint &paint) = 0;
    /// With titles the view has a header.
    [[nodiscard]] virtual std::vector<RowColumn> columns() const { return {}; }
    /// The row as a screen reader says it.
    [[nodiscard]] virtual QString rowText(int row) const = 0;
    /// It paints the ground of selected and hovered rows itself, and the frame of the focused one.
    [[nodiscard]] virtual bool paintsGround() const { return false; }
    /// For what does not fit.
    [[nodiscard]] virtual QString toolTip(int) const { return {}; }
};

/// Rows of a RowSource as a model, for the view, which lets the source paint them.
class SourceModel : public RowModel {
    Q_OBJECT
public:
    using RowModel::RowModel;
    void setSource(RowSource *source) { m_source = source; }
    [[nodiscard]] RowSource *source() const { return m_source; }
    /// The rows are others, told by their places.
    void renew()
    {
        beginResetModel();
        m_count = m_source != nullptr ? m_source->rowCount() : 0;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex & = {}) const override { return m_count; }
    [[nodiscard]] QString rowText(int row) const override { return m_source->rowText(row); }

protected:
    [[nodiscard]] Cell cell(int, int) const override { return {}; }
    [[nodiscard]] QString rowTip(int row) const override { return m_source->toolTip(row); }

private:
    RowSource *m_source = nullptr;
    int m_count = 0;
};

} // namespace glossa::widgets
