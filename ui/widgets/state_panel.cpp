// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_panel.h"

#include "ui/widgets/prose.h"
#include "wording/sentence.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr int loadingDelayMs = 200;
constexpr int columnWidth = 380;

} // namespace

StatePanel::StatePanel(QWidget *parent) : QWidget(parent)
{
    m_what = new Prose(theme::TextRole::BodyStrong);
    m_what->setObjectName(QStringLiteral("stateWhat"));
    m_what->installEventFilter(this);
    m_why = new Prose(theme::TextRole::Body, theme::Ink::Secondary);
    m_why->setObjectName(QStringLiteral("stateWhy"));
    for (QLabel *label : {m_what, m_why})
        label->setFixedWidth(px(columnWidth));
    m_button = new QPushButton;
    m_button->setObjectName(QStringLiteral("stateButton"));
    m_button->setProperty("kind", QStringLiteral("primary"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addStretch(1);
    auto *words = new QVBoxLayout;
    words->addSpacing(px(36)); // the icon or the grey rows are painted here
    words->addWidget(m_what);
    words->addWidget(m_why);
    words->addSpacing(px(8));
    words->addLayout(row);
    // Stretches, not an alignment: that would ask the words for their height at the whole width.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(words);
    middle->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(middle);
    column->addStretch(3);
    m_delay.setSingleShot(true);
    m_delay.setInterval(loadingDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_what->setVisible(true);
        update();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_does)
            m_does();
    });
}

void StatePanel::show(Kind kind, const QString &what, const QString &why, const QString &button,
                      std::function<void()> does)
{
    m_kind = kind;
    m_what->setText(what);
    m_why->setText(why);
    // Short words do not stand at the side of a wide column.
    int width = 0;
    for (const QLabel *label : {m_what, m_why})
        width = std::max(width, label->fontMetrics().horizontalAdvance(label->text()) + px(2));
    for (QLabel *label : {m_what, m_why})
        label->setFixedWidth(std::min(width, px(columnWidth)));
    m_button->setText(button);
    m_does = std::move(does);
    m_delay.stop();
    m_what->setVisible(kind != Kind::Loading);
    m_why->setVisible(!why.isEmpty());
    m_button->setVisible(!button.isEmpty());
    update();
}

void StatePanel::setAside()
{
    m_button->setProperty("kind", QVariant());
}

void StatePanel::showEmpty(theme::Icon icon, const QString &what, const QString &next, const QString &button,
                           std::function<void()> does)
{
    m_icon = icon;
    show(Kind::Empty, what, next, button, std::move(does));
}

void StatePanel::showLoading(const QString &words)
{
    if (m_kind == Kind::Loading && m_what->text() == words)
        return;
    show(Kind::Loading, words, {}, {}, {});
    m_delay.start();
}

void StatePanel::showError(const Error &error, const QString &button, std::function<void()> does)
{
    m_icon = theme::Icon::Error;
    show(Kind::Error, tr("This cannot be shown"), wording::sentence(error), button, std::move(does));
}

bool StatePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move) // what is painted above the words goes with them
        update();
    return QWidget::eventFilter(watched, event);
}

void StatePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens();
    painter.fillRect(rect(), t.canvas);
    if (m_what->isHidden())
        return;
    const QRect under = m_what->geometry();
    const QRect place(under.left(), under.top() - px(32), px(24), px(24));
    if (m_kind != Kind::Loading) {
        theme::paintIcon(painter, place, m_icon, m_kind == Kind::Error ? t.err : t.t2);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    for (const auto &[y, width] : {std::pair(-60, 300), std::pair(-42, 220), std::pair(-24, 340)})
        painter.drawRoundedRect(QRect(under.left(), under.top() + px(y), px(width), px(8)), px(4), px(4));
}

} // namespace glossa::widgets
#include "moc_state_panel.cpp"
