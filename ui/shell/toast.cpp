// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace glossa::shell {

using theme::px;

namespace {

constexpr std::chrono::seconds shown{8};

} // namespace

Toast::Toast(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("toast"));
    m_sentence = new QLabel;
    m_undo = new QPushButton(tr("Undo"));
    m_undo->setObjectName(QStringLiteral("toastUndo"));
    m_undo->setProperty("small", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(16), px(6), px(10), px(6));
    layout->setSpacing(px(16));
    layout->addWidget(m_sentence);
    layout->addWidget(m_undo);
    m_timer.setSingleShot(true);
    m_timer.setInterval(shown);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undoRequested();
    });
    hide();
}

void Toast::showSentence(const QString &sentence, bool undoable)
{
    QPalette inverse = palette();
    inverse.setColor(QPalette::WindowText, theme::tokens().canvas);
    m_sentence->setPalette(inverse);
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    m_undo->setVisible(undoable);
    m_timer.start();
    show();
    place();
    raise();
}

void Toast::place()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - px(44));
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().t1));
    painter.drawRoundedRect(rect(), px(6), px(6));
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    m_timer.start();
}

} // namespace glossa::shell
