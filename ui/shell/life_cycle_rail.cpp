// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/life_cycle_rail.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace glossa::shell {

using theme::px;

namespace {

theme::Icon iconOf(models::Step step)
{
    switch (step) {
    case models::Step::Projects:
        return theme::Icon::Layers;
    case models::Step::Schema:
        return theme::Icon::Schema;
    case models::Step::Labeling:
        return theme::Icon::Label;
    case models::Step::Training:
        return theme::Icon::Pulse;
    case models::Step::Details:
        return theme::Icon::Grid;
    case models::Step::Settings:
        break;
    }
    return theme::Icon::Sliders;
}

/// Projects and Settings stand off the thread of the life cycle.
bool onThread(models::Step step)
{
    return step != models::Step::Projects && step != models::Step::Settings;
}

} // namespace

LifeCycleRail::LifeCycleRail(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("rail"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Steps of the life cycle"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void LifeCycleRail::setSteps(std::vector<RailStep> steps)
{
    m_steps = std::move(steps);
    describe();
    update();
}

void LifeCycleRail::setCurrent(models::Step step)
{
    m_current = step;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].step == step)
            m_focused = static_cast<int>(i);
    }
    describe();
    update();
}

void LifeCycleRail::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

QSize LifeCycleRail::sizeHint() const
{
    return {px(m_folded ? 56 : 208), px(400)};
}

QRect LifeCycleRail::rowRect(std::size_t index) const
{
    const int thick = px(52);
    const int thin = px(40);
    int y = px(8);
    for (std::size_t i = 0; i < index; ++i)
        y += onThread(m_steps[i].step) ? thick : thin;
    const int height = onThread(m_steps[index].step) ? thick : thin;
    if (m_steps[index].step == models::Step::Settings)
        y = this->height() - height - px(8);
    return {px(8), y, width() - px(17), height};
}

int LifeCycleRail::indexAt(const QPoint &place) const
{
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (rowRect(i).contains(place))
            return static_cast<int>(i);
    }
    return -1;
}

void LifeCycleRail::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    int first = -1;
    int last = -1;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (onThread(m_steps[i].step)) {
            first = first < 0 ? static_cast<int>(i) : first;
            last = static_cast<int>(i);
        }
    }
    if (first >= 0 && last > first) {
        const int x = rowRect(0).left() + px(28);
        painter.setPen(QPen(QColor(t.line2), 1.5));
        painter.drawLine(x, rowRect(static_cast<std::size_t>(first)).center().y(), x,
                         rowRect(static_cast<std::size_t>(last)).center().y());
    }
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        paintStep(painter, i);
}

void LifeCycleRail::paintStep(QPainter &painter, std::size_t index)
{
    const theme::Tokens &t = theme::tokens();
    const RailStep &step = m_steps[index];
    const QRect row = rowRect(index);
    const bool active = step.step == m_current;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (active || static_cast<int>(index) == m_hover) {
        painter.setBrush(active ? QColor(t.sel) : QColor(t.hover));
        painter.drawRoundedRect(row, px(8), px(8));
    }
    if (hasFocus() && static_cast<int>(index) == m_focused) {
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), px(8), px(8));
    }
    const double radius = px(16);
    const QPointF centre(row.left() + px(28), row.center().y() + 0.5);
    const bool thread = onThread(step.step);
    if (thread || active) {
        painter.setPen(QPen(QColor(active ? t.accfill : t.line2), 1.5));
        painter.setBrush(active ? QColor(t.accfill) : QColor(t.win));
        painter.drawEllipse(centre, radius, radius);
    }
    if (thread && !active && step.share > 0.0) {
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawArc(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), 90 * 16,
                        -static_cast<int>(360 * 16 * std::min(1.0, step.share)));
    }
    theme::paintIcon(painter, QRectF(centre.x() - px(8), centre.y() - px(8), px(16), px(16)), iconOf(step.step),
                     active ? QColor(t.onacc) : QColor(t.t2));
    if (step.done || step.attention) {
        const QPointF badge(centre.x() + px(11), centre.y() + px(11));
        painter.setPen(QPen(QColor(active ? t.sel : t.win), 2));
        painter.setBrush(step.attention ? QColor(t.warnmark) : QColor(t.ok));
        painter.drawEllipse(badge, px(7), px(7));
        if (step.attention) {
            painter.setPen(t.win);
            painter.setFont(theme::font(theme::TextRole::Caption));
            painter.drawText(QRectF(badge.x() - px(7), badge.y() - px(7), px(14), px(14)), Qt::AlignCenter,
                             QStringLiteral("!"));
        } else {
            theme::paintIcon(painter, QRectF(badge.x() - px(4), badge.y() - px(4), px(8), px(8)),
                             theme::Icon::Check, t.win);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_folded)
        return;
    const int left = row.left() + px(54);
    const QRect text(left, row.top(), row.right() - left - px(4), row.height());
    painter.setPen(t.t1);
    painter.setFont(theme::font(theme::TextRole::BodyMedium));
    if (step.state.isEmpty() || !thread) {
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, step.name);
        return;
    }
    painter.drawText(QRect(text.left(), text.top() + px(7), text.width(), px(20)), Qt::AlignVCenter | Qt::AlignLeft,
                     step.name);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t2);
    painter.drawText(QRect(text.left(), text.top() + px(27), text.width(), px(16)), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(step.state, Qt::ElideRight, text.width()));
}

void LifeCycleRail::describe()
{
    QStringList lines;
    for (const RailStep &step : m_steps) {
        const QString current = step.step == m_current ? tr("current") : QString();
        QStringList parts{step.name, step.state, current};
        parts.removeAll(QString());
        lines << parts.join(QStringLiteral(", "));
    }
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

void LifeCycleRail::mousePressEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index >= 0)
        Q_EMIT chosen(m_steps[static_cast<std::size_t>(index)].step);
}

void LifeCycleRail::mouseMoveEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position().toPoint());
    if (index == m_hover)
        return;
    m_hover = index;
    setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void LifeCycleRail::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void LifeCycleRail::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_steps.size()) - 1;
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        m_focused = std::clamp(m_focused + (event->key() == Qt::Key_Down ? 1 : -1), 0, last);
        update();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        Q_EMIT chosen(m_steps[static_cast<std::size_t>(m_focused)].step);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LifeCycleRail::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void LifeCycleRail::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool LifeCycleRail::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            const RailStep &step = m_steps[static_cast<std::size_t>(index)];
            QToolTip::showText(help->globalPos(),
                               step.state.isEmpty() ? step.name : QStringLiteral("%1: %2").arg(step.name, step.state));
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace glossa::shell
