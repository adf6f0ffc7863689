// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/two_groups.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

TwoGroups::TwoGroups(const QMargins &around, QWidget *parent)
    : QWidget(parent), m_groups(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_groups->setContentsMargins(around);
    m_groups->setSpacing(px(8));
    for (QHBoxLayout *&row : m_rows) {
        row = new QHBoxLayout;
        row->setSpacing(px(8));
        m_groups->addLayout(row);
    }
    m_groups->setStretchFactor(m_rows[1], 1); // what is left is behind both
}

int TwoGroups::besideWidth() const
{
    const QMargins around = m_groups->contentsMargins();
    return m_rows[0]->sizeHint().width() + m_rows[1]->sizeHint().width() + m_groups->spacing() +
           around.left() + around.right();
}

bool TwoGroups::areBeside() const
{
    return m_groups->direction() == QBoxLayout::LeftToRight;
}

QSize TwoGroups::sizeHint() const
{
    return {besideWidth(), m_groups->sizeHint().height()};
}

QSize TwoGroups::minimumSizeHint() const
{
    const QMargins around = m_groups->contentsMargins();
    const int wider = std::max(m_rows[0]->minimumSize().width(), m_rows[1]->minimumSize().width());
    return {wider + around.left() + around.right(), m_groups->minimumSize().height()};
}

void TwoGroups::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool TwoGroups::event(QEvent *event)
{
    // Words of a control have changed, or one has come or gone.
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

void TwoGroups::place()
{
    const auto direction = width() < besideWidth() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_groups->direction() != direction)
        m_groups->setDirection(direction);
}

} // namespace glossa::widgets
