// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_rows.h"

#include "ui/widgets/key_cap.h"

namespace glossa::settings {

using widgets::keyText;

KeyRows::KeyRows(QObject *parent) : TableModel(parent)
{
    setColumns(
        {{.title = tr("Command"), .cell = [](const KeyRow &row) { return widgets::WordsCell{row.name}; }},
         {.title = tr("Where"),
          .width = 120,
          .cell =
              [](const KeyRow &row) {
                  return widgets::WordsCell{row.pane, theme::Ink::Secondary};
              }},
         {.title = tr("Key"), .width = 140, .cell = [](const KeyRow &row) {
              return widgets::KeyCell{row.key.isEmpty() ? QString() : keyText(row.key),
                                      row.key == row.standard ? QString() : tr("changed", "key")};
          }}});
}

void KeyRows::show(std::vector<KeyRow> rows, const QString &filter)
{
    std::erase_if(rows, [&](const KeyRow &row) {
        return !row.name.contains(filter, Qt::CaseInsensitive) &&
               !row.pane.contains(filter, Qt::CaseInsensitive) &&
               !keyText(row.key).contains(filter, Qt::CaseInsensitive);
    });
    setRows(std::move(rows));
}

QString KeyRows::rowText(int row) const
{
    const KeyRow &shown = *at(row);
    return tr("%1, %2, key %3")
        .arg(shown.name, shown.pane, shown.key.isEmpty() ? tr("none", "key") : keyText(shown.key));
}

} // namespace glossa::settings
