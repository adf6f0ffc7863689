// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/data_comparison.h"
#include "ui/widgets/table_model.h"

#include <QCoreApplication>

namespace glossa::models {

/// Texts that have come, gone or changed since a model learned from them.
class ModelDataRows final : public widgets::TableModel<workspace::ItemSinceModel, int> {
    Q_DECLARE_TR_FUNCTIONS(ModelDataRows)
public:
    explicit ModelDataRows(QObject *parent = nullptr);
    /// These stand below those that are shown.
    void append(std::vector<workspace::ItemSinceModel> items);
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] int keyOf(const workspace::ItemSinceModel &, int place) const override { return place; }
    [[nodiscard]] QString rowTip(int row) const override { return rowText(row); }
};

} // namespace glossa::models
