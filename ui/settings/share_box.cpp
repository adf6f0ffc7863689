// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/share_box.h"

#include <QKeyEvent>

namespace glossa::settings {

ShareBox::ShareBox(QWidget *parent) : QDoubleSpinBox(parent)
{
    setRange(0.0, 1.0);
    setSingleStep(0.05);
    setDecimals(2);
    setKeyboardTracking(false);
}

QString ShareBox::withOwnMark(QString text) const
{
    const QString mark = locale().decimalPoint();
    text.replace(u'.', mark);
    text.replace(u',', mark);
    return text;
}

double ShareBox::valueFromText(const QString &text) const
{
    return QDoubleSpinBox::valueFromText(withOwnMark(text));
}

QValidator::State ShareBox::validate(QString &text, int &place) const
{
    text = withOwnMark(text); // the field shows it so from then on
    return QDoubleSpinBox::validate(text, place);
}

bool ShareBox::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && text() == textFromValue(value())) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore(); // the line edit in it would claim the key
            return true;
        }
    }
    return QDoubleSpinBox::event(event);
}

} // namespace glossa::settings
#include "moc_share_box.cpp"
