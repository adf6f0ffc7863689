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
    const bool alone = (pressed->modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier)) == Qt::NoModifier;
    auto *button = qobject_cast<QPushButton *>(object);
    if (!alone || button == nullptr || qobject_cast<QDialog *>(button->window()) != nullptr)
        return false;
    if (!pressed->isAutoRepeat()) // a key that is held presses once, and goes nowhere else
        button->click();
    return true;
}

} // namespace glossa::theme
#include "moc_enter_presses.cpp"
