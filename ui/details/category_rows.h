// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/widgets/row_view.h"

#include <memory>
#include <optional>
#include <vector>

namespace glossa::details {

/// The metrics table: a row an intent or entity of the test set, then the means over all.
class CategoryRows : public widgets::RowSource {
public:
    enum Column {
        Swatch,
        Name,
        F1,
        Range,
        Precision,
        PrecisionRange,
        Recall,
        RecallRange,
        Learned,
        Labels,
        TruePositives,
        FalsePositives,
        FalseNegatives,
        Errors,
        Partner,
        Reading
    };

    void set(std::shared_ptr<const workspace::EvaluationReport> view, bool entities);
    /// Wide rows have the ranges of precision and recall, and the category that each is most confused with.
    void setWide(bool wide) { m_wide = wide; }
    [[nodiscard]] bool isWide() const { return m_wide; }
    /// By any column that columns() calls sortable.
    void setOrder(Column column, Qt::SortOrder order);
    void setFilter(const QString &text);
    /// Index of the category in the outcomes; nothing for a row of means.
    [[nodiscard]] std::optional<std::uint32_t> category(int row) const;
    /// What stands at a place of columns(): intents have no colours and but one kind of error.
    [[nodiscard]] std::vector<Column> shown() const;
    [[nodiscard]] int placeOf(Column column) const;
    /// The verdict whose number stands at a place of columns(); nothing for the others.
    [[nodiscard]] std::optional<evaluate::Verdict> verdictAt(int place) const;
    [[nodiscard]] bool entities() const { return m_entities; }
    /// All rows with the means, as lines of cells with tabs between; figures as in the table.
    [[nodiscard]] QString table() const;

    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    enum class Mean { Micro, Macro };
    void arrange();
    [[nodiscard]] const evaluate::Section *section() const;
    [[nodiscard]] double sortValue(std::uint32_t category) const;
    [[nodiscard]] std::optional<Mean> mean(int row) const;
    void paintCategory(QPainter &painter, const widgets::RowPaint &paint, std::uint32_t category) const;
    void paintMean(QPainter &painter, const widgets::RowPaint &paint, Mean mean) const;
    void paintInterval(QPainter &painter, const QRect &cell, std::uint32_t category) const;
    void paintWide(QPainter &painter, const widgets::RowPaint &paint, std::uint32_t category) const;
    [[nodiscard]] QString partner(const evaluate::Reading &reading) const;
    [[nodiscard]] const evaluate::Reading *reading(std::uint32_t category) const;

    std::shared_ptr<const workspace::EvaluationReport> m_view;
    bool m_entities = false;
    bool m_wide = false;
    Column m_column = F1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QString m_filter;
    std::vector<std::uint32_t> m_rows;
    std::int64_t m_mostErrors = 0; // of one category, which fills the column of errors
};

} // namespace glossa::details
