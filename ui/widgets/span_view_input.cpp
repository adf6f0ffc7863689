// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and mouse of SpanView.
#include "ui/widgets/span_view.h"

#include "core/text/tokenizer.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

/// Around an offset only: looking at a whole document for one word would cost a frame.
constexpr int wordReach = 400;

std::u16string_view units(QStringView text)
{
    return {text.utf16(), static_cast<std::size_t>(text.size())};
}

bool endsSentence(QChar c)
{
    return QStringView(u".,;:!?…。、，；：！？").contains(c);
}

} // namespace

text::Utf16Span SpanView::wordAt(int offset) const
{
    const QString &whole = text();
    const int size = static_cast<int>(whole.size());
    int from = std::max(0, offset - wordReach);
    if (from > 0 && whole[from].isLowSurrogate())
        --from;
    const int to = std::min(size, offset + wordReach);
    const auto word =
        text::wordAt(units(QStringView(whole).mid(from, to - from)), offset - from, m_language.toStdString());
    return {from + word.begin, word.length};
}

int SpanView::step(int offset, int direction, bool word) const
{
    const QString &whole = text();
    const int size = static_cast<int>(whole.size());
    int at = offset;
    if (!word) {
        const int from = std::max(0, at - wordReach);
        const int to = std::min(size, at + wordReach);
        const auto near = units(QStringView(whole).mid(from, to - from));
        return direction > 0 ? (at >= size ? size : from + text::nextGrapheme(near, at - from))
                             : (at <= 0 ? 0 : from + text::previousGrapheme(near, at - from));
    }
    // To the start of the next word, or of this or the previous one.
    if (direction > 0) {
        const text::Utf16Span here = wordAt(at);
        at = here.end() > at ? here.end() : at + (at < size ? 1 : 0);
        while (at < size && whole[at].isSpace())
            ++at;
        return at;
    }
    while (at > 0 && whole[at - 1].isSpace())
        --at;
    if (at == 0)
        return 0;
    const text::Utf16Span before = wordAt(at - 1);
    return before.length > 0 && before.begin < at ? before.begin : at - 1;
}

text::Utf16Span SpanView::trimmed(text::Utf16Span span) const
{
    const QString &whole = text();
    int begin = span.begin;
    int end = span.end();
    while (begin < end && whole[begin].isSpace())
        ++begin;
    while (end > begin && whole[end - 1].isSpace())
        --end;
    // A full stop at the end belongs to the sentence, unless it was selected alone.
    int inner = end;
    while (inner > begin && endsSentence(whole[inner - 1]))
        --inner;
    return {begin, (inner > begin ? inner : end) - begin};
}

text::Utf16Span SpanView::snapped(int anchor, int offset, bool byCharacter) const
{
    if (byCharacter || m_snap == Snap::Characters)
        return {std::min(anchor, offset), std::abs(offset - anchor)};
    if (anchor == offset)
        return {anchor, 0};
    const int low = std::min(anchor, offset);
    const int high = std::max(anchor, offset);
    const QString &whole = text();
    // A drag that begins or ends in a gap takes the word it has passed over, not the one before it.
    const text::Utf16Span first =
        low < whole.size() && !whole[low].isSpace() ? wordAt(low) : text::Utf16Span{low, 0};
    const text::Utf16Span last =
        high > 0 && !whole[high - 1].isSpace() ? wordAt(high - 1) : text::Utf16Span{high, 0};
    const int begin = first.length > 0 && first.end() > low ? std::min(low, first.begin) : low;
    const int end = last.length > 0 ? std::max(high, last.end()) : high;
    return {begin, end - begin};
}

void SpanView::moveCaret(int offset, bool extend)
{
    m_caret = std::clamp(offset, 0, static_cast<int>(text().size()));
    m_grown.clear();
    if (!extend)
        m_anchor = m_caret;
    if (m_active >= 0) {
        m_active = -1;
        Q_EMIT spanActivated(-1);
    }
    setSelection({std::min(m_anchor, m_caret), std::abs(m_caret - m_anchor)});
    makeVisible(m_caret);
    viewport()->update();
}

bool SpanView::event(QEvent *event)
{
    // Tab walks from span to span here; Ctrl+Tab leaves.
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (tab && key->modifiers() & Qt::ControlModifier)
            return focusNextPrevChild(key->key() == Qt::Key_Tab && !(key->modifiers() & Qt::ShiftModifier));
        if (tab && !m_layout.marks().empty()) {
            cycleSpans(key->key() == Qt::Key_Tab && !(key->modifiers() & Qt::ShiftModifier) ? 1 : -1);
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void SpanView::keyPressEvent(QKeyEvent *event)
{
    if (moveByKey(event) || resizeByKey(event) || growByKey(event))
        return;
    if (event->key() == Qt::Key_Escape && (m_selection.length > 0 || m_active >= 0)) {
        clearSelection();
        setActiveSpan(-1);
        Q_EMIT spanActivated(-1);
        return;
    }
    event->ignore(); // the pane's keys
}

bool SpanView::moveByKey(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const bool word = event->modifiers() & Qt::ControlModifier;
    if (event->modifiers() & Qt::AltModifier)
        return false;
    const auto across = [&](int direction) {
        // A selection collapses to its side, as in any editor.
        if (!extend && m_selection.length > 0 && !word)
            moveCaret(direction > 0 ? m_selection.end() : m_selection.begin, false);
        else
            moveCaret(step(m_caret, direction, word), extend);
        m_wantedX = -1;
    };
    const auto upright = [&](bool down) {
        if (m_wantedX < 0)
            m_wantedX = m_layout.caretRect(m_caret).left();
        moveCaret(down ? m_layout.offsetBelow(m_caret, m_wantedX) : m_layout.offsetAbove(m_caret, m_wantedX),
                  extend);
    };
    const text::Utf16Span line = m_layout.lineAt(m_caret);
    switch (event->key()) {
    case Qt::Key_Left:
        across(-1);
        return true;
    case Qt::Key_Right:
        across(1);
        return true;
    case Qt::Key_Up:
        upright(false);
        return true;
    case Qt::Key_Down:
        upright(true);
        return true;
    case Qt::Key_Home:
        moveCaret(word ? 0 : line.begin, extend);
        return true;
    case Qt::Key_End:
        moveCaret(word ? static_cast<int>(text().size()) : line.end(), extend);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const double page = viewport()->height() - px(40);
        const QRectF caret = m_layout.caretRect(m_caret);
        const double y = caret.center().y() + (event->key() == Qt::Key_PageDown ? page : -page);
        moveCaret(m_layout.offsetAt(QPointF(caret.left(), std::max(0.0, y))), extend);
        return true;
    }
    default:
        return false;
    }
}

bool SpanView::resizeByKey(QKeyEvent *event)
{
    const QString key = event->text();
    if (m_active < 0 || key.size() != 1)
        return false;
    const bool byCharacter = m_snap == Snap::Characters || event->modifiers() & Qt::AltModifier;
    const text::Utf16Span span = m_layout.marks()[static_cast<std::size_t>(m_active)].span;
    int begin = span.begin;
    int end = span.end();
    const QString &whole = text();
    if (key == u"[") {
        begin = step(begin, -1, !byCharacter);
    } else if (key == u"]") {
        begin = step(begin, 1, !byCharacter);
    } else if (key == u"{") {
        end = step(end, -1, !byCharacter);
        while (!byCharacter && end > begin && whole[end - 1].isSpace())
            --end;
    } else if (key == u"}") {
        if (byCharacter) {
            end = step(end, 1, false);
        } else {
            while (end < whole.size() && whole[end].isSpace())
                ++end;
            end = std::max(end, wordAt(end).end());
        }
    } else {
        return false;
    }
    if (begin < end && (begin != span.begin || end != span.end()))
        Q_EMIT resizeRequested(m_active, {begin, end - begin});
    return true;
}

bool SpanView::growByKey(QKeyEvent *event)
{
    if (event->key() != Qt::Key_W || event->modifiers() & Qt::ControlModifier)
        return false;
    event->modifiers() & Qt::AltModifier ? shrink() : grow();
    return true;
}

/// Word, then what stands between marks of punctuation, then the line's sentence, then the line.
void SpanView::grow()
{
    const text::Utf16Span now = m_selection;
    const auto take = [&](text::Utf16Span span) {
        const text::Utf16Span next = trimmed(span);
        if (next.length <= now.length || !(next.begin <= now.begin && next.end() >= now.end()))
            return false;
        m_grown.push_back(now);
        if (m_active >= 0) {
            m_active = -1;
            Q_EMIT spanActivated(-1);
        }
        m_anchor = next.begin;
        m_caret = next.end();
        setSelection(next);
        makeVisible(next.begin);
        return true;
    };
    if (now.length == 0) {
        take(wordAt(m_caret));
        return;
    }
    const QString &whole = text();
    const auto between = [&](QStringView stops) {
        int begin = now.begin;
        int end = now.end();
        const auto stop = [&](QChar c) { return c == u'\n' || c == u'\r' || stops.contains(c); };
        while (begin > 0 && !stop(whole[begin - 1]))
            --begin;
        while (end < whole.size() && !stop(whole[end]))
            ++end;
        return text::Utf16Span{begin, end - begin};
    };
    take(between(u",;:()\"“”.!?")) || take(between(u".!?")) || take(between(u""));
}

void SpanView::shrink()
{
    if (m_grown.empty())
        return;
    const text::Utf16Span before = m_grown.back();
    m_grown.pop_back();
    m_anchor = before.begin;
    m_caret = before.end();
    setSelection(before);
}

void SpanView::cycleSpans(int direction)
{
    const auto &marks = m_layout.marks();
    std::vector<int> order(marks.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    std::ranges::stable_sort(order, {}, [&](int i) {
        const text::Utf16Span span = marks[static_cast<std::size_t>(i)].span;
        return std::pair(span.begin, -span.length);
    });
    const auto count = static_cast<int>(order.size());
    int at = -1;
    if (m_active >= 0) {
        at = static_cast<int>(std::ranges::find(order, m_active) - order.begin()) + direction;
    } else {
        const auto after = std::ranges::find_if(
            order, [&](int i) { return marks[static_cast<std::size_t>(i)].span.begin >= m_caret; });
        at = static_cast<int>(after - order.begin()) - (direction > 0 ? 0 : 1);
    }
    const int next = order[static_cast<std::size_t>((at + count) % count)];
    m_caret = m_anchor = marks[static_cast<std::size_t>(next)].span.begin;
    setSelection({m_caret, 0});
    setActiveSpan(next);
    Q_EMIT spanActivated(next);
}

SpanView::Drag SpanView::edgeAt(const QPoint &place)
{
    if (m_active < 0)
        return Drag::None;
    const auto rects = m_layout.rectsOf(m_layout.marks()[static_cast<std::size_t>(m_active)].span);
    if (rects.empty())
        return Drag::None;
    const auto near = [&](double x, const QRectF &rect) {
        const QPointF at = QPointF(place - origin());
        return std::abs(at.x() - x) <= px(6) && at.y() >= rect.top() && at.y() <= rect.bottom();
    };
    if (near(rects.front().left() - 2, rects.front()))
        return Drag::LeftEdge;
    if (near(rects.back().right() + 2, rects.back()))
        return Drag::RightEdge;
    return Drag::None;
}

void SpanView::showActiveAs(text::Utf16Span span)
{
    std::vector<SpanMark> marks = m_layout.marks();
    marks[static_cast<std::size_t>(m_active)].span = span;
    m_layout.setMarks(std::move(marks));
    viewport()->update();
}

void SpanView::dragEdge(const QPoint &place, bool byCharacter)
{
    const text::Utf16Span span = m_layout.marks()[static_cast<std::size_t>(m_active)].span;
    const int at = offsetAt(place);
    text::Utf16Span next = m_drag == Drag::LeftEdge ? snapped(at, span.end(), byCharacter)
                                                    : snapped(span.begin, at, byCharacter);
    // The other edge stands still.
    if (m_drag == Drag::LeftEdge)
        next.length = span.end() - next.begin;
    else
        next = {span.begin, next.end() - span.begin};
    if (next.length > 0 && next != span && at != (m_drag == Drag::LeftEdge ? span.end() : span.begin))
        showActiveAs(next);
}

void SpanView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = event->pos();
    m_dragged = false;
    m_drag = edgeAt(event->pos());
    if (m_drag != Drag::None)
        return;
    m_drag = Drag::Select;
    const int at = offsetAt(event->pos());
    if (event->modifiers() & Qt::ShiftModifier) {
        m_caret = at;
        m_dragged = true;
        setSelection(snapped(m_anchor, at, event->modifiers() & Qt::AltModifier));
        return;
    }
    m_anchor = at;
}

void SpanView::mouseMoveEvent(QMouseEvent *event)
{
    const bool byCharacter = event->modifiers() & Qt::AltModifier;
    if (!(event->buttons() & Qt::LeftButton)) {
        const Drag edge = edgeAt(event->pos());
        viewport()->setCursor(edge == Drag::None ? Qt::IBeamCursor : Qt::SizeHorCursor);
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
    if (m_drag == Drag::LeftEdge || m_drag == Drag::RightEdge) {
        dragEdge(event->pos(), byCharacter);
    } else if (m_drag == Drag::Select) {
        if (m_active >= 0) {
            m_active = -1;
            Q_EMIT spanActivated(-1);
        }
        m_caret = offsetAt(event->pos());
        setSelection(snapped(m_anchor, m_caret, byCharacter));
        makeVisible(m_caret);
    }
}

void SpanView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (event->button() != Qt::LeftButton || drag == Drag::None)
        return;
    if (drag != Drag::Select) {
        if (m_dragged)
            Q_EMIT resizeRequested(m_active, m_layout.marks()[static_cast<std::size_t>(m_active)].span);
        return;
    }
    if (m_dragged) {
        const bool exact = event->modifiers() & Qt::AltModifier;
        const text::Utf16Span span = exact ? m_selection : trimmed(m_selection);
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

void SpanView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const text::Utf16Span word = wordAt(offsetAt(event->pos()));
    if (word.length == 0)
        return;
    setActiveSpan(-1);
    m_anchor = word.begin;
    m_caret = word.end();
    setSelection(word);
    m_drag = Drag::None;
    Q_EMIT selectionFinished();
}

} // namespace glossa::widgets
