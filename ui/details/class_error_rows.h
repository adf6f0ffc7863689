// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"
#include "ui/widgets/table_model.h"

#include <QCoreApplication>

#include <memory>

namespace glossa::details {

/// What stands in the place of a matrix where items have several classes: those that were missed and those
/// that were given wrongly, in the same items.
class ClassErrorRows final : public widgets::TableModel<evaluate::ClassErrors, int> {
    Q_DECLARE_TR_FUNCTIONS(ClassErrorRows)
public:
    explicit ClassErrorRows(QObject *parent = nullptr);
    void set(std::shared_ptr<const workspace::EvaluationReport> view);
    /// A row as a sentence.
    [[nodiscard]] QString sentence(int row) const;
    [[nodiscard]] QString rowText(int row) const override { return sentence(row); }
    /// All rows as lines of cells with tabs between.
    [[nodiscard]] QString table() const;

protected:
    [[nodiscard]] int keyOf(const evaluate::ClassErrors &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override { return sentence(row); }

private:
    [[nodiscard]] QString nameOf(std::optional<std::uint32_t> category) const;
    [[nodiscard]] widgets::Cell name(std::optional<std::uint32_t> category) const;
    [[nodiscard]] widgets::Cell swatch(std::optional<std::uint32_t> category) const;

    std::shared_ptr<const workspace::EvaluationReport> m_view;
};

} // namespace glossa::details
