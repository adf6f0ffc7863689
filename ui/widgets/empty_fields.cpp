// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_fields.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace glossa::widgets {

namespace {

/// An empty field, or a box whose number came from its arrows, holds nothing that a key could take back.
bool hasNothingToTakeBack(const QObject *object)
{
    if (const auto *field = qobject_cast<const QLineEdit *>(object))
        return field->text().isEmpty();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(object))
        return text->document()->isEmpty() || text->isReadOnly();
    // A box has the focus in its field's stead.
    if (const auto *box = qobject_cast<const QAbstractSpinBox *>(object)) {
        const auto *field = box->findChild<const QLineEdit *>();
        return field != nullptr && !field->isUndoAvailable() && !field->isRedoAvailable();
    }
    return false;
}

} // namespace

EmptyFields::EmptyFields(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool EmptyFields::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) &&
            hasNothingToTakeBack(object)) {
            event->ignore(); // it would claim the key
            return true;
        }
    }
    return QObject::eventFilter(object, event);
}

} // namespace glossa::widgets
