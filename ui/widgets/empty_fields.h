// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace glossa::widgets {

/// An empty field has nothing of its own to take back: Undo and Redo in it are the window's. Without this, a
/// field that stays open for the next name eats Ctrl+Z directly after a name was added. Watches every line
/// edit of the program for as long as it lives.
class EmptyFields : public QObject {
public:
    explicit EmptyFields(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace glossa::widgets
