// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alt_alone.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWindow>

#include <utility>

namespace glossa::shell {

AltAlone::AltAlone(QWidget &window) : QObject(&window), m_window(window)
{
    qApp->installEventFilter(this);
}

bool AltAlone::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // all that is seen of a key that is a shortcut
        if (m_window.isActiveWindow())
            m_alone = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt;
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::Shortcut:
    case QEvent::WindowDeactivate: // Alt+Tab
        m_alone = false;
        break;
    case QEvent::KeyRelease:
        if (m_window.isActiveWindow() && object == m_window.windowHandle() &&
            static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt && std::exchange(m_alone, false))
            Q_EMIT pressed();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace glossa::shell
#include "moc_alt_alone.cpp"
