// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/table_model.h"

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

/// A row of the palette: an entry, or the head of a group.
struct PaletteRow {
    bool isHead = false;
    PaletteEntry entry; // of a head only the group
};

/// What was found, under a head for each group.
class PaletteRows final : public widgets::TableModel<PaletteRow> {
    Q_DECLARE_TR_FUNCTIONS(PaletteRows)
public:
    explicit PaletteRows(QObject *parent = nullptr);
    void show(std::vector<PaletteEntry> entries);
    /// nullptr for a head.
    [[nodiscard]] const PaletteEntry *entryAt(int row) const;
    /// The nearest row with an entry from `row` on in this direction; -1 if there is none.
    [[nodiscard]] int nextEntry(int row, int direction) const;
    [[nodiscard]] QString rowText(int row) const override;

protected:
    [[nodiscard]] QString keyOf(const PaletteRow &row, int) const override;
    [[nodiscard]] QColor ground(int row) const override;
};

} // namespace glossa::shell
