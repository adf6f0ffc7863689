// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_cap.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QPainter>

namespace glossa::widgets {

KeyCap::KeyCap(const QString &key, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKey(key);
}

KeyCap::KeyCap(QAction &action, QWidget *parent)
    : KeyCap(action.shortcut().toString(QKeySequence::NativeText), parent)
{
    connect(&action, &QAction::changed, this,
            [this, &action] { setKey(action.shortcut().toString(QKeySequence::NativeText)); });
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
