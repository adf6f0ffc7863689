// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fitted_text.h"

#include "ui/widgets/span_view.h"

#include <QResizeEvent>

#include <algorithm>

namespace glossa::widgets {

FittedText::FittedText(SpanView &view) : QObject(&view), m_view(view)
{
    // The viewport's, as the view hears of its own new size before the viewport has it.
    view.viewport()->installEventFilter(this);
    connect(&view, &SpanView::viewChanged, this, &FittedText::fit);
}

void FittedText::setBounds(int least, int most, bool grows)
{
    m_least = least;
    m_most = std::max(least, most);
    m_grows = grows;
    fit();
}

bool FittedText::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        const auto *resized = static_cast<QResizeEvent *>(event);
        if (resized->size().width() != resized->oldSize().width())
            fit();
    }
    return false;
}

void FittedText::fit()
{
    if (m_most == 0)
        return; // it has no bounds yet
    const int height = std::clamp(m_view.reservedHeight(), m_least, m_most);
    if (m_view.minimumHeight() != height)
        m_view.setMinimumHeight(height);
    const int most = m_grows ? QWIDGETSIZE_MAX : height;
    if (m_view.maximumHeight() != most)
        m_view.setMaximumHeight(most);
}

} // namespace glossa::widgets
