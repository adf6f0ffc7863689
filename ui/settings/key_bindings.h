// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace glossa::settings {

/// One command with the key that runs it.
struct KeyRow {
    QString id;
    QString pane; // where it works: "Everywhere", "Labeling"
    QString name;
    QKeySequence key;
    QKeySequence standard;
};

/// Why a key was not given to a command.
struct KeyClash {
    QString holder; // the command (with its pane) or the use that has the key
};

/// What the key editor asks of the window: commands and labels share one namespace of keys.
class KeyBindings : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual std::vector<KeyRow> rows() const = 0;
    /// Gives a command another key (empty = none) and keeps it for later starts; a clash changes nothing.
    virtual std::optional<KeyClash> setKey(const QString &id, const QKeySequence &key) = 0;
    virtual void resetAll() = 0;

Q_SIGNALS:
    void keysChanged();
};

} // namespace glossa::settings
