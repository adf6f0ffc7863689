// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/key_bindings.h"
#include "ui/widgets/table_model.h"

#include <QCoreApplication>

namespace glossa::settings {

/// The commands with their keys.
class KeyRows final : public widgets::TableModel<KeyRow> {
    Q_DECLARE_TR_FUNCTIONS(KeyboardSection)
public:
    explicit KeyRows(QObject *parent = nullptr);
    /// `filter`: part of the command, its place or its key, any case.
    void show(std::vector<KeyRow> rows, const QString &filter);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] QString keyOf(const KeyRow &row, int) const override { return row.id; }
};

} // namespace glossa::settings
