// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/metrics.h"
#include "core/workspace/session/workspace.h"
#include "ui/widgets/row_view.h"

#include <QCoreApplication>
#include <QHash>

#include <optional>
#include <vector>

namespace glossa::schema {

/// The intents or entities of a project with their use, and a last row that makes a new one.
class CategoryTable final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(CategoryTable)
public:
    void show(const std::vector<workspace::CategoryUse> &uses, project::CategoryKind kind,
              const QString &filter);
    /// Sorts by a column of columns(); -1 = the order of the schema, which show() gives at first.
    void setOrder(int column, Qt::SortOrder order);
    /// F1 by name, of the model called so; an empty label hides the column.
    void setScores(QHash<QString, double> scores, const QString &model);

    [[nodiscard]] const workspace::CategoryUse *use(int row) const;
    [[nodiscard]] int rowOf(const QString &name) const; // -1 if it is not shown
    [[nodiscard]] int addRow() const { return static_cast<int>(m_shown.size()); }
    /// Names with labels, but few.
    [[nodiscard]] QStringList withFewLabels() const;

    [[nodiscard]] int rowCount() const override { return addRow() + 1; }
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    enum class Column : std::uint8_t { Swatch, Name, Key, FoundBy, Use, Bar, State, Score };
    [[nodiscard]] std::vector<Column> columnIds() const;
    void sort();
    void paintAdd(QPainter &painter, const widgets::RowPaint &paint) const;
    void paintUse(QPainter &painter, const QRect &number, const workspace::CategoryUse &use) const;

    std::vector<workspace::CategoryUse> m_all;   // in the order of the schema
    std::vector<workspace::CategoryUse> m_shown; // as sorted
    project::CategoryKind m_kind = project::CategoryKind::Intent;
    std::int64_t m_most = 1;
    QHash<QString, double> m_scores;
    QString m_model;
    std::optional<Column> m_sortedBy;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

/// F1 by name; those that cannot be computed are absent.
[[nodiscard]] QHash<QString, double> scoresOf(const std::optional<evaluate::Section> &section);
/// What finds an entity, in words: "learned, list, pattern".
[[nodiscard]] QString foundBy(const project::Category &category);

} // namespace glossa::schema
