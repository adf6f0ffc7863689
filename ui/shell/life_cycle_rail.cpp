// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/life_cycle_rail.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace glossa::shell {

using theme::px;
using Mark = projects::StepState::Mark;

namespace {

constexpr int fullWidth = 208;
constexpr int foldedWidth = 56;
constexpr int threadRow = 52;
constexpr int leastThreadRow = 34; // where large text meets a small screen: two lines close together
constexpr int plainRow = 40;
constexpr int inset = 8;

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
    case models::Step::Deployments:
        return theme::Icon::Export;
    case models::Step::Tryout:
        return theme::Icon::Message;
    case models::Step::Settings:
        return theme::Icon::Sliders;
    }
    return theme::Icon::Info;
}

void paintBadge(QPainter &painter, const QRectF &node, Mark mark, const QColor &ground)
{
    if (mark != Mark::Done && mark != Mark::Warning)
        return;
    const theme::Tokens &t = theme::tokens();
    QRectF badge(0, 0, px(12), px(12));
    badge.moveCenter({node.right() - px(4), node.bottom() - px(4)});
    painter.setPen(QPen(ground, 1.5));
    painter.setBrush(mark == Mark::Done ? QColor(t.ok) : QColor(t.warnmark));
    painter.drawEllipse(badge);
    if (mark == Mark::Done) {
        theme::paintIcon(painter, badge.adjusted(2, 2, -2, -2), theme::Icon::Check, t.canvas);
    } else {
        painter.setPen(QPen(QColor(t.canvas), 1.5, Qt::SolidLine, Qt::RoundCap));
        const QPointF c = badge.center();
        painter.drawLine(c + QPointF(0, -2.6), c + QPointF(0, .4));
        painter.drawPoint(c + QPointF(0, 2.8));
    }
}

} // namespace

LifeCycleRail::LifeCycleRail(QWidget *parent) : QWidget(parent)
{
    installRailAccessibility();
    setObjectName(QStringLiteral("rail"));
    setProperty("region", true);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAutoFillBackground(true);
    setStates(projects::lifeCycle({}, {}), false);
    setAccessibleName(tr("Steps of the life cycle"));
    fit();
}

void LifeCycleRail::setStates(const std::vector<projects::StepState> &states, bool enabled)
{
    m_rows.clear();
    projects::StepState state;
    state.step = models::Step::Projects;
    state.name = tr("Projects");
    m_rows.push_back({state, true, false});
    for (const projects::StepState &step : states)
        m_rows.push_back({step, enabled, true});
    state.step = models::Step::Settings;
    state.name = tr("Settings");
    m_rows.push_back({state, true, false});
    update();
}

void LifeCycleRail::setActive(models::Step step)
{
    m_active = step;
    m_focused = rowOf(step);
    update();
}

void LifeCycleRail::setFolded(bool folded)
{
    m_folded = folded;
    fit();
    update();
}

void LifeCycleRail::fit()
{
    setFixedWidth(px(m_folded ? foldedWidth : fullWidth));
    setMinimumHeight(px(2 * inset + 2 * plainRow + stepCount() * leastThreadRow));
}

int LifeCycleRail::stepCount() const
{
    return std::max(0, static_cast<int>(m_rows.size()) - 2); // Projects and Settings are not on the thread
}

int LifeCycleRail::threadRowHeight() const
{
    const int room = height() - px(2 * inset + 2 * plainRow);
    return std::clamp(room / std::max(1, stepCount()), px(leastThreadRow), px(threadRow));
}

int LifeCycleRail::rowOf(models::Step step) const
{
    const auto found =
        std::ranges::find_if(m_rows, [step](const Row &row) { return row.state.step == step; });
    return found == m_rows.end() ? 0 : static_cast<int>(found - m_rows.begin());
}

QRect LifeCycleRail::rowRect(int row) const
{
    const int left = px(m_folded ? 4 : inset);
    const int width = this->width() - 2 * left;
    if (row == static_cast<int>(m_rows.size()) - 1)
        return {left, height() - px(inset + plainRow), width, px(plainRow)};
    if (row == 0)
        return {left, px(inset), width, px(plainRow)};
    const int high = threadRowHeight();
    return {left, px(inset + plainRow) + (row - 1) * high, width, high};
}

QRectF LifeCycleRail::nodeRect(int row) const
{
    const QRect room = rowRect(row);
    const double side = px(32);
    const double left = m_folded ? room.left() + (room.width() - side) / 2.0 : room.left() + px(12);
    const QRect node(static_cast<int>(left), room.center().y() - px(16) + 1, px(32), px(32));
    return QStyle::visualRect(layoutDirection(), rect(), node);
}

QString LifeCycleRail::rowText(int row) const
{
    const Row &shown = m_rows[static_cast<std::size_t>(row)];
    return shown.state.words.isEmpty() ? shown.state.name
                                       : tr("%1, %2", "step, state").arg(shown.state.name, shown.state.words);
}

int LifeCycleRail::rowAt(const QPoint &place) const
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        if (rowRect(row).contains(place))
            return row;
    return -1;
}

void LifeCycleRail::activate(int row)
{
    if (row >= 0 && row < static_cast<int>(m_rows.size()) && m_rows[static_cast<std::size_t>(row)].enabled)
        Q_EMIT stepChosen(m_rows[static_cast<std::size_t>(row)].state.step);
}

void LifeCycleRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int last = static_cast<int>(m_rows.size()) - 2; // of the thread
    const QRectF first = nodeRect(1);
    painter.fillRect(QRectF(first.center().x() - .75, first.center().y(), 1.5,
                            nodeRect(last).center().y() - first.center().y()),
                     theme::tokens().line2);
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        paintRow(painter, row);
}

void LifeCycleRail::paintRow(QPainter &painter, int row)
{
    const theme::Tokens &t = theme::tokens();
    const Row &shown = m_rows[static_cast<std::size_t>(row)];
    const bool active = shown.state.step == m_active;
    const QRect room = rowRect(row);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (active || (m_hover == row && shown.enabled)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(active ? QColor(t.sel) : QColor(t.hover));
        painter.drawRoundedRect(room, px(8), px(8));
        if (active)
            theme::outlineSelected(painter, room, px(8));
        if (shown.onThread && !active) // the row's ground hides the thread
            painter.fillRect(QRectF(nodeRect(row).center().x() - .75, room.top(), 1.5, room.height()),
                             t.line2);
    }
    paintNode(painter, row);
    if (!m_folded) {
        const int left = px(inset + 54 - 8);
        QRect text = QStyle::visualRect(layoutDirection(), room, room.adjusted(left, 0, -px(8), 0));
        painter.setFont(theme::font(theme::TextRole::BodyMedium));
        painter.setPen(shown.enabled ? t.t1 : t.t2);
        if (shown.state.words.isEmpty()) {
            painter.drawText(text, Qt::AlignVCenter, shown.state.name);
        } else {
            painter.drawText(QRect(text.left(), room.center().y() - px(17), text.width(), px(18)),
                             Qt::AlignVCenter, shown.state.name);
            painter.setFont(theme::font(theme::TextRole::Caption));
            painter.setPen(t.t2);
            painter.drawText(
                QRect(text.left(), room.center().y() + px(1), text.width(), px(15)), Qt::AlignVCenter,
                painter.fontMetrics().elidedText(shown.state.words, Qt::ElideRight, text.width()));
        }
    }
    if (hasFocus() && row == m_focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), px(8), px(8));
    }
    painter.restore();
}

void LifeCycleRail::paintNode(QPainter &painter, int row)
{
    const theme::Tokens &t = theme::tokens();
    const Row &shown = m_rows[static_cast<std::size_t>(row)];
    const bool active = shown.state.step == m_active;
    const QRectF node = nodeRect(row);
    if (active) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.accfill));
        painter.drawEllipse(node);
    } else if (shown.onThread) {
        painter.setBrush(QColor(t.win));
        painter.setPen(QPen(QColor(t.line2), 1.25));
        painter.drawEllipse(node.adjusted(.75, .75, -.75, -.75));
        if (shown.state.mark == Mark::Share && shown.state.share > 0) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(t.accfill), 2));
            painter.drawArc(node.adjusted(1, 1, -1, -1), 90 * 16,
                            static_cast<int>(-shown.state.share * 360 * 16));
        }
    }
    QRectF sign(0, 0, px(16), px(16));
    sign.moveCenter(node.center());
    theme::paintIcon(painter, sign, iconOf(shown.state.step),
                     active ? QColor(t.onacc) : (shown.enabled ? QColor(t.t2) : QColor(t.t3)));
    paintBadge(painter, node, shown.state.mark, active ? t.sel : t.win);
}

void LifeCycleRail::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (row == m_hover)
        return;
    m_hover = row;
    setCursor(row >= 0 && m_rows[static_cast<std::size_t>(row)].enabled ? Qt::PointingHandCursor
                                                                        : Qt::ArrowCursor);
    update();
}

void LifeCycleRail::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activate(rowAt(event->pos()));
}

void LifeCycleRail::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void LifeCycleRail::moveFocus(int by)
{
    const int count = static_cast<int>(m_rows.size());
    int row = m_focused + by;
    while (row >= 0 && row < count && !m_rows[static_cast<std::size_t>(row)].enabled)
        row += by;
    if (row < 0 || row >= count)
        return;
    m_focused = row;
    setAccessibleDescription(rowText(row));
    update();
}

void LifeCycleRail::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        moveFocus(-1);
        return;
    case Qt::Key_Down:
        moveFocus(1);
        return;
    case Qt::Key_Home:
        m_focused = 0;
        update();
        return;
    case Qt::Key_End:
        m_focused = static_cast<int>(m_rows.size()) - 1;
        update();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_focused);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void LifeCycleRail::focusInEvent(QFocusEvent *)
{
    update();
}

void LifeCycleRail::focusOutEvent(QFocusEvent *)
{
    update();
}

void LifeCycleRail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fit();
}

bool LifeCycleRail::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        if (row >= 0 && m_folded)
            QToolTip::showText(help->globalPos(), rowText(row), this);
        else if (row >= 0 && !m_rows[static_cast<std::size_t>(row)].enabled)
            QToolTip::showText(help->globalPos(), tr("Open a project first"), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace glossa::shell
#include "moc_life_cycle_rail.cpp"
