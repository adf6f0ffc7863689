// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <vector>

namespace glossa::widgets {

/// A line of the sheet of keys: keys that a widget handles itself, which are no commands with an action.
struct KeyLine {
    QList<QKeySequence> keys;
    QString does;
};

struct KeyLines {
    QString title; // "In the text"
    std::vector<KeyLine> lines;
};

/// A widget that handles keys of its own. The sheet of keys asks every one in sight.
class KeyTable {
public:
    KeyTable() = default;
    KeyTable(const KeyTable &) = delete;
    KeyTable &operator=(const KeyTable &) = delete;
    virtual ~KeyTable() = default;
    [[nodiscard]] virtual KeyLines keyLines() const = 0;
};

} // namespace glossa::widgets
