// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/theme.h"
#include "ui/widgets/margins.h"
#include "ui/widgets/prose.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace glossa::widgets {

using theme::px;

Banner::Banner(QWidget *parent) : QFrame(parent)
{
    setProperty("region", true);
    auto *layout = new QHBoxLayout(this);
    setMargins(*layout, px(40), px(6), px(16), px(6));
    layout->setSpacing(px(8));
    m_sentence = new Prose;
    m_sentence->setObjectName(QStringLiteral("bannerSentence"));
    m_button = new QPushButton;
    m_button->setObjectName(QStringLiteral("bannerButton"));
    m_button->setProperty("small", true);
    m_back = new QPushButton;
    m_back->setObjectName(QStringLiteral("bannerBack"));
    m_back->setProperty("small", true);
    m_back->setProperty("key", QStringLiteral("⌫"));
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_back);
    layout->addWidget(m_button);
    connect(m_back, &QPushButton::clicked, this, &Banner::backTriggered);
    connect(m_button, &QPushButton::clicked, this, &Banner::actionTriggered);
}

void Banner::show(Kind kind, const QString &sentence, const QString &button, const QString &back)
{
    m_kind = kind;
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_back->setText(back);
    m_back->setVisible(!back.isEmpty());
    setVisible(true);
    QAccessibleEvent event(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    const QColor ground = m_kind == Kind::Info ? t.accsoft : m_kind == Kind::Warning ? t.warnsoft : t.errsoft;
    const QColor ink = m_kind == Kind::Info ? t.acc : m_kind == Kind::Warning ? t.warn : t.err;
    QPainter painter(this);
    painter.fillRect(rect(), ground);
    theme::paintIcon(painter, QRectF(px(16), height() / 2.0 - px(8), px(16), px(16)),
                     m_kind == Kind::Info ? theme::Icon::Info : theme::Icon::Warning, ink);
}

} // namespace glossa::widgets
#include "moc_banner.cpp"
