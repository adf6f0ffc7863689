// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/escape_restores.h"

#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>

#include <utility>

namespace glossa::settings {

namespace {

/// Lives as long as its field.
class EscapeRestores final : public QObject {
public:
    /// `restore` says whether there was anything to bring back.
    EscapeRestores(QWidget &field, std::function<bool()> restore)
        : QObject(&field), m_restore(std::move(restore))
    {
        field.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
            return QObject::eventFilter(object, event);
        return m_restore();
    }

private:
    std::function<bool()> m_restore;
};

template <typename Box>
void letNumberRestore(Box &number)
{
    new EscapeRestores(number, [&number] {
        const QString typed = number.text();
        number.setValue(number.value()); // writes the text anew; the value is the one before typing
        number.selectAll();
        return number.text() != typed;
    });
}

} // namespace

void letEscapeRestore(QLineEdit &field, std::function<QString()> saved)
{
    new EscapeRestores(field, [&field, saved = std::move(saved)] {
        const QString before = saved();
        if (field.text() == before)
            return false;
        field.setText(before); // also no longer modified
        field.selectAll();
        return true;
    });
}

void letEscapeRestore(QSpinBox &number)
{
    letNumberRestore(number);
}

void letEscapeRestore(QDoubleSpinBox &number)
{
    letNumberRestore(number);
}

} // namespace glossa::settings
