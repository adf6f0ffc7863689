// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane_head.h"

#include "ui/theme/theme.h"
#include "ui/widgets/give_way.h"

#include <QHBoxLayout>
#include <QLabel>

namespace glossa::widgets {

using theme::px;

PaneHead::PaneHead(const QString &title, const QString &line, QWidget *parent)
    : QWidget(parent)
    , m_own(title)
    , m_title(new QLabel(title))
    , m_line(new QLabel(line))
    , m_row(new QHBoxLayout(this))
{
    theme::setPaneGround(*this);
    setFixedHeight(px(47)); // with the hairline below it 48
    theme::setRole(*m_title, theme::TextRole::Title);
    theme::setRole(*m_line, theme::TextRole::Body, theme::Ink::Secondary);
    m_row->setContentsMargins(px(16), 0, px(16), 0);
    m_row->setSpacing(px(8));
    m_row->addWidget(m_title);
    m_row->addWidget(m_line);
    m_row->addStretch(1);
    m_giveWay = new GiveWay(*this, {m_line, m_title}); // the rail tells where one is
}

void PaneHead::setTitle(const QString &title)
{
    m_title->setText(title);
    m_giveWay->setKept(*m_title, title != m_own);
}

void PaneHead::addBesideTitle(QWidget *widget)
{
    m_row->insertWidget(m_row->indexOf(m_line), widget);
}

void PaneHead::addControl(QWidget *widget)
{
    m_row->addWidget(widget);
}

} // namespace glossa::widgets
#include "moc_pane_head.cpp"
