// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_groups.h"

#include "core/project/rules.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/key_line.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossa::shell {

std::vector<CheatSheet::Group> keyGroups(const ActionRegistry &registry, const QString &pane,
                                         const QWidget &shown,
                                         const std::vector<workspace::CategoryUse> &labels)
{
    std::vector<CheatSheet::Group> groups;
    const auto groupOf = [&groups](const QString &name, bool here) -> CheatSheet::Group & {
        const auto found = std::ranges::find(groups, name, &CheatSheet::Group::name);
        return found != groups.end() ? *found : groups.emplace_back(CheatSheet::Group{name, here, {}});
    };
    for (const settings::KeyRow &row : registry.rows())
        if (!row.key.isEmpty())
            groupOf(row.pane, row.pane == pane).lines.push_back({{widgets::keyText(row.key)}, row.name});
    // Keys that widgets handle themselves. Two lists in sight have the same ones.
    for (QWidget *widget : shown.findChildren<QWidget *>()) {
        const auto *table = dynamic_cast<widgets::KeyTable *>(widget);
        if (table == nullptr || !widget->isVisible())
            continue;
        const widgets::KeyLines keys = table->keyLines();
        CheatSheet::Group &group = groupOf(keys.title, true);
        for (const widgets::KeyLine &line : keys.lines) {
            if (std::ranges::find(group.lines, line.does, &CheatSheet::Line::does) != group.lines.end())
                continue;
            CheatSheet::Line printed{{}, line.does};
            for (const QKeySequence &key : line.keys)
                printed.keys << widgets::keyText(key);
            group.lines.push_back(std::move(printed));
        }
    }
    for (const workspace::CategoryUse &use : labels)
        if (const QString key = use.category.key.value_or(QString());
            project::hasKeys(use.category.kind) && !key.isEmpty())
            groupOf(QCoreApplication::translate("glossa::shell::CheatSheet", "Labels of this project"), true)
                .lines.push_back({{key}, use.category.name});
    return groups;
}

} // namespace glossa::shell
