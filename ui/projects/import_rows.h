// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_painter.h"

#include <QCoreApplication>
#include <QHash>

namespace glossa::projects {

/// The first texts of a file that is to come in, with their labels, language, set and intent.
class PreviewRows final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(PreviewRows)
public:
    void show(const workspace::ImportPreview &preview);
    [[nodiscard]] int rowCount() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] std::vector<widgets::RowColumn> columns() const override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override;

private:
    [[nodiscard]] const project::Item *item(int row) const;

    bool m_intents = true;
    std::int64_t m_count = 0;
    std::vector<project::Item> m_items;
    QHash<QString, int> m_entities; // place among the entities: colour and key
};

/// The categories that would come in.
class SchemaRows final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(SchemaRows)
public:
    void show(const std::vector<project::Category> &categories);
    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_categories.size()); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;

private:
    [[nodiscard]] QString about(int row) const;
    std::vector<project::Category> m_categories;
    std::vector<int> m_slots;
};

/// What the reader stumbled over: the sentence and its place.
class ProblemRows final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(ProblemRows)
public:
    void show(const std::vector<workspace::Problem> &problems, project::ProjectKind kind);
    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_problems.size()); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override { return rowText(row); }

private:
    [[nodiscard]] QString words(int row) const; // without the place
    std::vector<workspace::Problem> m_problems;
    bool m_documents = false;
};

} // namespace glossa::projects
