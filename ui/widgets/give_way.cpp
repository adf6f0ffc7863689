// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/give_way.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace glossa::widgets {

GiveWay::GiveWay(QWidget &line, const std::vector<QWidget *> &parts) : QObject(&line), m_line(line)
{
    for (QWidget *part : parts)
        m_parts.push_back({part, part->minimumWidth(), part->maximumWidth(), part->focusPolicy()});
    line.installEventFilter(this);
}

void GiveWay::setKept(const QWidget &part, bool kept)
{
    for (Part &one : m_parts)
        if (one.widget == &part)
            one.kept = kept;
    fit();
}

int GiveWay::need(const Part &part)
{
    return std::clamp(part.widget->sizeHint().width(), part.least, std::max(part.least, part.most));
}

void GiveWay::fit()
{
    // What the line would need with all of them. A part without width still has the gap beside it.
    int needed = m_line.layout()->sizeHint().width();
    for (const Part &part : m_parts)
        if (part.gone && !part.widget->isHidden())
            needed += need(part);
    for (Part &part : m_parts) {
        const bool gone = !part.kept && needed > m_line.width() && !part.widget->isHidden();
        if (gone)
            needed -= need(part);
        if (gone == part.gone)
            continue;
        part.gone = gone;
        part.widget->setMinimumWidth(gone ? 0 : part.least);
        part.widget->setMaximumWidth(gone ? 0 : part.most);
        part.widget->setFocusPolicy(gone ? Qt::NoFocus : part.focus);
    }
}

bool GiveWay::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return QObject::eventFilter(object, event);
}

} // namespace glossa::widgets
#include "moc_give_way.cpp"
