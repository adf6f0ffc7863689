// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/widgets/table_model.h"

#include <memory>
#include <optional>
#include <vector>

namespace glossa::details {

/// A row of the metrics table: a category of the outcomes, or a mean over all of them.
struct MetricRow {
    enum class Mean { Micro, Macro };
    std::optional<std::uint32_t> category; // nothing = a mean
    Mean mean = Mean::Micro;
};

/// The metrics table: a row an intent, entity or class of the test set, then the means over all.
class CategoryRows : public widgets::TableModel<MetricRow, std::int64_t> {
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

    explicit CategoryRows(QObject *parent = nullptr);
    void set(std::shared_ptr<const workspace::EvaluationReport> view, evaluate::JudgedKind kind);
    /// Wide rows have the ranges of precision and recall, and the category that each is most confused with.
    void setWide(bool wide);
    [[nodiscard]] bool isWide() const { return m_wide; }
    /// By any column that can be sorted; the means stay below.
    void setOrder(Column column, Qt::SortOrder order);
    void setFilter(const QString &text);
    /// Index of the category in the outcomes; nothing for a row of means.
    [[nodiscard]] std::optional<std::uint32_t> category(int row) const;
    /// What stands at a place of the columns: intents have no colours, and only entities several kinds of
    /// errors.
    [[nodiscard]] Column columnAt(int place) const
    {
        return static_cast<Column>(m_all[static_cast<std::size_t>(place)].id);
    }
    [[nodiscard]] int placeOf(Column column) const;
    /// The verdict whose number stands at a place of the columns; nothing for the others.
    [[nodiscard]] std::optional<evaluate::Verdict> verdictAt(int place) const;
    [[nodiscard]] evaluate::JudgedKind kind() const { return m_kind; }
    /// All rows with the means, as lines of cells with tabs between; figures as in the table.
    [[nodiscard]] QString table() const;
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] std::int64_t keyOf(const MetricRow &row, int) const override;
    [[nodiscard]] QString rowTip(int row) const override;
    [[nodiscard]] bool isFoot(int row) const override { return !at(row)->category; }
    [[nodiscard]] QColor ground(int row) const override;

private:
    using Described = widgets::Column<MetricRow>;
    void makeColumns();
    [[nodiscard]] std::vector<Described> described() const;
    void arrange();
    [[nodiscard]] const evaluate::Section *section() const;
    [[nodiscard]] const evaluate::CategoryMetrics &metrics(const MetricRow &row) const;
    [[nodiscard]] const evaluate::Aggregate &mean(const MetricRow &row) const;
    [[nodiscard]] widgets::Cell name(const MetricRow &row) const;
    [[nodiscard]] widgets::Cell interval(const MetricRow &row) const;
    [[nodiscard]] QString partner(const evaluate::Reading &reading) const;
    [[nodiscard]] const evaluate::Reading *reading(const MetricRow &row) const;

    std::shared_ptr<const workspace::EvaluationReport> m_view;
    evaluate::JudgedKind m_kind = evaluate::JudgedKind::Intent;
    bool m_wide = false;
    Column m_column = F1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QString m_filter;
    std::vector<Described> m_all;  // the columns as they stand
    std::int64_t m_mostErrors = 0; // of one category, which fills the column of errors
};

} // namespace glossa::details
