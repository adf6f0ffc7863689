// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse of SpanView.
#include "ui/widgets/span_view.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

text::Utf16Span SpanView::snapped(int anchor, int offset, bool byCharacter) const
{
    if (byCharacter || m_snap == Snap::Characters)
        return {std::min(anchor, offset), std::abs(offset - anchor)};
    return steps().snapped(anchor, offset);
}

bool SpanView::isOnGrip(text::Utf16Span span, SpanLayout::End end, const QPointF &place)
{
    const auto grip = m_layout.gripOf(span, end);
    if (!grip || place.y() < grip->line.top() || place.y() > grip->line.bottom())
        return false;
    const double outward = grip->atRight ? place.x() - grip->x : grip->x - place.x();
    // A third of a short label stays free to be clicked. Outside only the blank is the grip's: who presses
    // on the next letter means that one.
    const double inside = std::min<double>(px(4), grip->line.width() / 3);
    if (outward < -inside || outward > px(8))
        return false;
    return outward <= 0 || !m_layout.isOnNeighbour(span, end, place.x());
}

SpanView::Edge SpanView::edgeAt(const QPoint &place)
{
    if (m_active < 0)
        return Edge::None;
    const text::Utf16Span span = m_marks[static_cast<std::size_t>(m_active)].span;
    const QPointF at = QPointF(place - origin());
    if (isOnGrip(span, SpanLayout::End::Begin, at))
        return Edge::Begin;
    return isOnGrip(span, SpanLayout::End::End, at) ? Edge::End : Edge::None;
}

text::Utf16Span SpanView::stoppedAtNeighbours(text::Utf16Span from, text::Utf16Span to) const
{
    if (m_overlapAllowed)
        return to;
    int begin = to.begin;
    int end = to.end();
    for (const SpanMark &mark : m_marks) {
        if (mark.look != SpanLook::Person)
            continue;
        if (mark.span.begin >= from.end())
            end = std::min(end, mark.span.begin);
        else if (mark.span.end() <= from.begin)
            begin = std::max(begin, mark.span.end());
    }
    return steps().trimmed({begin, std::max(0, end - begin)}, TextSteps::Trim::Blanks);
}

void SpanView::dragEdge(const QPoint &place, bool byCharacter)
{
    // The other edge stands still.
    const text::Utf16Span span = m_edge->mark.span;
    const bool atBegin = m_edge->edge == Edge::Begin;
    const int at = offsetAt(place);
    const text::Utf16Span touched =
        atBegin ? snapped(at, span.end(), byCharacter) : snapped(span.begin, at, byCharacter);
    const int begin = atBegin ? touched.begin : span.begin;
    const int end = atBegin ? span.end() : touched.end();
    if (at == (atBegin ? span.end() : span.begin) || begin >= end)
        return;
    const text::Utf16Span wanted = steps().trimmed({begin, end - begin}, TextSteps::Trim::Blanks);
    const text::Utf16Span next = stoppedAtNeighbours(span, wanted);
    if (next.length == 0 || next == m_edge->span)
        return;
    m_edge->span = next;
    showMarks();
}

void SpanView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    cancelDrag();
    m_pressedAt = event->pos();
    m_dragged = false;
    if (const Edge edge = edgeAt(event->pos()); edge != Edge::None) {
        const SpanMark &mark = m_marks[static_cast<std::size_t>(m_active)];
        m_edge = EdgeDrag{edge, mark, mark.span};
        return;
    }
    m_selecting = true;
    const int at = offsetAt(event->pos());
    if (event->modifiers() & Qt::ShiftModifier) {
        m_caret = at;
        m_dragged = true;
        m_exact = event->modifiers() & Qt::AltModifier;
        setSelection(snapped(m_anchor, at, m_exact));
        return;
    }
    m_anchor = at;
}

void SpanView::mouseMoveEvent(QMouseEvent *event)
{
    const bool byCharacter = event->modifiers() & Qt::AltModifier;
    if (!(event->buttons() & Qt::LeftButton)) {
        cancelDrag(); // the button was let go where we did not see it
        viewport()->setCursor(edgeAt(event->pos()) == Edge::None ? Qt::IBeamCursor : Qt::SizeHorCursor);
        const auto under = m_layout.marksAt(QPointF(event->pos() - origin()));
        const int hovered = under.empty() ? -1 : under.front();
        if (hovered != m_hovered) {
            m_hovered = hovered;
            viewport()->update();
        }
        return;
    }
    if (!m_dragged && (event->pos() - m_pressedAt).manhattanLength() < px(3))
        return;
    m_dragged = true;
    if (m_edge) {
        dragEdge(event->pos(), byCharacter);
    } else if (m_selecting) {
        if (m_active >= 0) {
            m_active = -1;
            Q_EMIT spanActivated(-1);
        }
        m_caret = offsetAt(event->pos());
        m_exact = byCharacter;
        setSelection(snapped(m_anchor, m_caret, byCharacter));
        makeVisible(m_caret);
    }
}

void SpanView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool selecting = std::exchange(m_selecting, false);
    if (const auto drag = std::exchange(m_edge, std::nullopt)) {
        showMarks(); // as they are; the pane shows what becomes of them
        if (drag->span != drag->mark.span)
            Q_EMIT resizeRequested(placeOf(drag->mark, m_active), drag->span);
        return;
    }
    if (!selecting)
        return;
    if (m_dragged) {
        m_exact = event->modifiers() & Qt::AltModifier;
        const text::Utf16Span span = m_exact ? m_selection : labelSpan();
        m_anchor = span.begin;
        m_caret = span.end();
        setSelection(span);
        if (span.length > 0)
            Q_EMIT selectionFinished();
        return;
    }
    const auto under = m_layout.marksAt(QPointF(event->pos() - origin()));
    const int before = m_active;
    moveCaret(offsetAt(event->pos()), false);
    if (under.empty())
        return;
    // Clicks on a stack go from the inner to the outer spans.
    const auto now = std::ranges::find(under, before);
    const int next = now == under.end() || now + 1 == under.end() ? under.front() : *(now + 1);
    setActiveSpan(next);
    Q_EMIT spanActivated(next);
}

void SpanView::pointAt(const QPoint &viewportPlace)
{
    const int at = offsetAt(viewportPlace);
    if (m_selection.length > 0 && m_selection.begin <= at && at <= m_selection.end())
        return;
    const auto under = m_layout.marksAt(QPointF(viewportPlace - origin()));
    if (std::ranges::find(under, m_active) != under.end())
        return;
    moveCaret(at, false);
    if (under.empty())
        return;
    setActiveSpan(under.front());
    Q_EMIT spanActivated(under.front());
}

void SpanView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const text::Utf16Span word = steps().wordAt(offsetAt(event->pos()));
    if (word.length == 0)
        return;
    cancelDrag();
    deactivate();
    select(word);
    Q_EMIT selectionFinished();
}

} // namespace glossa::widgets
