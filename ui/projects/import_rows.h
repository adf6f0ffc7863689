// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "ui/widgets/table_model.h"

#include <QCoreApplication>

namespace glossa::projects {

/// A row of a preview: a text, or how many more there are.
struct PreviewRow {
    project::Item item;
    std::int64_t more = 0; // 0 = a text
};

/// The first texts of a file that is to come in, with their labels, language, set and intent.
class PreviewRows final : public widgets::TableModel<PreviewRow, int> {
    Q_DECLARE_TR_FUNCTIONS(PreviewRows)
public:
    using TableModel::TableModel;
    void show(const workspace::ImportPreview &preview);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] int keyOf(const PreviewRow &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override { return at(row)->item.text.left(400); }

private:
    bool m_intents = true;
};

/// A category and the colour it would get; -1 = none.
struct SchemaRow {
    project::Category category;
    int slot = -1;
};

/// The categories that would come in.
class SchemaRows final : public widgets::TableModel<SchemaRow> {
    Q_DECLARE_TR_FUNCTIONS(SchemaRows)
public:
    explicit SchemaRows(QObject *parent = nullptr);
    void show(const std::vector<project::Category> &categories);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] QString keyOf(const SchemaRow &row, int) const override;
};

/// What the reader stumbled over: the sentence, its place, and whether the item was left out for it.
struct ProblemRow {
    QString words;
    QString place;
    bool refused = false;
    bool more = false; // tells of those that are not listed
};

class ProblemRows final : public widgets::TableModel<ProblemRow, int> {
    Q_DECLARE_TR_FUNCTIONS(ProblemRows)
public:
    explicit ProblemRows(QObject *parent = nullptr);
    void show(const workspace::ReadReport &report, project::ProjectKind kind);
    [[nodiscard]] QString rowText(int row) const override { return at(row)->words + u' ' + at(row)->place; }

protected:
    [[nodiscard]] int keyOf(const ProblemRow &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override { return rowText(row); }
};

} // namespace glossa::projects
