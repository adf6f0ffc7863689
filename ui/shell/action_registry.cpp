// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include "core/project/rules.h"

#include <QRegularExpression>
#include <QSettings>

#include <algorithm>

namespace glossa::shell {

namespace {

QString settingOf(const QString &id)
{
    return QStringLiteral("keys/") + id;
}

/// Names of actions are stable, their texts change with language and state.
QString idOf(const QAction &action, const QString &pane, qsizetype place)
{
    const QString name = action.objectName().isEmpty() ? QString::number(place) : action.objectName();
    return name.contains(u'.') ? name : pane + u'.' + name;
}

/// Another first key; an empty one leaves the action without any.
void setFirstKey(QAction &action, const QList<QKeySequence> &standard, const QKeySequence &key)
{
    QList<QKeySequence> keys = standard;
    if (key.isEmpty())
        keys.clear();
    else if (keys.isEmpty())
        keys = {key};
    else
        keys.front() = key;
    action.setShortcuts(keys);
}

} // namespace

QString plainName(const QAction &action)
{
    // Undo's text tells what it would take back; lists of keys want the command.
    const QVariant lasting = action.property("lastingName");
    QString name = lasting.isValid() ? lasting.toString() : action.text();
    // A sign before another one is meant; one alone marks the letter after it.
    static const QRegularExpression marks(QStringLiteral("&(.?)"));
    name.replace(marks, QStringLiteral("\\1"));
    return name;
}

void ActionRegistry::add(const QList<QAction *> &actions, const QString &pane, const QString &paneId)
{
    std::erase_if(m_commands, [&](const Command &command) { return command.paneId == paneId; });
    const QSettings settings;
    for (qsizetype i = 0; i < actions.size(); ++i) {
        QAction *action = actions[i];
        if (action->text().isEmpty())
            continue;
        const QString id = idOf(*action, paneId, i);
        m_commands.push_back({id, paneId, pane, action, action->shortcuts()});
        if (settings.contains(settingOf(id)))
            setFirstKey(*action, action->shortcuts(),
                        QKeySequence::fromString(settings.value(settingOf(id)).toString(),
                                                 QKeySequence::PortableText));
    }
    Q_EMIT keysChanged();
}

std::vector<settings::KeyRow> ActionRegistry::rows() const
{
    std::vector<settings::KeyRow> all;
    for (const Command &command : m_commands)
        if (command.action)
            all.push_back({command.id, command.pane, plainName(*command.action), command.action->shortcut(),
                           command.standard.value(0)});
    return all;
}

std::optional<settings::KeyClash> ActionRegistry::clashOf(const QString &id, const QKeySequence &key) const
{
    if (key.isEmpty())
        return std::nullopt;
    const QString written = key.toString(QKeySequence::PortableText);
    // What labels with a category is never free for a command.
    if (written.size() == 1 && project::labelKeys.contains(written, Qt::CaseInsensitive))
        return settings::KeyClash{tr("the label keys of categories")};
    for (const Command &command : m_commands) {
        if (command.id == id || !command.action)
            continue;
        const auto keys = command.action->shortcuts();
        const bool taken = std::ranges::any_of(keys, [&](const QKeySequence &other) {
            return other.matches(key) != QKeySequence::NoMatch || key.matches(other) != QKeySequence::NoMatch;
        });
        if (taken)
            return settings::KeyClash{
                tr("“%1” (%2)", "command, pane").arg(plainName(*command.action), command.pane)};
    }
    return std::nullopt;
}

std::optional<settings::KeyClash> ActionRegistry::setKey(const QString &id, const QKeySequence &key)
{
    const auto found =
        std::ranges::find_if(m_commands, [&](const Command &command) { return command.id == id; });
    if (found == m_commands.end() || !found->action)
        return std::nullopt;
    if (auto clash = clashOf(id, key))
        return clash;
    setFirstKey(*found->action, found->standard, key);
    QSettings settings;
    if (key == found->standard.value(0))
        settings.remove(settingOf(id));
    else
        settings.setValue(settingOf(id), key.toString(QKeySequence::PortableText));
    Q_EMIT keysChanged();
    return std::nullopt;
}

void ActionRegistry::resetAll()
{
    QSettings().remove(QStringLiteral("keys"));
    for (const Command &command : m_commands)
        if (command.action)
            command.action->setShortcuts(command.standard);
    Q_EMIT keysChanged();
}

} // namespace glossa::shell
#include "moc_action_registry.cpp"
