// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_layout.h"

#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace glossa::widgets {

namespace {

constexpr double fillAbove = 16.0; // the baseline, at normal size
constexpr double fillBelow = 5.0;
constexpr double laneStep = 16.0;
constexpr double captionBaseline = 12.5; // under the underline's top
constexpr double furtherCaptionBaseline = 11.5;
constexpr int colorSlots = 24; // beyond, colours repeat with a double underline

/// Captions and their lanes follow the user's text size, not the zoom of the text.
double textFactor()
{
    return theme::px(100) / 100.0;
}

QFont captionFont(SpanLook look)
{
    QFont font = theme::font(theme::TextRole::Caption);
    font.setWeight(QFont::Medium);
    font.setItalic(look == SpanLook::Suggestion);
    return font;
}

/// With its percentage, shortened, or the key alone, as the room allows.
QString fitCaption(const SpanMark &mark, double room)
{
    const QFontMetricsF metrics(captionFont(mark.look));
    if (mark.confidence >= 0) {
        QString whole = QStringLiteral("%1 %2 %").arg(mark.caption).arg(std::lround(mark.confidence * 100));
        if (metrics.horizontalAdvance(whole) <= room)
            return whole;
    }
    if (metrics.horizontalAdvance(mark.caption) <= room)
        return mark.caption;
    const QString shortened = metrics.elidedText(mark.caption, Qt::ElideRight, room);
    return shortened.size() >= 4 || mark.key.isEmpty() ? shortened : mark.key;
}

} // namespace

void SpanLayout::paint(QPainter &painter, const QRect &clip, const Look &look)
{
    // The painter takes the window's direction otherwise, and "88 %" turns round in a right-to-left window.
    painter.setLayoutDirection(Qt::LeftToRight);
    layOut(clip.top(), clip.bottom());
    if (m_paragraphs.empty())
        return;
    for (auto i = static_cast<std::size_t>(paragraphAtHeight(clip.top())); i < m_paragraphs.size(); ++i) {
        if (m_paragraphs[i].top > clip.bottom())
            break;
        paintParagraph(painter, m_paragraphs[i], look);
    }
    if (look.caret >= 0) {
        const QRectF caret = caretRect(look.caret);
        if (caret.intersects(QRectF(clip)))
            painter.fillRect(caret, theme::tokens().accfill);
    }
}

void SpanLayout::paintParagraph(QPainter &painter, Paragraph &paragraph, const Look &look)
{
    if (!paragraph.layout)
        return;
    for (int i = 0; i < paragraph.layout->lineCount(); ++i)
        paintLine(painter, paragraph, paragraph.layout->lineAt(i), look);
}

double SpanLayout::above() const
{
    return std::round(fillAbove * m_scale);
}

double SpanLayout::below() const
{
    return std::round(fillBelow * m_scale);
}

/// Tints are a little wider than their text beside a blank; beside a letter or a comma there is no air.
std::vector<QRectF> SpanLayout::widened(const Strip &strip) const
{
    const SpanMark &mark = m_marks[static_cast<std::size_t>(strip.mark)];
    const text::Utf16Span span = mark.span;
    const auto isAir = [this](int at) { return at < 0 || at >= m_text.size() || m_text[at].isSpace(); };
    const bool toLeft = startsAtRight(mark);
    double before = strip.starts && isAir(span.begin - 1) ? 1 : 0;
    double after = strip.ends && isAir(span.end()) ? 1 : 0;
    if (toLeft)
        std::swap(before, after);
    std::vector<QRectF> wider = strip.rects;
    wider.front().setLeft(wider.front().left() - before);
    wider.back().setRight(wider.back().right() + after);
    return wider;
}

void SpanLayout::paintStretch(QPainter &painter, const std::vector<QRectF> &rects, const QColor &fill,
                              const QColor &edge, double baseline) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    for (const QRectF &rect : rects) {
        QRectF box(rect.left(), baseline - above(), rect.width(), above() + below());
        if (edge.isValid())
            box.adjust(-.5, .5, .5, -.5);
        painter.drawRoundedRect(box, 3, 3);
    }
    painter.restore();
}

bool SpanLayout::startsAtRight(const SpanMark &mark) const
{
    const QChar::Direction direction = m_text[mark.span.begin].direction();
    return direction == QChar::DirR || direction == QChar::DirAL;
}

bool SpanLayout::hasCaption(const Paragraph &paragraph, const QTextLine &line, const SpanMark &mark) const
{
    const int from = mark.span.begin - paragraph.begin;
    if (from < 0)
        return false;
    const QTextLine first = paragraph.layout->lineForTextPosition(from);
    const int end = first.textStart() + first.textLength();
    const double x = first.cursorToX(from);
    const double room = startsAtRight(mark) ? x : m_width - x;
    const bool goesOn = mark.span.end() - paragraph.begin > end &&
                        first.lineNumber() + 1 < paragraph.layout->lineCount() &&
                        room < QFontMetricsF(captionFont(mark.look)).horizontalAdvance(mark.caption);
    return line.lineNumber() == first.lineNumber() + (goesOn ? 1 : 0);
}

void SpanLayout::paintLine(QPainter &painter, Paragraph &paragraph, const QTextLine &line, const Look &look)
{
    const theme::Tokens &t = theme::tokens();
    const double baseline = std::round(paragraph.top + line.y() + line.ascent());
    const int lineFrom = paragraph.begin + line.textStart();
    const int lineTo = lineFrom + line.textLength();
    const auto part = [&](text::Utf16Span span) {
        const int from = std::max(span.begin, lineFrom) - paragraph.begin;
        const int to = std::min(span.end(), lineTo) - paragraph.begin;
        return from < to ? rectsIn(paragraph, line, from, to) : std::vector<QRectF>{};
    };
    std::vector<Strip> strips;
    if (look.showMarks) {
        for (const int mark : paragraph.marks) {
            const text::Utf16Span span = m_marks[static_cast<std::size_t>(mark)].span;
            auto rects = part(span);
            if (!rects.empty())
                strips.push_back({mark, std::move(rects), span.begin >= lineFrom, span.end() <= lineTo,
                                  hasCaption(paragraph, line, m_marks[static_cast<std::size_t>(mark)])});
        }
    }
    // Tints first, text over them, underlines and captions last.
    for (const Strip &strip : strips) {
        const auto mark = static_cast<std::size_t>(strip.mark);
        if (m_marks[mark].look != SpanLook::Person || m_holds[mark])
            continue;
        QColor fill = t.category(m_marks[mark].slot).fill;
        if (strip.mark == look.hovered)
            fill = theme::mixed(fill, t.category(m_marks[mark].slot).mark, .12);
        paintStretch(painter, widened(strip), fill, {}, baseline);
    }
    for (const text::Utf16Span &hit : m_hits)
        if (const auto rects = part(hit); !rects.empty())
            paintStretch(painter, rects, t.warnsoft, t.warnmark, baseline);
    if (const auto rects = part(look.selection); !rects.empty())
        paintStretch(painter, rects, t.textsel, {}, baseline);

    painter.setPen(t.t1);
    line.draw(&painter, QPointF(0, paragraph.top));

    for (const Strip &strip : strips) {
        const int lane = m_lanes[static_cast<std::size_t>(strip.mark)];
        // A caption begins where its mark does and ends before the next one that begins in its lane.
        const bool toLeft = startsAtRight(m_marks[static_cast<std::size_t>(strip.mark)]);
        const double from = toLeft ? strip.rects.back().right() : strip.rects.front().left();
        double room = toLeft ? from : m_width - from;
        for (const Strip &other : strips) {
            if (&other == &strip || m_lanes[static_cast<std::size_t>(other.mark)] != lane)
                continue;
            const double distance =
                toLeft ? from - other.rects.back().right() : other.rects.front().left() - from;
            if (distance > 0)
                room = std::min(room, distance - 6);
        }
        paintStrip(painter, strip, baseline, look, room);
    }
    for (const Strip &strip : strips)
        if (strip.mark == look.active)
            paintRing(painter, strip, baseline,
                      runsToLeft(paragraph, line, m_marks[static_cast<std::size_t>(strip.mark)].span));
}

void SpanLayout::paintStrip(QPainter &painter, const Strip &strip, double baseline, const Look &,
                            double room) const
{
    const auto index = static_cast<std::size_t>(strip.mark);
    const SpanMark &mark = m_marks[index];
    const theme::CategoryColors &colors = theme::tokens().category(mark.slot);
    const int lane = m_lanes[index];
    const double factor = textFactor();
    const double top = std::round(baseline + below() + lane * laneStep * factor);
    const double thick = std::max(2.0, std::round(2 * factor));
    painter.save();
    for (const QRectF &rect : strip.rects) {
        if (mark.look == SpanLook::Person) {
            if (mark.slot >= colorSlots)
                painter.fillRect(QRectF(rect.left(), top - thick - 1, rect.width(), thick / 2), colors.mark);
            painter.fillRect(QRectF(rect.left(), top, rect.width(), thick), colors.mark);
        } else if (mark.look == SpanLook::Suggestion) {
            painter.setRenderHint(QPainter::Antialiasing);
            QPen pen(QColor(colors.mark), 1.25, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({3.2, 2.4});
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(
                QRectF(rect.left() - .5, baseline - above() + .5, rect.width() + 1, above() + below() - 1), 3,
                3);
        } else {
            painter.setRenderHint(QPainter::Antialiasing);
            QPen pen(QColor(colors.mark), 2, Qt::CustomDashLine, Qt::RoundCap);
            pen.setDashPattern({.01, 1.8});
            painter.setPen(pen);
            painter.drawLine(QPointF(rect.left() + 1, top + 1), QPointF(rect.right() - 1, top + 1));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (lane > 0 && mark.look == SpanLook::Person) {
        // An open end, where the span goes on in another line, has no tick.
        const bool toLeft = startsAtRight(mark);
        if (toLeft ? strip.ends : strip.starts)
            painter.fillRect(QRectF(strip.rects.front().left(), top - 3, 2, 3), colors.mark);
        if (toLeft ? strip.starts : strip.ends)
            painter.fillRect(QRectF(strip.rects.back().right() - 2, top - 3, 2, 3), colors.mark);
    }
    if (strip.captioned) {
        const bool toLeft = startsAtRight(mark);
        const double y = top + (lane == 0 ? captionBaseline : furtherCaptionBaseline) * factor;
        painter.setFont(captionFont(mark.look));
        painter.setPen(colors.ink);
        const QString caption = fitCaption(mark, room);
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(caption);
        const double x = toLeft ? strip.rects.back().right() - width : strip.rects.front().left();
        painter.drawText(QPointF(x, y), caption);
    }
    painter.restore();
}

void SpanLayout::paintRing(QPainter &painter, const Strip &strip, double baseline, bool toLeft) const
{
    const bool gripLeft = toLeft ? strip.ends : strip.starts;
    const bool gripRight = toLeft ? strip.starts : strip.ends;
    const QColor accent = theme::tokens().accfill;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const QRectF &rect : strip.rects) {
        const QRectF ring(rect.left() - 2, baseline - above() - 2, rect.width() + 4, above() + below() + 5);
        painter.setPen(QPen(accent, 2));
        painter.drawRoundedRect(ring, 4, 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        const auto grip = [&](double x) {
            painter.drawRoundedRect(QRectF(x - 2, ring.center().y() - 5, 4, 10), 2, 2);
        };
        if (gripLeft && &rect == &strip.rects.front())
            grip(ring.left());
        if (gripRight && &rect == &strip.rects.back())
            grip(ring.right());
        painter.setBrush(Qt::NoBrush);
    }
    painter.restore();
}

} // namespace glossa::widgets
