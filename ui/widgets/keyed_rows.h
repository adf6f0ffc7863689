// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_model.h"

#include <cstdint>
#include <vector>

namespace glossa::widgets {

/// Rows of which only the numbers are in memory, however many they are; what a row shows is the business of
/// who derives from this.
class KeyedRows : public RowModel {
    Q_OBJECT
public:
    using RowModel::RowModel;
    /// As the views know them.
    [[nodiscard]] const std::vector<std::int64_t> &keys() const { return m_keys; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    /// Others are here, or the same in another order; indexes that are kept follow their rows.
    void setKeys(const std::vector<std::int64_t> &now);
    [[nodiscard]] std::int64_t keyAt(int row) const { return m_keys[static_cast<std::size_t>(row)]; }

private:
    void resize(int rows);

    std::vector<std::int64_t> m_keys;
};

} // namespace glossa::widgets
