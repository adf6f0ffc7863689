// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

#include "ui/theme/theme.h"
#include "ui/wording/history.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace glossa::shell {

using theme::px;

namespace {

constexpr int shownMs = 8000;
constexpr int distance = 56; // from the foot: above the buttons that stand there

/// The button in a toast: bare words on the dark ground, underlined while the mouse is on them.
class ToastButton : public QPushButton {
public:
    using QPushButton::QPushButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens();
        QPainter painter(this);
        painter.setFont(theme::font(theme::TextRole::BodyStrong));
        painter.setPen(t.canvas);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (!underMouse() && !hasFocus())
            return;
        const int width = painter.fontMetrics().horizontalAdvance(text());
        painter.fillRect(QRect((this->width() - width) / 2, height() / 2 + px(9), width, 2), t.canvas);
    }
};

} // namespace

Toast::Toast(models::StudioContext &context, QWidget *over, QWidget *parent) : QWidget(parent), m_over(over)
{
    connect(&context, &models::StudioContext::said, this,
            [this, &context](const QString &sentence, std::int64_t project, std::int64_t step) {
                std::function<void()> undo;
                if (step != 0)
                    undo = [&context, project, step] { context.undoStep(project, step); };
                say(sentence, Way::Undo, undo, step);
            });
    connect(&context, &models::StudioContext::stepReversed, this,
            [this, &context](std::int64_t project, const workspace::EditReceipt &receipt, bool isUndo) {
                const std::int64_t step = receipt.sequence;
                if (isUndo) {
                    say(
                        wording::tookBack(*receipt.reversed, context.hasDocuments()), Way::Redo,
                        [&context, project, step] { context.redoStep(project, step); }, step);
                } else {
                    say(
                        wording::broughtBack(*receipt.reversed, context.hasDocuments()), Way::Undo,
                        [&context, project, step] { context.undoStep(project, step); }, step);
                }
            });
    connect(&context, &models::StudioContext::undoOffered, this,
            [this](const QString &sentence, const std::function<void()> &undo) {
                say(sentence, Way::Undo, undo, 0);
            });
    connect(&context, &models::StudioContext::projectOpened, this, &Toast::forgetStep);
    connect(
        &context, &models::StudioContext::edited, this,
        [this, &context](const std::vector<workspace::JournalEntry> &entries) { follow(context, entries); });
    setObjectName(QStringLiteral("toast"));
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("toastSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_button = new ToastButton(QString());
    m_button->setObjectName(QStringLiteral("toastUndo"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(14), px(4), px(6), px(4));
    layout->setSpacing(px(8));
    layout->addWidget(m_sentence);
    layout->addWidget(m_button);
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownMs);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto takeBack = std::exchange(m_takeBack, {}))
            takeBack();
    });
    m_over->installEventFilter(this);
    hide();
}

void Toast::say(const QString &sentence, Way way, std::function<void()> takeBack, std::int64_t step)
{
    m_step = step;
    dress();
    m_sentence->setFont(theme::font(theme::TextRole::Body));
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    m_takeBack = std::move(takeBack);
    m_button->setText(way == Way::Undo ? tr("Undo") : tr("Redo"));
    m_button->setAccessibleName(way == Way::Undo ? tr("Undo this") : tr("Bring it back"));
    m_button->setVisible(static_cast<bool>(m_takeBack));
    show();
    raise();
    place();
    m_timer.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::follow(const models::StudioContext &context, const std::vector<workspace::JournalEntry> &entries)
{
    const bool reversed =
        m_step != 0 && std::ranges::any_of(entries, [this](const workspace::JournalEntry &entry) {
            return entry.undoes == m_step;
        });
    if (reversed) {
        // What it tells is not true any more.
        m_step = 0;
        m_takeBack = {};
        hide();
    } else if (std::ranges::any_of(entries, [this, &context](const workspace::JournalEntry &entry) {
                   return entry.author == context.author() && entry.sequence > m_step;
               })) {
        forgetStep();
    }
}

void Toast::forgetStep()
{
    if (std::exchange(m_step, 0) == 0)
        return;
    m_takeBack = {};
    m_button->hide();
    if (isVisible())
        place();
}

void Toast::dress()
{
    QPalette inverse = palette();
    if (inverse.color(QPalette::WindowText) == QColor(theme::tokens().canvas))
        return;
    inverse.setColor(QPalette::WindowText, theme::tokens().canvas);
    m_sentence->setPalette(inverse);
}

void Toast::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        dress();
}

void Toast::place()
{
    resize(qMin(sizeHint().width() + px(8), m_over->width() - px(2 * distance)), px(36));
    const QPoint corner = m_over->mapTo(parentWidget(), QPoint());
    move(corner + QPoint((m_over->width() - width()) / 2, m_over->height() - height() - px(distance)));
}

bool Toast::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(object, event);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    m_timer.start();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().t1));
    painter.drawRoundedRect(rect(), px(6), px(6));
}

} // namespace glossa::shell
