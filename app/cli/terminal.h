// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/visible.h"

#include <QString>

#include <sstream>
#include <string>

namespace glossa::cli {

/// What may be given to a terminal: data can hold what moves its cursor, sets its title or turns a line
/// around, so that everything that is printed for people passes through here. JSON does not: programs get it
/// exactly.
[[nodiscard]] QString shown(const QString &text, text::Layout layout = text::Layout::Tabs);

/// One line to standard output.
void say(const QString &line);

/// One line to standard error, written when this goes: Note() << "glossa: " << what.
class Note {
public:
    explicit Note(text::Layout layout = text::Layout::Tabs) : m_layout(layout) {}
    ~Note();
    Note(const Note &) = delete;
    Note &operator=(const Note &) = delete;

    template <typename Part>
    Note &operator<<(const Part &part)
    {
        m_line << part;
        return *this;
    }
    Note &operator<<(const QString &part) { return *this << part.toStdString(); }

private:
    text::Layout m_layout;
    std::ostringstream m_line;
};

} // namespace glossa::cli
