// SPDX-License-Identifier: GPL-3.0-or-later
// Where the ends of a label are taken hold of. Begin and end are those of the text; on which side they are
// seen depends on the direction of the script, and, for a label of several lines, on that of the paragraph.
#include "ui/widgets/span_layout.h"

#include <algorithm>
#include <cmath>

namespace glossa::widgets {

SpanLayout::Paragraph &SpanLayout::paragraphOf(text::Utf16Span span, End end)
{
    const int offset = end == End::Begin ? span.begin : span.end() - 1;
    Paragraph &paragraph = m_paragraphs[static_cast<std::size_t>(paragraphAt(offset))];
    if (!paragraph.laidOut || !paragraph.layout)
        layOutOne(paragraph);
    return paragraph;
}

QTextLine SpanLayout::lineOf(Paragraph &paragraph, text::Utf16Span span, End end) const
{
    // The line that follows the span's last character may be another one.
    return lineOf(paragraph, end == End::Begin ? span.begin : span.end() - 1);
}

bool SpanLayout::runsToLeft(Paragraph &paragraph, const QTextLine &line, text::Utf16Span span) const
{
    const int from = span.begin - paragraph.begin;
    const int to = span.end() - paragraph.begin;
    if (from < line.textStart() || to > line.textStart() + line.textLength())
        return paragraph.layout->text().isRightToLeft(); // it goes on where lines end and begin
    // Scripts may be mixed in it: what counts is where its first and its last character stand.
    const double first = rectsIn(paragraph, line, from, from + 1).front().center().x();
    const double last = rectsIn(paragraph, line, to - 1, to).back().center().x();
    if (std::abs(first - last) >= 1)
        return last < first;
    const QChar::Direction direction = m_text[span.begin].direction();
    return direction == QChar::DirR || direction == QChar::DirAL;
}

std::optional<SpanLayout::Grip> SpanLayout::gripOf(text::Utf16Span span, End end)
{
    if (span.length <= 0 || span.begin < 0 || span.end() > m_text.size())
        return std::nullopt;
    Paragraph &paragraph = paragraphOf(span, end);
    const QTextLine line = lineOf(paragraph, span, end);
    const int from = std::max(span.begin - paragraph.begin, line.textStart());
    const int to = std::min(span.end() - paragraph.begin, line.textStart() + line.textLength());
    if (!line.isValid() || from >= to)
        return std::nullopt; // the span begins or ends with a line break
    Grip grip;
    for (const QRectF &rect : rectsIn(paragraph, line, from, to))
        grip.line = grip.line.united(rect);
    const bool toLeft = runsToLeft(paragraph, line, span);
    grip.atRight = toLeft == (end == End::Begin);
    grip.x = grip.atRight ? grip.line.right() : grip.line.left();
    return grip;
}

bool SpanLayout::isOnNeighbour(text::Utf16Span span, End end, double x)
{
    Paragraph &paragraph = paragraphOf(span, end);
    const QTextLine line = lineOf(paragraph, span, end);
    // Where directions meet, what stands beside the span is not what comes before or after it: all of the
    // line is looked at.
    for (int at = line.textStart(); at < line.textStart() + line.textLength(); ++at) {
        const int offset = paragraph.begin + at;
        if ((offset >= span.begin && offset < span.end()) || m_text[offset].isSpace())
            continue;
        for (const QRectF &rect : rectsIn(paragraph, line, at, at + 1))
            if (rect.left() <= x && x < rect.right())
                return true;
    }
    return false;
}

} // namespace glossa::widgets
