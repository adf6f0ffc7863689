// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/enter_presses.h"

#include <QDialog>
#include <QKeyEvent>
#include <QPushButton>

namespace glossa::theme {

bool EnterPresses::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (pressed->key() != Qt::Key_Return && pressed->key() != Qt::Key_Enter)
        return false;
    auto *button = qobject_cast<QPushButton *>(object);
    if (button == nullptr || qobject_cast<QDialog *>(button->window()) != nullptr || pressed->isAutoRepeat())
        return false;
    button->click();
    return true;
}

} // namespace glossa::theme
