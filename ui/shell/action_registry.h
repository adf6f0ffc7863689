// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/key_bindings.h"

#include <QAction>
#include <QPointer>

namespace glossa::shell {

/// Every command of the window and its panes: what menus, palette, cheat sheet and key editor show. Keys that the
/// user has changed are kept in QSettings under "keys/<id>".
class ActionRegistry final : public settings::KeyBindings {
    Q_OBJECT
public:
    using KeyBindings::KeyBindings;

    /// A command with a stable objectName, working in `pane` (its id is made of both). Its shortcut at this moment is
    /// the standard one; a key of the user's replaces it at once. Actions without a name or a text are left out.
    void add(QAction *action, const QString &pane, const QString &paneId);

    struct Command {
        QString id;
        QString pane;
        QPointer<QAction> action;
        QKeySequence standard;
    };
    /// In the order they were added; those whose action is gone are left out.
    [[nodiscard]] std::vector<Command> commands() const;

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
