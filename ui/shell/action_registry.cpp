// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include <QSettings>

#include <algorithm>

namespace glossa::shell {

namespace {

/// The keys that label with a category (the store gives them in this order), never free for a command.
const QString labelKeys = QStringLiteral("1234567890BDHLMOQSTVYZ");

QString settingOf(const QString &id)
{
    return QStringLiteral("keys/") + id;
}

} // namespace

QString plainName(const QAction &action)
{
    QString name = action.text();
    name.remove(u'&');
    return name;
}

void ActionRegistry::add(QAction *action, const QString &pane, const QString &paneId)
{
    if (action->objectName().isEmpty() || action->text().isEmpty())
        return;
    const QString id = paneId + u'.' + action->objectName();
    const QSettings settings;
    m_commands.push_back({id, pane, action, action->shortcut()});
    if (settings.contains(settingOf(id)))
        action->setShortcut(
            QKeySequence::fromString(settings.value(settingOf(id)).toString(), QKeySequence::PortableText));
    Q_EMIT keysChanged();
}

std::vector<ActionRegistry::Command> ActionRegistry::commands() const
{
    std::vector<Command> living;
    std::ranges::copy_if(m_commands, std::back_inserter(living),
                         [](const Command &command) { return !command.action.isNull(); });
    return living;
}

std::vector<settings::KeyRow> ActionRegistry::rows() const
{
    std::vector<settings::KeyRow> all;
    for (const Command &command : commands())
        all.push_back({command.id, command.pane, plainName(*command.action), command.action->shortcut(),
                       command.standard});
    return all;
}

std::optional<settings::KeyClash> ActionRegistry::clashOf(const QString &id, const QKeySequence &key) const
{
    if (key.isEmpty())
        return std::nullopt;
    const QString written = key.toString(QKeySequence::PortableText);
    if (written.size() == 1 && labelKeys.contains(written))
        return settings::KeyClash{tr("the label keys of categories")};
    for (const Command &command : commands()) {
        const auto keys = command.action->shortcuts();
        const bool taken = std::ranges::any_of(keys, [&](const QKeySequence &other) {
            return other.matches(key) != QKeySequence::NoMatch || key.matches(other) != QKeySequence::NoMatch;
        });
        if (command.id != id && taken)
            return settings::KeyClash{
                tr("“%1” (%2)", "command, pane").arg(plainName(*command.action), command.pane)};
    }
    return std::nullopt;
}

std::optional<settings::KeyClash> ActionRegistry::setKey(const QString &id, const QKeySequence &key)
{
    const auto found =
        std::ranges::find_if(m_commands, [&](const Command &command) { return command.id == id; });
    if (found == m_commands.end() || found->action.isNull())
        return std::nullopt;
    if (auto clash = clashOf(id, key))
        return clash;
    found->action->setShortcut(key);
    QSettings settings;
    if (key == found->standard)
        settings.remove(settingOf(id));
    else
        settings.setValue(settingOf(id), key.toString(QKeySequence::PortableText));
    Q_EMIT keysChanged();
    return std::nullopt;
}

void ActionRegistry::resetAll()
{
    QSettings().remove(QStringLiteral("keys"));
    for (const Command &command : commands())
        command.action->setShortcut(command.standard);
    Q_EMIT keysChanged();
}

} // namespace glossa::shell
