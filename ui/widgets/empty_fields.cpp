// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_fields.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace glossa::widgets {

EmptyFields::EmptyFields(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool EmptyFields::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *field = qobject_cast<const QLineEdit *>(object);
        const auto *key = static_cast<QKeyEvent *>(event);
        if (field != nullptr && field->text().isEmpty() &&
            (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
            event->ignore(); // the field would claim the key
            return true;
        }
    }
    return QObject::eventFilter(object, event);
}

} // namespace glossa::widgets
