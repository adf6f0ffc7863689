// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

#include "ui/theme/theme.h"
#include "wording/history.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace glossa::shell {

using theme::px;

namespace {

constexpr int shownMs = 8000;
constexpr int toastHeight = 21; // of the status line there are 25
constexpr int side = 10;
constexpr int leastSentence = 80;

/// The button in a toast: bare words on the dark ground, underlined while the mouse or the focus is on them.
class ToastButton : public QPushButton {
public:
    using QPushButton::QPushButton;
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(theme::font(theme::TextRole::SectionHead));
        return {metrics.horizontalAdvance(text()) + px(2 * side), px(toastHeight)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens();
        QPainter painter(this);
        painter.setFont(theme::font(theme::TextRole::SectionHead));
        painter.setPen(t.canvas);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (!underMouse() && !hasFocus())
            return;
        const int width = painter.fontMetrics().horizontalAdvance(text());
        painter.fillRect(QRect((this->width() - width) / 2, this->height() / 2 + px(7), width, 1), t.canvas);
    }
};

} // namespace

Toast::Toast(models::StudioContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("toast"));
    setProperty("region", true); // F6 comes here while there is something to take back
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_undo = new ToastButton(tr("Undo"));
    m_undo->setObjectName(QStringLiteral("toastUndo"));
    m_undo->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addWidget(m_undo);
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownMs);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto takeBack = std::exchange(m_takeBack, {}))
            takeBack();
    });
    connect(&context, &models::StudioContext::said, this,
            [this](const QString &sentence, std::int64_t project, std::int64_t step) {
                std::function<void()> undo;
                if (step != 0)
                    undo = [this, project, step] { m_context.undoStep(project, step); };
                say(sentence, Way::Undo, undo, step);
            });
    connect(&context, &models::StudioContext::stepReversed, this,
            [this](std::int64_t project, const workspace::EditReceipt &receipt, bool isUndo) {
                const std::int64_t step = receipt.sequence;
                if (isUndo) {
                    say(
                        wording::tookBack(*receipt.reversed, m_context.hasDocuments()), Way::Redo,
                        [this, project, step] { m_context.redoStep(project, step); }, step);
                } else {
                    say(
                        wording::broughtBack(*receipt.reversed, m_context.hasDocuments()), Way::Undo,
                        [this, project, step] { m_context.undoStep(project, step); }, step);
                }
            });
    connect(&context, &models::StudioContext::undoOffered, this,
            [this](const QString &sentence, const std::function<void()> &undo) {
                say(sentence, Way::Undo, undo, 0);
            });
    // The steps of a project that was left cannot be taken back from here.
    connect(&context, &models::StudioContext::projectOpened, this, [this] {
        if (m_step != 0)
            hide();
    });
    connect(&context, &models::StudioContext::edited, this, &Toast::hear);
    hide();
}

void Toast::hear(const workspace::Changes &changes)
{
    if (m_step == 0)
        return;
    const std::vector<workspace::JournalEntry> &entries = changes.entries;
    // What it tells is not true any more.
    if (std::ranges::find(entries, m_step, &workspace::JournalEntry::undoes) != entries.end()) {
        hide();
        return;
    }
    // Undo takes back the author's last step, which is another one by now.
    if (std::ranges::any_of(entries, [this](const workspace::JournalEntry &entry) {
            return entry.author == m_context.author() && entry.sequence > m_step;
        })) {
        m_step = 0;
        m_takeBack = {};
        m_undo->hide();
        updateGeometry();
        Q_EMIT changed();
    }
}

void Toast::say(const QString &sentence, Way way, std::function<void()> takeBack, std::int64_t step)
{
    m_step = step;
    m_sentence = sentence;
    setAccessibleName(sentence);
    setToolTip(sentence);
    m_undo->setText(way == Way::Undo ? tr("Undo") : tr("Redo"));
    m_undo->setAccessibleName(way == Way::Undo ? tr("Undo: %1", "what has been done").arg(sentence)
                                               : tr("Redo: %1", "what was taken back").arg(sentence));
    m_takeBack = std::move(takeBack);
    m_undo->setVisible(static_cast<bool>(m_takeBack));
    updateGeometry();
    show();
    update();
    // Panes are made later than the status line and would come behind it in the order of Tab.
    QWidget *last = window()->previousInFocusChain();
    while (last != window() && (last == m_undo || !(last->focusPolicy() & Qt::TabFocus)))
        last = last->previousInFocusChain();
    setTabOrder(last, m_undo);
    m_timer.start();
    Q_EMIT changed();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QSize Toast::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
    const int button = m_undo->isHidden() ? px(side) : m_undo->sizeHint().width();
    return {px(side) + metrics.horizontalAdvance(m_sentence) + 1 + button, px(toastHeight)};
}

QSize Toast::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), px(leastSentence) + (m_undo->isHidden() ? 0 : m_undo->width())),
            px(toastHeight)};
}

QRect Toast::sentenceRect() const
{
    const int button = m_undo->isHidden() ? px(side) : m_undo->sizeHint().width();
    return QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(px(side), 0, -button, 0));
}

void Toast::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT changed();
}

void Toast::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
    m_step = 0;
    Q_EMIT changed();
}

void Toast::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    update();
}

bool Toast::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_timer.stop();
    else if (event->type() == QEvent::FocusOut && isVisible() && !underMouse())
        m_timer.start();
    return QWidget::eventFilter(object, event);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    if (isVisible() && !m_undo->hasFocus())
        m_timer.start();
}

void Toast::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.t1));
    painter.drawRoundedRect(rect(), px(4), px(4));
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(QColor(t.canvas));
    const QRect room = sentenceRect();
    painter.drawText(room, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_sentence, Qt::ElideRight, room.width()));
}

} // namespace glossa::shell
#include "moc_toast.cpp"
