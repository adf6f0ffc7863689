// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include <QAbstractButton>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QSlider>

namespace glossa::theme {

namespace {

bool byKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

} // namespace

FocusRing::FocusRing(QObject *parent) : QObject(parent) {}

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && object->isWidgetType()) {
        auto *widget =
            qobject_cast<QAbstractButton *>(object) != nullptr || qobject_cast<QSlider *>(object) != nullptr
                ? static_cast<QWidget *>(object)
                : nullptr;
        surround(widget != nullptr && byKeyboard(static_cast<QFocusEvent *>(event)->reason()) ? widget
                                                                                              : nullptr);
    } else if (event->type() == QEvent::FocusOut && m_frame && m_frame->widget() == object) {
        surround(nullptr);
    }
    return false;
}

void FocusRing::surround(QWidget *widget)
{
    if (widget == nullptr) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(widget);
}

} // namespace glossa::theme
#include "moc_focus_ring.cpp"
