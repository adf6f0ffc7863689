// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/model_view.h"
#include "ui/widgets/row_view.h"

#include <memory>
#include <vector>

namespace glossa::details {

/// The metrics table: a row an intent or entity of the test set.
class CategoryRows : public widgets::RowSource {
public:
    enum class Order { Schema, F1, Precision, Recall, Labels, FalsePositives, FalseNegatives, Name };

    void set(std::shared_ptr<const ModelView> view, bool entities);
    void setOrder(Order order);
    void setFilter(const QString &text);
    /// Index of the category in the outcomes.
    [[nodiscard]] std::uint32_t category(int row) const;
    /// The verdict whose number stands at a column; nothing for the others.
    [[nodiscard]] static std::optional<evaluate::Verdict> verdictAt(int column);
    [[nodiscard]] bool entities() const { return m_entities; }

    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;

private:
    void arrange();
    [[nodiscard]] const evaluate::Section *section() const;
    [[nodiscard]] const evaluate::CategoryMetrics &metrics(int row) const;
    void paintInterval(QPainter &painter, const QRect &cell, std::uint32_t category) const;
    [[nodiscard]] const evaluate::Reading *reading(std::uint32_t category) const;

    std::shared_ptr<const ModelView> m_view;
    bool m_entities = false;
    Order m_order = Order::F1;
    QString m_filter;
    std::vector<std::uint32_t> m_rows;
};

} // namespace glossa::details
