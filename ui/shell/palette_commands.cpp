// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_commands.h"

#include "ui/shell/pane_host.h"
#include "ui/widgets/key_cap.h"

#include <QAction>

#include <array>
#include <iterator>
#include <optional>

namespace glossa::shell {

using models::Step;

namespace {

constexpr std::size_t paletteRanks = 3;

/// Where a command stands: 0 = of the pane in sight, 1 = of the window, 2 = of another pane; none = it is not
/// offered.
std::optional<std::size_t> paletteRankOf(const ActionRegistry::Command &command, Step shown, bool anyProject)
{
    if (!command.action || !command.action->isEnabled())
        return std::nullopt;
    const auto step = stepOf(command.paneId);
    if (!step)
        return command.paneId == u"window" ? std::optional<std::size_t>(1) : std::nullopt;
    if (*step == shown)
        return 0;
    const bool canBeShown = anyProject || *step == Step::Projects || *step == Step::Settings;
    return canBeShown ? std::optional<std::size_t>(2) : std::nullopt;
}

} // namespace

std::vector<PaletteEntry> paletteCommands(const ActionRegistry &registry, Step shown, bool anyProject,
                                          const std::function<void(Step)> &goTo)
{
    std::array<std::vector<PaletteEntry>, paletteRanks> ranked;
    for (const ActionRegistry::Command &command : registry.commands()) {
        const auto rank = paletteRankOf(command, shown, anyProject);
        if (!rank)
            continue;
        PaletteEntry entry;
        entry.name = plainName(*command.action);
        entry.detail = command.pane;
        entry.key = widgets::keyText(command.action->shortcut());
        entry.icon = theme::Icon::ArrowRight;
        entry.id = command.id;
        entry.run = [goTo, shown, step = stepOf(command.paneId), action = command.action] {
            if (step && *step != shown)
                goTo(*step);
            if (action && action->isEnabled())
                action->trigger();
        };
        ranked[*rank].push_back(std::move(entry));
    }
    std::vector<PaletteEntry> entries;
    for (auto &part : ranked)
        entries.insert(entries.end(), std::make_move_iterator(part.begin()),
                       std::make_move_iterator(part.end()));
    return entries;
}

} // namespace glossa::shell
