// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>

class QWidget;

namespace glossa::test {

/// Keys and mouse of a person at an X display: the events go through the X server (XTEST, by xdotool), so
/// that focus, grabs, popups and shortcuts are the real ones. The window lives on while a hand moves.
class Hands {
public:
    void click(QWidget &widget);
    void click(QWidget &widget, const QPoint &place);
    void press(QWidget &widget, const QPoint &place);
    void move(QWidget &widget, const QPoint &place);
    void release();
    void doubleClick(QWidget &widget, const QPoint &place);
    void drag(QWidget &widget, const QPoint &from, const QPoint &to);
    /// Names as xdotool has them: "Return", "ctrl+n".
    void key(const QString &key);
    void type(const QString &text);
    /// Events so far.
    [[nodiscard]] int count() const { return m_count; }

private:
    void run(const QStringList &arguments);
    int m_count = 0;
};

} // namespace glossa::test
