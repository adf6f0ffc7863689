// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/choices.h"
#include "ui/widgets/table_model.h"

namespace glossa::widgets {

/// A row of a list to choose from.
struct ChoiceRow {
    Choice choice;
    bool creation = false; // it would make what was typed; the name is the words for that
};

/// Rows of names to choose from: swatch, name, a figure, key.
class ChoiceRows : public TableModel<ChoiceRow> {
public:
    explicit ChoiceRows(QObject *parent = nullptr);
    /// `creation`, if not empty, is a last row that would make what was typed; `how` tells what to press for
    /// it, and stands in the row while that is not the one under the hand.
    void show(std::vector<Choice> choices, const QString &current, const QString &creation,
              const QString &how = {});
    [[nodiscard]] QString rowText(int row) const override;
    /// Empty for the last row that makes something new.
    [[nodiscard]] QString nameAt(int row) const;
    [[nodiscard]] bool isCreation(int row) const;

protected:
    [[nodiscard]] QString keyOf(const ChoiceRow &row, int) const override;
    [[nodiscard]] QString rowTip(int row) const override { return nameAt(row); }

private:
    QString m_current;
};

} // namespace glossa::widgets
