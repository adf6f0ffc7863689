// SPDX-License-Identifier: GPL-3.0-or-later
// Text in paragraphs with labels in lanes under the lines. A span takes the lowest lane above all it meets,
// inner ones first. Only lines with labels grow; their baseline stands at a fixed place, because scripts
// measure differently and a line with Thai or Han in it would dance.
#include "ui/widgets/span_layout.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glossa::widgets {

namespace {

constexpr double lineUnits = 26.0; // at the stage's and document's normal size
constexpr double baselineUnits = 19.0;
constexpr double blankUnits = 12.0; // an empty line is air, not a line
constexpr int firstLane = 14;
constexpr int furtherLane = 16;
/// Longer paragraphs are laid out in pieces: one layout of a megabyte takes a third of a second.
constexpr int longestPiece = 3000;

bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

/// Captions follow the user's text size, not the zoom of the text.
int laneRoom(int lanes)
{
    return lanes == 0 ? 0 : theme::px(firstLane + (lanes - 1) * furtherLane);
}

/// Where a long paragraph is best cut: after the last blank in reach, never within a surrogate pair.
int pieceEnd(const QString &text, int from, int end)
{
    if (end - from <= longestPiece)
        return end;
    for (int at = from + longestPiece; at > from + longestPiece / 2; --at)
        if (text[at - 1].isSpace())
            return at;
    const int at = from + longestPiece;
    return text[at].isLowSurrogate() ? at - 1 : at;
}

void join(std::vector<QRectF> &rects, const QRectF &rect)
{
    for (QRectF &other : rects) {
        if (rect.left() <= other.right() + 1.0 && rect.right() >= other.left() - 1.0) {
            other = other.united(rect);
            return;
        }
    }
    rects.push_back(rect);
}

} // namespace

double SpanLayout::lineHeight() const
{
    return lineUnits * m_scale;
}

double SpanLayout::baselineIn() const
{
    return std::round(baselineUnits * m_scale);
}

void SpanLayout::setText(const QString &text, const QString &language)
{
    m_text = text;
    m_language = language;
    m_paragraphs.clear();
    m_hits.clear();
    m_marks.clear();
    m_lanes.clear();
    m_holds.clear();
    const int size = static_cast<int>(text.size());
    int number = 0;
    int begin = 0;
    while (begin <= size) {
        int end = begin;
        while (end < size && !isBreak(text[end]))
            ++end;
        ++number;
        for (int from = begin; from < end || from == begin;) {
            Paragraph piece;
            piece.begin = from;
            const int to = pieceEnd(text, from, end);
            piece.length = to - from;
            piece.number = from == begin ? number : 0;
            m_paragraphs.push_back(std::move(piece));
            if (to == from)
                break;
            from = to;
        }
        if (end >= size)
            break;
        begin = end + (text[end] == u'\r' && end + 1 < size && text[end + 1] == u'\n' ? 2 : 1);
    }
    estimateHeights();
}

void SpanLayout::estimateHeights()
{
    const double perLine = std::max(8.0, m_width / std::max(1.0, QFontMetricsF(m_font).averageCharWidth()));
    for (Paragraph &paragraph : m_paragraphs) {
        paragraph.laidOut = false;
        paragraph.layout.reset();
        const double lines = std::max(1.0, std::ceil(paragraph.length / perLine));
        paragraph.height =
            static_cast<int>(paragraph.length == 0 ? blankUnits * m_scale : lines * lineHeight());
    }
    placeFrom(0);
}

void SpanLayout::placeFrom(std::size_t index)
{
    int top = index == 0 ? 0 : m_paragraphs[index - 1].top + m_paragraphs[index - 1].height;
    for (std::size_t i = index; i < m_paragraphs.size(); ++i) {
        m_paragraphs[i].top = top;
        top += m_paragraphs[i].height;
    }
}

void SpanLayout::setMarks(std::vector<SpanMark> marks)
{
    m_marks = std::move(marks);
    assignLanes();
    assignMarks();
}

void SpanLayout::setHits(std::vector<text::Utf16Span> hits)
{
    m_hits = std::move(hits);
}

void SpanLayout::setFont(const QFont &font, double scale)
{
    m_font = font;
    m_scale = scale;
    estimateHeights();
}

void SpanLayout::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    estimateHeights();
}

void SpanLayout::assignLanes()
{
    const std::size_t count = m_marks.size();
    m_lanes.assign(count, 0);
    m_holds.assign(count, false);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return m_marks[i].span.begin; });
    // Marks that hang together by overlaps form a group; groups are small, so the square within one is cheap.
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first;
        std::int32_t end = m_marks[order[first]].span.end();
        while (last + 1 < count && m_marks[order[last + 1]].span.begin < end)
            end = std::max(end, m_marks[order[++last]].span.end());
        if (last == first) {
            ++first;
            continue;
        }
        std::vector<std::size_t> group(order.begin() + static_cast<std::ptrdiff_t>(first),
                                       order.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        std::ranges::stable_sort(group, {}, [&](std::size_t i) { return m_marks[i].span.length; });
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const SpanMark &inner = m_marks[group[j]];
                if (!m_marks[group[i]].span.overlaps(inner.span))
                    continue;
                m_lanes[group[i]] = std::max(m_lanes[group[i]], m_lanes[group[j]] + 1);
                if (inner.look == SpanLook::Person)
                    m_holds[group[i]] = true;
            }
        }
        first = last + 1;
    }
}

void SpanLayout::assignMarks()
{
    for (Paragraph &paragraph : m_paragraphs)
        paragraph.marks.clear();
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const text::Utf16Span span = m_marks[i].span;
        for (auto p = static_cast<std::size_t>(paragraphAt(span.begin)); p < m_paragraphs.size(); ++p) {
            Paragraph &paragraph = m_paragraphs[p];
            if (paragraph.begin >= span.end())
                break;
            if (span.begin < paragraph.begin + paragraph.length)
                paragraph.marks.push_back(static_cast<int>(i));
        }
    }
    for (Paragraph &paragraph : m_paragraphs) {
        std::size_t hash = 0;
        for (const int mark : paragraph.marks)
            hash = qHashMulti(hash, m_marks[static_cast<std::size_t>(mark)].span.begin,
                              m_marks[static_cast<std::size_t>(mark)].span.length,
                              m_lanes[static_cast<std::size_t>(mark)]);
        if (hash != paragraph.marksHash) {
            paragraph.marksHash = hash;
            paragraph.laidOut = false;
        }
    }
}

int SpanLayout::paragraphAt(int offset) const
{
    const auto after = std::ranges::upper_bound(m_paragraphs, offset, {}, &Paragraph::begin);
    return after == m_paragraphs.begin() ? 0 : static_cast<int>(after - m_paragraphs.begin()) - 1;
}

int SpanLayout::paragraphAtHeight(int y) const
{
    const auto after = std::ranges::upper_bound(m_paragraphs, y, {}, &Paragraph::top);
    return after == m_paragraphs.begin() ? 0 : static_cast<int>(after - m_paragraphs.begin()) - 1;
}

int SpanLayout::lanesOf(const Paragraph &paragraph, int from, int to) const
{
    int lanes = 0;
    for (const int mark : paragraph.marks) {
        const text::Utf16Span span = m_marks[static_cast<std::size_t>(mark)].span;
        if (span.begin < to && span.end() > from)
            lanes = std::max(lanes, m_lanes[static_cast<std::size_t>(mark)] + 1);
    }
    return lanes;
}

void SpanLayout::layOutOne(Paragraph &paragraph)
{
    if (!paragraph.layout) {
        paragraph.layout =
            std::make_unique<QTextLayout>(m_text.mid(paragraph.begin, paragraph.length), m_font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        if (paragraph.layout->text().isRightToLeft())
            option.setAlignment(Qt::AlignRight); // it begins there
        paragraph.layout->setTextOption(option);
        paragraph.layout->setCacheEnabled(true);
    }
    QTextLayout &layout = *paragraph.layout;
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(m_width);
        line.setPosition(QPointF(0, y + baselineIn() - line.ascent()));
        const int from = paragraph.begin + line.textStart();
        y += lineHeight() + laneRoom(lanesOf(paragraph, from, from + line.textLength()));
    }
    layout.endLayout();
    paragraph.height =
        paragraph.length == 0 ? static_cast<int>(blankUnits * m_scale) : static_cast<int>(std::ceil(y));
    paragraph.laidOut = true;
}

bool SpanLayout::layOut(int top, int bottom)
{
    if (m_paragraphs.empty())
        return false;
    const auto first = static_cast<std::size_t>(paragraphAtHeight(top));
    bool moved = false;
    int y = m_paragraphs[first].top;
    std::size_t i = first;
    for (; i < m_paragraphs.size() && y < bottom; ++i) {
        Paragraph &paragraph = m_paragraphs[i];
        const int before = paragraph.height;
        if (!paragraph.laidOut || !paragraph.layout)
            layOutOne(paragraph);
        moved = moved || before != paragraph.height;
        paragraph.top = y;
        y += paragraph.height;
    }
    if (moved)
        placeFrom(i);
    return moved;
}

int SpanLayout::height()
{
    return m_paragraphs.empty() ? 0 : m_paragraphs.back().top + m_paragraphs.back().height;
}

int SpanLayout::reservedHeight()
{
    layOut(0, 1 << 14);
    int lines = 0;
    for (const Paragraph &paragraph : m_paragraphs)
        lines += paragraph.layout ? std::max(1, paragraph.layout->lineCount()) : 1;
    const int reserved =
        static_cast<int>(lines * lineHeight()) + lines * laneRoom(1) + theme::px(furtherLane);
    return std::max(reserved, height());
}

QTextLine SpanLayout::lineOf(Paragraph &paragraph, int offset) const
{
    const int inside = std::clamp(offset - paragraph.begin, 0, paragraph.length);
    const QTextLine line = paragraph.layout->lineForTextPosition(inside);
    return line.isValid() ? line : paragraph.layout->lineAt(0);
}

std::vector<QRectF> SpanLayout::rectsIn(Paragraph &paragraph, const QTextLine &line, int from, int to) const
{
    std::vector<QRectF> rects;
    const double baseline = paragraph.top + line.y() + line.ascent();
    const auto band = [&](double left, double right) {
        return QRectF(left, baseline - baselineIn(), right - left, lineHeight());
    };
    // cursorToX is wrong for the first character after a change of direction; the glyphs know better.
    for (const QGlyphRun &run : line.glyphRuns(from, to - from)) {
        const QRectF box = run.boundingRect();
        if (box.width() > 0)
            join(rects, band(box.left(), box.right()));
    }
    if (rects.empty()) {
        const double a = line.cursorToX(from);
        const double b = line.cursorToX(to);
        rects.push_back(band(std::min(a, b), std::max(a, b)));
    }
    std::ranges::sort(rects, {}, [](const QRectF &rect) { return rect.left(); });
    return rects;
}

std::vector<QRectF> SpanLayout::rectsOf(text::Utf16Span span)
{
    std::vector<QRectF> all;
    for (auto p = static_cast<std::size_t>(paragraphAt(span.begin)); p < m_paragraphs.size(); ++p) {
        Paragraph &paragraph = m_paragraphs[p];
        if (paragraph.begin >= span.end())
            break;
        // Where a span begins is asked for before it was ever painted; of a long one the rest may wait.
        if (!paragraph.laidOut || !paragraph.layout) {
            if (paragraph.begin > span.begin)
                continue;
            layOutOne(paragraph);
        }
        for (int i = 0; i < paragraph.layout->lineCount(); ++i) {
            const QTextLine line = paragraph.layout->lineAt(i);
            const int from = std::max(span.begin - paragraph.begin, line.textStart());
            const int to = std::min(span.end() - paragraph.begin, line.textStart() + line.textLength());
            if (from < to)
                std::ranges::copy(rectsIn(paragraph, line, from, to), std::back_inserter(all));
        }
    }
    return all;
}

int SpanLayout::offsetAt(QPointF place)
{
    if (m_paragraphs.empty())
        return 0;
    const auto index = static_cast<std::size_t>(paragraphAtHeight(static_cast<int>(place.y())));
    Paragraph &paragraph = m_paragraphs[index];
    if (!paragraph.laidOut || !paragraph.layout)
        layOutOne(paragraph);
    QTextLine hit = paragraph.layout->lineAt(0);
    for (int i = 0; i < paragraph.layout->lineCount(); ++i) {
        const QTextLine line = paragraph.layout->lineAt(i);
        if (paragraph.top + line.y() + line.ascent() - baselineIn() <= place.y())
            hit = line;
    }
    return hit.isValid() ? paragraph.begin + hit.xToCursor(place.x()) : paragraph.begin;
}

std::vector<int> SpanLayout::marksAt(QPointF place)
{
    std::vector<int> found;
    if (m_paragraphs.empty())
        return found;
    const auto index = static_cast<std::size_t>(paragraphAtHeight(static_cast<int>(place.y())));
    for (const int mark : m_paragraphs[index].marks) {
        for (const QRectF &rect : rectsOf(m_marks[static_cast<std::size_t>(mark)].span)) {
            // The caption under the text belongs to the span too.
            const int lane = m_lanes[static_cast<std::size_t>(mark)];
            if (rect.adjusted(-2, 0, 2, laneRoom(lane + 1)).contains(place)) {
                found.push_back(mark);
                break;
            }
        }
    }
    std::ranges::stable_sort(found, {}, [&](int mark) { return m_lanes[static_cast<std::size_t>(mark)]; });
    return found;
}

QRectF SpanLayout::caretRect(int offset)
{
    if (m_paragraphs.empty())
        return {};
    Paragraph &paragraph = m_paragraphs[static_cast<std::size_t>(paragraphAt(offset))];
    if (!paragraph.laidOut || !paragraph.layout)
        layOutOne(paragraph);
    const QTextLine line = lineOf(paragraph, offset);
    if (!line.isValid())
        return QRectF(0, paragraph.top, 1, paragraph.height);
    const double x = line.cursorToX(std::clamp(offset - paragraph.begin, 0, paragraph.length));
    const double baseline = paragraph.top + line.y() + line.ascent();
    return QRectF(x, baseline - baselineIn() + 2, 1.5, lineHeight() - 3);
}

int SpanLayout::offsetAbove(int offset, double x)
{
    const QRectF caret = caretRect(offset);
    return caret.top() <= 3 ? 0 : offsetAt(QPointF(x, caret.top() - 4));
}

int SpanLayout::offsetBelow(int offset, double x)
{
    if (m_paragraphs.empty())
        return offset;
    const auto index = static_cast<std::size_t>(paragraphAt(offset));
    Paragraph &paragraph = m_paragraphs[index];
    if (!paragraph.laidOut || !paragraph.layout)
        layOutOne(paragraph);
    const QTextLine line = lineOf(paragraph, offset);
    if (line.isValid() && line.lineNumber() + 1 < paragraph.layout->lineCount())
        return paragraph.begin + paragraph.layout->lineAt(line.lineNumber() + 1).xToCursor(x);
    if (index + 1 >= m_paragraphs.size())
        return static_cast<int>(m_text.size());
    return offsetAt(QPointF(x, m_paragraphs[index + 1].top + 1));
}

text::Utf16Span SpanLayout::lineAt(int offset)
{
    if (m_paragraphs.empty())
        return {};
    Paragraph &paragraph = m_paragraphs[static_cast<std::size_t>(paragraphAt(offset))];
    if (!paragraph.laidOut || !paragraph.layout)
        layOutOne(paragraph);
    const QTextLine line = lineOf(paragraph, offset);
    if (!line.isValid())
        return {paragraph.begin, 0};
    const bool last = line.lineNumber() + 1 == paragraph.layout->lineCount();
    return {paragraph.begin + line.textStart(),
            last ? line.textLength() : std::max(0, line.textLength() - 1)};
}

} // namespace glossa::widgets
