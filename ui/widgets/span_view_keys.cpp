// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of SpanView.
#include "ui/widgets/span_view.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

void SpanView::select(text::Utf16Span span)
{
    m_exact = false;
    m_anchor = span.begin;
    m_caret = span.end();
    setSelection(span);
}

void SpanView::deactivate()
{
    if (m_active < 0)
        return;
    setActiveSpan(-1);
    Q_EMIT spanActivated(-1);
}

void SpanView::moveCaret(int offset, bool extend)
{
    cancelDrag();
    m_caret = std::clamp(offset, 0, static_cast<int>(text().size()));
    m_grown.clear();
    m_exact = false;
    if (!extend)
        m_anchor = m_caret;
    deactivate();
    setSelection({std::min(m_anchor, m_caret), std::abs(m_caret - m_anchor)});
    makeVisible(m_caret);
    viewport()->update();
}

int SpanView::wordStep(int direction, bool extend) const
{
    const TextSteps by = steps();
    if (!extend || m_snap == Snap::Characters)
        return by.wordStart(m_caret, direction);
    // A selection ends where words end, so that a label holds no blank: it grows to the end of the next
    // word, and gives back a whole one.
    if (direction > 0) {
        const text::Utf16Span word = by.wordEndingAfter(m_caret);
        if (m_caret >= m_anchor || word.length == 0)
            return word.length > 0 ? word.end() : m_caret;
        const text::Utf16Span next = by.wordEndingAfter(word.end());
        return next.length > 0 ? std::min(next.begin, m_anchor) : m_anchor;
    }
    const text::Utf16Span word = by.wordBeginningBefore(m_caret);
    if (m_caret <= m_anchor || word.length == 0)
        return word.begin;
    const text::Utf16Span before = by.wordBeginningBefore(word.begin);
    return before.length > 0 ? std::max(before.end(), m_anchor) : m_anchor;
}

bool SpanView::event(QEvent *event)
{
    // Tab walks from span to span here; Ctrl+Tab leaves.
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (tab && key->modifiers() & Qt::ControlModifier)
            return focusNextPrevChild(key->key() == Qt::Key_Tab && !(key->modifiers() & Qt::ShiftModifier));
        if (tab && !m_marks.empty()) {
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
    if (event->key() == Qt::Key_Escape && m_edge) {
        cancelDrag(); // the label stays under work, as it was
        return;
    }
    if (event->key() == Qt::Key_Escape && (m_selection.length > 0 || m_active >= 0)) {
        cancelDrag();
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
            moveCaret(word ? wordStep(direction, extend) : steps().character(m_caret, direction), extend);
        m_exact = extend && !word;
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
    if (m_active < 0 || key.size() != 1 || !QStringView(u"[]{}").contains(key))
        return false;
    const bool byCharacter = m_snap == Snap::Characters || event->modifiers() & Qt::AltModifier;
    const text::Utf16Span span = m_marks[static_cast<std::size_t>(m_active)].span;
    const TextSteps by = steps();
    int begin = span.begin;
    int end = span.end();
    if (byCharacter) {
        int &edge = key == u"[" || key == u"]" ? begin : end;
        const int direction = key == u"[" || key == u"{" ? -1 : 1;
        // Over a blank to the character behind it: no label begins or ends with one.
        do {
            const int next = by.character(edge, direction);
            if (next == edge)
                break;
            edge = next;
        } while (begin < end &&
                 by.trimmed({begin, end - begin}, TextSteps::Trim::Blanks).length == span.length);
    } else if (key == u"[") {
        begin = by.wordBeginningBefore(begin).begin;
    } else if (key == u"]") {
        const text::Utf16Span next = by.wordEndingAfter(by.wordEndingAfter(begin).end());
        begin = next.length > 0 ? next.begin : end;
    } else if (key == u"{") {
        const text::Utf16Span last = by.wordBeginningBefore(end);
        end = last.end() < end ? last.end() : by.wordBeginningBefore(last.begin).end();
    } else if (const text::Utf16Span next = by.wordEndingAfter(end); next.length > 0) {
        end = next.end();
    }
    if (begin >= end)
        return true;
    const text::Utf16Span wanted = by.trimmed({begin, end - begin}, TextSteps::Trim::Blanks);
    const text::Utf16Span next = stoppedAtNeighbours(span, wanted);
    if (wanted.length > 0 && wanted != span)
        Q_EMIT resizeRequested(m_active, next == span ? wanted : next);
    return true;
}

bool SpanView::growByKey(QKeyEvent *event)
{
    const bool word = event->key() == Qt::Key_W;
    if ((!word && event->key() != Qt::Key_R) || event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        return false;
    if (event->modifiers() & Qt::AltModifier) {
        if (!word)
            return false;
        shrink();
        return true;
    }
    if (word)
        growByWord(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        growToSentence();
    return true;
}

/// Selects a stretch that holds the selection and more; false if this one does not.
bool SpanView::grow(text::Utf16Span span)
{
    const text::Utf16Span now = m_selection;
    const text::Utf16Span next = steps().trimmed(span, TextSteps::Trim::Words);
    if (next.length <= now.length || (now.length > 0 && !next.contains(now)))
        return false;
    m_grown.push_back(now);
    deactivate();
    select(next);
    makeVisible(next.begin);
    return true;
}

bool SpanView::growByWord(int direction)
{
    const text::Utf16Span now = m_selection;
    const TextSteps by = steps();
    if (now.length == 0)
        return grow(by.wordAt(m_caret));
    const int begin = direction > 0 ? now.begin : by.wordBeginningBefore(now.begin).begin;
    const int end = direction > 0 ? by.wordEndingAfter(now.end()).end() : now.end();
    return grow({begin, end - begin});
}

/// What stands between marks of punctuation, then the line's sentence, then the line.
bool SpanView::growToSentence()
{
    const text::Utf16Span now = m_selection.length > 0 ? m_selection : text::Utf16Span{m_caret, 0};
    const TextSteps by = steps();
    return grow(by.between(now, u",;:()\"“”.!?")) || grow(by.between(now, u".!?")) ||
           grow(by.between(now, u""));
}

void SpanView::shrink()
{
    if (m_grown.empty())
        return;
    const text::Utf16Span before = m_grown.back();
    m_grown.pop_back();
    select(before);
}

void SpanView::cycleSpans(int direction)
{
    cancelDrag();
    const auto &marks = m_marks;
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

KeyLines SpanView::keyLines() const
{
    using Keys = QList<QKeySequence>;
    const QKeyCombination ctrlShiftRight = Qt::CTRL | Qt::SHIFT | Qt::Key_Right;
    return {tr("In the text"),
            {{Keys{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move the caret")},
             {Keys{Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}, tr("…by words")},
             {Keys{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}, tr("Select by characters")},
             {Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_Left, ctrlShiftRight}, tr("Select by words")},
             {Keys{Qt::Key_W}, tr("Select the word; one more to its right")},
             {Keys{Qt::SHIFT | Qt::Key_W}, tr("One more word to the left")},
             {Keys{Qt::Key_R}, tr("Select the clause, the sentence, the line")},
             {Keys{Qt::ALT | Qt::Key_W}, tr("Take the last growth back")},
             {Keys{Qt::Key_Tab, Qt::SHIFT | Qt::Key_Tab}, tr("Next, previous label")},
             {Keys{Qt::Key_BracketLeft, Qt::Key_BracketRight}, tr("Start of the label out, in")},
             {Keys{Qt::Key_BraceLeft, Qt::Key_BraceRight}, tr("End of the label in, out")},
             {Keys{Qt::ALT | Qt::Key_BracketLeft, Qt::ALT | Qt::Key_BraceRight}, tr("…by one character")},
             {Keys{Qt::Key_Escape}, tr("Select nothing; end a drag")},
             {Keys{Qt::CTRL | Qt::Key_Tab}, tr("Leave the text")}}};
}

} // namespace glossa::widgets
