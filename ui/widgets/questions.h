// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace glossa::widgets {

/// Asks before something is deleted that nothing brings back. `yes` runs when the person says so.
void askToDelete(QWidget *parent, const QString &question, const QString &consequence, const QString &button,
                 const std::function<void()> &yes);

/// Asks for another name than `value`. `problemOf` says in a sentence what is wrong with a name, or nothing;
/// until it says nothing, the button is grey and the sentence stands beside it.
void askName(QWidget *parent, const QString &title, const QString &field, const QString &value,
             const std::function<QString(const QString &)> &problemOf,
             const std::function<void(const QString &)> &named);

/// Does the same for the name of something new, which `button` makes.
void askNewName(QWidget *parent, const QString &title, const QString &field, const QString &proposed,
                const QString &button, const std::function<QString(const QString &)> &problemOf,
                const std::function<void(const QString &)> &named);

} // namespace glossa::widgets
