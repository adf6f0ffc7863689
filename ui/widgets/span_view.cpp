// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr double stageSize = 16.0; // at which a line is 26 high: utterances, documents
constexpr double documentSize = 15.0;
constexpr int sliceMs = 6; // of laying out what is not in sight, between events
constexpr int mostHits = 2000;
constexpr int widestColumn = 84; // characters of reading text

} // namespace

SpanView::SpanView(QWidget *parent) : QAbstractScrollArea(parent)
{
    installAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &SpanView::measureMore);
    m_layout.setFont(theme::contentFont(m_textSize, {}), scale());
}

void SpanView::setText(const QString &text, const QString &language)
{
    m_language = language;
    m_layout.setFont(theme::contentFont(m_textSize, language), scale());
    m_layout.setText(text, language);
    m_selection = {};
    m_anchor = m_caret = 0;
    m_exact = false;
    m_active = m_hovered = -1;
    m_grown.clear();
    m_edge.reset();
    m_selecting = false;
    setSearchText(m_search);
    verticalScrollBar()->setValue(0);
    relayout();
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

int SpanView::placeOf(const SpanMark &mark, int likely) const
{
    // A colour or key may be another now; it is the same label.
    const auto same = [&](const SpanMark &other) {
        return other.span == mark.span && other.caption == mark.caption && other.look == mark.look;
    };
    const auto at = static_cast<std::size_t>(likely);
    if (likely >= 0 && at < m_marks.size() && same(m_marks[at]))
        return likely;
    const auto found = std::ranges::find_if(m_marks, same);
    return found == m_marks.end() ? -1 : static_cast<int>(found - m_marks.begin());
}

void SpanView::setSpans(std::vector<SpanMark> marks)
{
    std::optional<SpanMark> active;
    if (m_active >= 0)
        active = m_marks[static_cast<std::size_t>(m_active)];
    m_marks = std::move(marks);
    m_active = active ? placeOf(*active, m_active) : -1;
    m_hovered = -1;
    if (m_edge && placeOf(m_edge->mark, m_active) < 0)
        m_edge.reset();
    showMarks();
    // A line that has just got its first label is higher now: the range must have room for its caption.
    m_layout.layOut(-origin().y(), viewport()->height() - origin().y());
    fitScrollBar();
    Q_EMIT viewChanged();
}

void SpanView::showMarks()
{
    std::vector<SpanMark> shown = m_marks;
    if (m_edge)
        shown[static_cast<std::size_t>(placeOf(m_edge->mark, m_active))].span = m_edge->span;
    m_layout.setMarks(std::move(shown));
    viewport()->update();
}

bool SpanView::cancelDrag()
{
    const bool dragging = m_edge || m_selecting;
    m_selecting = false;
    if (m_edge) {
        m_edge.reset();
        showMarks();
    }
    return dragging;
}

void SpanView::setTextSize(double size)
{
    const auto held = heldPlace();
    m_textSize = size;
    m_layout.setFont(theme::contentFont(size, m_language), scale());
    relayout();
    holdAt(held);
}

int SpanView::heightOf(int offset)
{
    // Through layOut, which moves what stands below.
    const auto &paragraph = m_layout.paragraphs()[static_cast<std::size_t>(m_layout.paragraphAt(offset))];
    m_layout.layOut(paragraph.top, paragraph.top + 1);
    return static_cast<int>(m_layout.caretRect(offset).top()) + origin().y();
}

std::optional<SpanView::Held> SpanView::heldPlace()
{
    if (text().isEmpty())
        return std::nullopt;
    const int hand = m_active >= 0 ? m_marks[static_cast<std::size_t>(m_active)].span.begin : m_caret;
    if (const int y = heightOf(hand); y >= 0 && y < viewport()->height())
        return Held{hand, y};
    const int first = m_layout.offsetAt(QPointF(0, -origin().y()));
    return Held{first, heightOf(first)};
}

void SpanView::holdAt(const std::optional<Held> &held)
{
    if (!held)
        return;
    // What is laid out on the way there may be higher than it was guessed to be: the second time it is known.
    for (int pass = 0; pass < 2; ++pass) {
        const int moved = heightOf(held->offset) - held->y;
        fitScrollBar();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
        m_layout.layOut(-origin().y(), viewport()->height() - origin().y());
    }
    fitScrollBar();
    if (held->y >= 0)
        makeVisible(held->offset); // a line at the foot has grown, and may stand half below it
}

void SpanView::setLineNumbers(bool on)
{
    m_lineNumbers = on;
    setTextSize(m_textSize);
}

void SpanView::setSearchText(const QString &text)
{
    m_search = text;
    std::vector<text::Utf16Span> hits;
    if (!text.isEmpty()) {
        const QString &whole = m_layout.text();
        for (qsizetype at = whole.indexOf(text, 0, Qt::CaseInsensitive); at >= 0 && hits.size() < mostHits;
             at = whole.indexOf(text, at + text.size(), Qt::CaseInsensitive))
            hits.push_back({static_cast<int>(at), static_cast<int>(text.size())});
    }
    m_layout.setHits(std::move(hits));
    viewport()->update();
}

void SpanView::setSpansHidden(bool hidden)
{
    m_spansHidden = hidden;
    viewport()->update();
}

double SpanView::scale() const
{
    return px(m_textSize) / (m_lineNumbers ? documentSize : stageSize);
}

QPoint SpanView::origin() const
{
    const int left = m_lineNumbers
                         ? px(52) + std::max(0, (viewport()->width() - px(52) - px(16) - textWidth()) / 2)
                         : px(16);
    return {left, (m_lineNumbers ? px(8) : px(4)) - verticalScrollBar()->value()};
}

int SpanView::textWidth() const
{
    const int room = viewport()->width() - (m_lineNumbers ? px(52) : px(16)) - px(16);
    if (!m_lineNumbers)
        return std::max(px(80), room);
    const QFontMetrics metrics(theme::contentFont(m_textSize, m_language));
    return std::max(px(80), std::min(room, widestColumn * metrics.averageCharWidth()));
}

void SpanView::relayout()
{
    m_layout.setWidth(textWidth());
    m_measured = 0;
    m_layout.layOut(-origin().y(), viewport()->height() - origin().y());
    fitScrollBar();
    m_idle.start();
    viewport()->update();
    Q_EMIT viewChanged();
}

void SpanView::measureMore()
{
    QElapsedTimer clock;
    clock.start();
    const auto &paragraphs = m_layout.paragraphs();
    const int top = -origin().y();
    const auto anchor = std::ranges::upper_bound(paragraphs, top, {}, &SpanLayout::Paragraph::top);
    const auto anchorIndex =
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, anchor - paragraphs.begin() - 1));
    const int before = paragraphs.empty() ? 0 : paragraphs[anchorIndex].top;
    while (m_measured < paragraphs.size() && clock.elapsed() < sliceMs) {
        const SpanLayout::Paragraph &paragraph = paragraphs[m_measured];
        if (!paragraph.laidOut)
            m_layout.layOut(paragraph.top, paragraph.top + std::max(1, paragraph.height));
        ++m_measured;
    }
    if (m_measured >= paragraphs.size())
        m_idle.stop();
    fitScrollBar();
    if (!paragraphs.empty())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + paragraphs[anchorIndex].top - before);
}

void SpanView::fitScrollBar()
{
    const int height = m_layout.height() + (m_lineNumbers ? px(24) : px(8));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(px(26));
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

int SpanView::reservedHeight()
{
    m_layout.setWidth(textWidth());
    return m_layout.reservedHeight() + px(16);
}

QRect SpanView::rectOf(text::Utf16Span span)
{
    QRectF whole;
    for (const QRectF &rect : m_layout.rectsOf(span))
        whole = whole.united(rect);
    return whole.translated(origin()).toRect();
}

int SpanView::offsetAt(const QPoint &viewportPlace)
{
    return m_layout.offsetAt(QPointF(viewportPlace - origin()));
}

QPoint SpanView::popupPlace()
{
    text::Utf16Span span = m_selection;
    if (span.length == 0 && m_active >= 0)
        span = m_marks[static_cast<std::size_t>(m_active)].span;
    const auto rects = m_layout.rectsOf(span);
    // Below the last line of what is selected: none of it is covered.
    const QRectF at = rects.empty() ? m_layout.caretRect(m_caret) : rects.back();
    const QPoint below = (at.bottomLeft() + QPointF(origin())).toPoint() + QPoint(0, px(6));
    return viewport()->mapToGlobal(below);
}

void SpanView::setSelection(text::Utf16Span span)
{
    if (span == m_selection)
        return;
    m_selection = span;
    viewport()->update();
    QAccessibleTextSelectionEvent event(this, span.begin, span.end());
    QAccessible::updateAccessibility(&event);
    Q_EMIT selectionChanged(span);
}

void SpanView::clearSelection()
{
    m_anchor = m_caret;
    m_exact = false;
    m_grown.clear();
    setSelection({m_caret, 0});
}

text::Utf16Span SpanView::labelSpan() const
{
    return steps().trimmed(m_selection, m_exact ? TextSteps::Trim::Blanks : TextSteps::Trim::Words);
}

bool SpanView::selectWordAtCaret()
{
    const text::Utf16Span word = steps().wordAt(m_caret);
    if (word.length > 0)
        select(word);
    return word.length > 0;
}

void SpanView::setActiveSpan(int index)
{
    const int wanted = index >= 0 && index < static_cast<int>(m_marks.size()) ? index : -1;
    if (wanted == m_active)
        return;
    cancelDrag();
    m_active = wanted;
    viewport()->update();
    if (wanted >= 0)
        makeVisible(m_marks[static_cast<std::size_t>(wanted)].span.begin);
}

void SpanView::makeVisible(int offset)
{
    const QRectF caret = m_layout.caretRect(offset);
    const int margin = px(20);
    const int value = verticalScrollBar()->value();
    if (caret.top() < value)
        verticalScrollBar()->setValue(static_cast<int>(caret.top()) - margin);
    else if (caret.bottom() + margin > value + viewport()->height())
        verticalScrollBar()->setValue(static_cast<int>(caret.bottom()) + 2 * margin - viewport()->height());
}

void SpanView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_onPane ? theme::tokens().pane : theme::tokens().canvas);
    SpanLayout::Look look;
    look.selection = m_selection;
    look.active = m_spansHidden ? -1 : m_active;
    look.hovered = m_hovered;
    look.showMarks = !m_spansHidden;
    look.caret = hasFocus() && m_selection.length == 0 && m_active < 0 ? m_caret : -1;
    const QPoint at = origin();
    painter.save();
    painter.translate(at);
    m_layout.paint(painter, event->rect().translated(-at), look);
    painter.restore();
    if (m_lineNumbers)
        paintGutter(painter, event->rect());
}

void SpanView::paintGutter(QPainter &painter, const QRect &clip)
{
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(theme::tokens().t3);
    const QPoint at = origin();
    const auto &paragraphs = m_layout.paragraphs();
    const int top = clip.top() - at.y();
    auto first = std::ranges::upper_bound(paragraphs, top, {}, &SpanLayout::Paragraph::top);
    if (first != paragraphs.begin())
        --first;
    for (auto it = first; it != paragraphs.end() && it->top + at.y() < clip.bottom(); ++it)
        if (it->number > 0 && it->length > 0)
            painter.drawText(QRect(0, it->top + at.y(), at.x() - px(14), static_cast<int>(26 * scale())),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(it->number));
}

void SpanView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        const auto held = heldPlace();
        relayout();
        holdAt(held);
    } else {
        fitScrollBar();
    }
}

void SpanView::scrollContentsBy(int dx, int dy)
{
    QAbstractScrollArea::scrollContentsBy(dx, dy);
    Q_EMIT viewChanged();
}

void SpanView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SpanView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void SpanView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setTextSize(m_textSize);
}

} // namespace glossa::widgets
#include "moc_span_view.cpp"
