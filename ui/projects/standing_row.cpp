// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/standing_row.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace glossa::projects {

using theme::px;

namespace {

void paintMark(QPainter &painter, const QRectF &place, const StepState &state)
{
    const theme::Tokens &t = theme::tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    if (state.mark == StepState::Mark::Done) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.ok));
        painter.drawEllipse(place);
        theme::paintIcon(painter, place.adjusted(3, 3, -3, -3), theme::Icon::Check, t.canvas);
        return;
    }
    painter.setBrush(QColor(t.pane));
    const QColor ring = state.mark == StepState::Mark::Share     ? t.accfill
                        : state.mark == StepState::Mark::Warning ? t.warnmark
                                                                 : t.line2;
    painter.setPen(QPen(ring, 1.25));
    painter.drawEllipse(place.adjusted(.75, .75, -.75, -.75));
}

} // namespace

StandingRow::StandingRow(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void StandingRow::show(const StepState &state, bool first, bool last)
{
    m_state = state;
    m_first = first;
    m_last = last;
    setAccessibleName(tr("%1: %2", "step, where it stands").arg(state.name, state.words));
    setToolTip(tr("Open the project at %1").arg(state.name));
    update();
}

QSize StandingRow::sizeHint() const
{
    return {px(200), px(32)};
}

void StandingRow::enterEvent(QEnterEvent *)
{
    update();
}

void StandingRow::leaveEvent(QEvent *)
{
    update();
}

void StandingRow::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(this);
    QRectF mark(px(0), 0, px(16), px(16));
    mark.moveCenter({mark.center().x(), height() / 2.0});
    const QRectF thread(mark.center().x() - .75, m_first ? mark.bottom() : 0, 1.5,
                        (m_last ? mark.top() : height()) - (m_first ? mark.bottom() : 0));
    painter.fillRect(thread, t.line2);
    paintMark(painter, mark, m_state);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRect room = rect().adjusted(px(26), 0, 0, 0);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(underMouse() ? t.acc : t.t1);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, m_state.name);
    const int used = painter.fontMetrics().horizontalAdvance(m_state.name) + px(12);
    painter.setPen(t.t2);
    painter.drawText(room.adjusted(used, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_state.words, Qt::ElideRight, room.width() - used));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(4), px(4));
    }
}

} // namespace glossa::projects
#include "moc_standing_row.cpp"
