// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_model.h"

namespace glossa::settings {

/// The name of a section and its sign.
struct SectionName {
    QString name;
    theme::Icon icon = theme::Icon::Cube;
};

/// The sections of the settings, for rounded rows like the rail's.
class SectionRows final : public widgets::TableModel<SectionName> {
public:
    explicit SectionRows(QObject *parent = nullptr);
    using TableModel::setRows;
    [[nodiscard]] QString rowText(int row) const override { return at(row)->name; }

protected:
    [[nodiscard]] QString keyOf(const SectionName &section, int) const override { return section.name; }
};

} // namespace glossa::settings
