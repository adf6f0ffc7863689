// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_cap.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QPainter>

namespace glossa::widgets {

QString keyText(const QKeySequence &key)
{
    QString text = key.toString(QKeySequence::NativeText);
    const bool plus = text.endsWith(u'+'); // the key itself
    text.replace(u'+', u' ');
    if (plus)
        text[text.size() - 1] = u'+';
    const QString enter = QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText);
    if (text == enter || text.endsWith(u' ' + enter))
        text.replace(text.size() - enter.size(), enter.size(), u'↵');
    return text;
}

KeyCap::KeyCap(const QString &key, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKey(key);
}

KeyCap::KeyCap(QAction &action, QWidget *parent) : KeyCap(keyText(action.shortcut()), parent)
{
    connect(&action, &QAction::changed, this, [this, &action] { setKey(keyText(action.shortcut())); });
}

void KeyCap::setKey(const QString &key)
{
    m_key = key;
    setAccessibleName(tr("Key %1").arg(key));
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return m_key.isEmpty() ? QSize(0, theme::px(18)) : QSize(theme::keyCapWidth(m_key), theme::px(18));
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_key.isEmpty())
        theme::paintKeyCap(painter, {0, height() / 2}, m_key);
}

} // namespace glossa::widgets
#include "moc_key_cap.cpp"
