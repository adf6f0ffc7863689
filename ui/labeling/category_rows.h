// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labeling/choices.h"
#include "ui/widgets/row_view.h"

namespace glossa::labeling {

/// Rows of names to choose from: swatch, name, a figure, key.
class ChoiceRows : public widgets::RowSource {
public:
    /// `creation`, if not empty, is a last row that would make what was typed.
    void show(std::vector<Choice> choices, const QString &current, const QString &creation);

    [[nodiscard]] int rowCount() const override;
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;
    [[nodiscard]] QString toolTip(int row) const override { return nameAt(row); }

    [[nodiscard]] QString nameAt(int row) const;
    [[nodiscard]] int rowOf(const QString &name) const;
    [[nodiscard]] bool isCreation(int row) const;

private:
    std::vector<Choice> m_choices;
    QString m_current;
    QString m_creation;
};

} // namespace glossa::labeling
