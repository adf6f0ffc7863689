// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/metrics.h"
#include "core/workspace/session/workspace.h"
#include "ui/widgets/table_model.h"

#include <QCoreApplication>
#include <QHash>

#include <optional>
#include <vector>

namespace glossa::schema {

/// The intents, entities or classes of a project with their use, and a last row that makes a new one.
class CategoryTable final : public widgets::TableModel<workspace::CategoryUse> {
    Q_DECLARE_TR_FUNCTIONS(CategoryTable)
public:
    explicit CategoryTable(QObject *parent = nullptr);
    void show(const std::vector<workspace::CategoryUse> &uses, project::CategoryKind kind,
              const QString &filter);
    /// F1 by name, of the model called so; an empty label hides the column.
    void setScores(QHash<QString, double> scores, const QString &model);

    [[nodiscard]] int addRow() const { return static_cast<int>(rows().size()); }
    /// Names with labels, but few.
    [[nodiscard]] QStringList withFewLabels() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] QString keyOf(const workspace::CategoryUse &use, int) const override
    {
        return use.category.name;
    }
    [[nodiscard]] widgets::Cell cell(int row, int column) const override;
    [[nodiscard]] QString rowTip(int row) const override;
    [[nodiscard]] bool isWhole(int row) const override { return row == addRow(); }

private:
    void makeColumns();
    [[nodiscard]] widgets::Cell bar(const workspace::CategoryUse &use) const;

    project::CategoryKind m_kind = project::CategoryKind::Intent;
    std::int64_t m_most = 1;
    QHash<QString, double> m_scores;
    QString m_model;
};

/// F1 by name; those that cannot be computed are absent.
[[nodiscard]] QHash<QString, double> scoresOf(const std::optional<evaluate::Section> &section);
/// What finds an entity, in words: "learned, list, pattern".
[[nodiscard]] QString foundBy(const project::Category &category);

} // namespace glossa::schema
