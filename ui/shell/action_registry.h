// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/key_bindings.h"

#include <QAction>
#include <QPointer>

namespace glossa::shell {

/// Every command of the window and its panes: what menus, palette, cheat sheet and key editor show. Keys that
/// the user has changed are kept in QSettings under "keys/<id>".
class ActionRegistry final : public settings::KeyBindings {
    Q_OBJECT
public:
    using KeyBindings::KeyBindings;

    /// The commands of one pane, or of the window (`paneId` is stable, `pane` is its name). Their shortcuts
    /// at this moment are the standard ones; keys of the user's replace them at once. Further keys of an
    /// action stay. Takes the place of the pane's former commands.
    void add(const QList<QAction *> &actions, const QString &pane, const QString &paneId);

    struct Command {
        QString id;
        QString paneId;
        QString pane;
        QPointer<QAction> action;
        QList<QKeySequence> standard;
    };
    /// In the order they were added.
    [[nodiscard]] const std::vector<Command> &commands() const { return m_commands; }

    [[nodiscard]] std::vector<settings::KeyRow> rows() const override;
    std::optional<settings::KeyClash> setKey(const QString &id, const QKeySequence &key) override;
    void resetAll() override;

private:
    [[nodiscard]] std::optional<settings::KeyClash> clashOf(const QString &id, const QKeySequence &key) const;

    std::vector<Command> m_commands;
};

/// The name of a command as lists show it: without the mnemonic's ampersand and the dots.
[[nodiscard]] QString plainName(const QAction &action);

} // namespace glossa::shell
