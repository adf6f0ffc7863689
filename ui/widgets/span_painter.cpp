// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_painter.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr int longestLine = 400;    // no row is wider
constexpr int longestFootnote = 84; // where a name stands for a key

bool isRightToLeft(QChar c)
{
    return c.direction() == QChar::DirR || c.direction() == QChar::DirAL;
}

/// What stands behind a labeled stretch: its key, or the name of a label that has none, since a colour alone
/// says nothing to many.
QString footnoteOf(const SpanMark &mark)
{
    if (!mark.key.isEmpty())
        return mark.key;
    const QFontMetrics metrics(theme::font(theme::TextRole::SectionHead));
    return metrics.elidedText(mark.caption, Qt::ElideMiddle, px(longestFootnote));
}

int footnoteWidth(const QString &footnote)
{
    const QFontMetrics metrics(theme::font(theme::TextRole::SectionHead));
    return std::max(px(10), metrics.horizontalAdvance(footnote) + px(4));
}

/// Room for the footnotes: the blank after a labeled stretch is widened, or its last character where no blank
/// follows. Never a letter of a script that joins its letters.
QList<QTextLayout::FormatRange> footnoteRoom(const SpanLine &line, const QString &shown, int length)
{
    QList<QTextLayout::FormatRange> formats;
    for (const SpanMark &mark : line.marks) {
        const QString footnote = footnoteOf(mark);
        if (footnote.isEmpty() || mark.span.end() > length || mark.span.length <= 0)
            continue;
        int at = mark.span.end();
        if (!shown[at].isSpace()) {
            if (isRightToLeft(shown[at - 1]))
                continue;
            --at;
            if (shown[at].isLowSurrogate() && at > mark.span.begin)
                --at;
        }
        QTextLayout::FormatRange range;
        range.start = at;
        range.length = std::max(1, mark.span.end() - at);
        range.format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        range.format.setFontLetterSpacing(footnoteWidth(footnote));
        formats.append(range);
    }
    return formats;
}

struct Stretch {
    double left = 0;
    double right = 0;
};

Stretch stretchOf(const QTextLine &line, int from, int to)
{
    double left = 1e9;
    double right = -1e9;
    for (const QGlyphRun &run : line.glyphRuns(from, to - from)) {
        const QRectF box = run.boundingRect();
        if (box.width() <= 0)
            continue;
        left = std::min(left, box.left());
        right = std::max(right, box.right());
    }
    if (left > right) {
        left = std::min(line.cursorToX(from), line.cursorToX(to));
        right = std::max(line.cursorToX(from), line.cursorToX(to));
    }
    return {left, right};
}

/// The room of a footnote that stands behind the text.
int lastFootnote(const SpanLine &line, const QString &shown, int length)
{
    int width = 0;
    for (const SpanMark &mark : line.marks)
        if (mark.span.end() == length && mark.span.length > 0 && !isRightToLeft(shown[length - 1]))
            width = std::max(width, footnoteWidth(footnoteOf(mark)));
    return width;
}

/// The stretch with its footnote.
Stretch withFootnote(const SpanMark &mark, const Stretch &at, const QString &shown)
{
    const QString footnote = footnoteOf(mark);
    const int end = mark.span.end();
    if (footnote.isEmpty() || !shown[end].isSpace())
        return at;
    const int width = footnoteWidth(footnote);
    return isRightToLeft(shown[end - 1]) ? Stretch{at.left - width, at.right}
                                         : Stretch{at.left, at.right + width};
}

void paintMark(QPainter &painter, const SpanMark &mark, const Stretch &at, double baseline, bool ground,
               bool toLeft)
{
    const theme::CategoryColors &colors = theme::tokens().category(mark.slot);
    constexpr double faint = 0.35;
    painter.setOpacity(mark.faint ? faint : 1.0);
    const QRectF box(at.left - 1, baseline - px(13), at.right - at.left + 2, px(18));
    painter.setRenderHint(QPainter::Antialiasing);
    if (ground) {
        if (mark.look == SpanLook::Person) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(colors.fill));
            painter.drawRoundedRect(box, px(3), px(3));
        }
    } else if (mark.look == SpanLook::Suggestion) {
        QPen pen(QColor(colors.mark), px(5) / 4.0, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3.2, 2.4});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), px(3), px(3));
    } else if (mark.look == SpanLook::Person) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(box.left(), baseline + px(4), box.width(), px(2)), colors.mark);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setOpacity(1.0); // a faint mark's key can still be read
    const QString footnote = ground ? QString() : footnoteOf(mark);
    if (!footnote.isEmpty()) {
        const int width = footnoteWidth(footnote);
        painter.save();
        painter.setFont(theme::font(theme::TextRole::SectionHead));
        painter.setPen(colors.ink);
        // Clear of the frame that a suggestion has above and behind it.
        painter.drawText(
            QRectF(toLeft ? at.left + px(1) : at.right - width - px(1), baseline - px(12), width, px(12)),
            Qt::AlignCenter, footnote);
        painter.restore();
    }
}

/// The last place between two letters that still has room, from where the line begins.
double cutAt(const QTextLayout &layout, const QTextLine &line, double room)
{
    const int index = line.xToCursor(room, QTextLine::CursorBetweenCharacters);
    double x = line.cursorToX(index);
    if (x > room)
        x = line.cursorToX(layout.previousCursorPosition(index));
    return std::min(x, room); // within a run to the left, the letter before stands at the right
}

} // namespace

void paintSpanLine(QPainter &painter, const QRect &place, const SpanLine &line)
{
    const theme::Tokens &t = theme::tokens();
    QString shown = line.text.left(longestLine);
    // A line break in an utterance must not break the row.
    for (QChar &c : shown)
        if (c == u'\n' || c == u'\r' || c == u'\t')
            c = u' ';
    const int length = static_cast<int>(shown.size());
    shown += u' '; // the last footnote stands there
    QTextLayout layout(shown, theme::contentFont(13, {}));
    layout.setFormats(footnoteRoom(line, shown, length));
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine textLine = layout.createLine();
    if (!textLine.isValid()) {
        layout.endLayout();
        return;
    }
    textLine.setLineWidth(1e6);
    layout.endLayout();
    const double natural = textLine.naturalTextWidth();
    const double shift = textLine.glyphRuns().isEmpty() ? 0 : textLine.naturalTextRect().left();
    // As the words of the other columns stand, which Qt centres by ascent and descent.
    const QFontMetricsF metrics(layout.font());
    const double baseline = std::round(place.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    const bool fromRight = shown.isRightToLeft();
    const double origin =
        fromRight ? place.right() + 1 - stretchOf(textLine, 0, length).right : place.left() - shift;

    painter.save();
    painter.setLayoutDirection(Qt::LeftToRight);
    const bool tooLong = natural + lastFootnote(line, shown, length) > place.width() + 2;
    const int dots = tooLong ? painter.fontMetrics().horizontalAdvance(u'…') + px(2) : 0;
    const QRectF whole = QRectF(place).adjusted(-2, 0, 2, 0);
    QRectF room = whole;
    if (tooLong && fromRight)
        room.setLeft(place.left() + dots);
    else if (tooLong)
        room.setRight(place.left() + cutAt(layout, textLine, place.width() - dots));
    painter.setClipRect(room);
    painter.translate(origin, 0);
    const auto paintMarks = [&](bool ground) {
        for (const SpanMark &mark : line.marks)
            if (mark.span.end() <= length && mark.span.length > 0) {
                const Stretch at = stretchOf(textLine, mark.span.begin, mark.span.end());
                if (at.left + origin >= room.right() || at.right + origin <= room.left())
                    continue;
                paintMark(painter, mark, withFootnote(mark, at, shown), baseline, ground,
                          isRightToLeft(shown[mark.span.end() - 1]));
            }
    };
    paintMarks(true);
    if (!line.hit.isEmpty()) {
        for (auto at = shown.indexOf(line.hit, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(line.hit, at + line.hit.size(), Qt::CaseInsensitive)) {
            const Stretch hit =
                stretchOf(textLine, static_cast<int>(at), static_cast<int>(at + line.hit.size()));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QColor(t.warnmark));
            painter.setBrush(QColor(t.warnsoft));
            painter.drawRoundedRect(
                QRectF(hit.left - .5, baseline - px(13) - .5, hit.right - hit.left + 1, px(18)), px(3),
                px(3));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setPen(t.t1);
    textLine.draw(&painter, QPointF(0, baseline - textLine.ascent()));
    paintMarks(false);
    painter.restore();
    if (tooLong) {
        painter.setPen(t.t2);
        const double x = fromRight ? place.left() : room.right() + px(2);
        painter.drawText(QPointF(x, baseline), QStringLiteral("…"));
    }
}

} // namespace glossa::widgets
