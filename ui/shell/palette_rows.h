// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QCoreApplication>

#include <functional>
#include <vector>

namespace glossa::shell {

/// One thing the palette offers.
struct PaletteEntry {
    enum class Group : std::uint8_t { Commands, Places, GoTo, Texts };
    Group group = Group::Commands;
    QString name;
    QString detail;
    QString key;
    theme::Icon icon = theme::Icon::Return;
    std::function<void()> run;
    QString id;            // of a command, for the editor of keys
    std::vector<int> hits; // characters of the name that the query hit
};

/// What was found, under a head for each group.
class PaletteRows final : public widgets::RowSource {
    Q_DECLARE_TR_FUNCTIONS(PaletteRows)
public:
    void show(std::vector<PaletteEntry> entries);
    [[nodiscard]] const std::vector<PaletteEntry> &entries() const { return m_entries; }
    /// nullptr for a head.
    [[nodiscard]] const PaletteEntry *at(int row) const;
    /// The nearest row with an entry from `row` on in this direction; -1 if there is none.
    [[nodiscard]] int nextEntry(int row, int direction) const;

    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_rows.size()); }
    void paintRow(QPainter &painter, const widgets::RowPaint &paint) override;
    [[nodiscard]] QString rowText(int row) const override;

private:
    struct Row {
        int entry = -1; // -1 = the head of a group
        PaletteEntry::Group group = PaletteEntry::Group::Commands;
    };
    std::vector<PaletteEntry> m_entries;
    std::vector<Row> m_rows;
};

} // namespace glossa::shell
