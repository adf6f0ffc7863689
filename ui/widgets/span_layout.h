// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/span_mark.h"

#include <QFont>
#include <QRectF>
#include <QTextLayout>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace glossa::widgets {

/// The geometry of a text with labels: paragraphs are laid out when they come into sight, one QTextLayout
/// each, so that every offset stays what it is in the file (QTextDocument would fold CRLF).
class SpanLayout {
public:
    void setText(const QString &text, const QString &language);
    void setMarks(std::vector<SpanMark> marks);
    void setHits(std::vector<text::Utf16Span> hits);
    void setFont(const QFont &font, double scale);
    void setWidth(int width);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<SpanMark> &marks() const { return m_marks; }
    [[nodiscard]] int height();
    /// Room for every line with one lane of captions, and one more: labels can come without moving the text.
    [[nodiscard]] int reservedHeight();
    /// Lays out what lies between two heights; true if anything moved.
    bool layOut(int top, int bottom);

    struct Look {
        text::Utf16Span selection;
        int active = -1;
        int hovered = -1;
        int caret = -1; // -1 = none is shown
        bool showMarks = true;
    };
    void paint(QPainter &painter, const QRect &clip, const Look &look);

    [[nodiscard]] int offsetAt(QPointF place);
    /// Indexes of the marks under a place, innermost first.
    [[nodiscard]] std::vector<int> marksAt(QPointF place);
    [[nodiscard]] QRectF caretRect(int offset);
    [[nodiscard]] int offsetAbove(int offset, double x);
    [[nodiscard]] int offsetBelow(int offset, double x);
    [[nodiscard]] text::Utf16Span lineAt(int offset);
    /// The rectangles of a stretch, one or more a line.
    [[nodiscard]] std::vector<QRectF> rectsOf(text::Utf16Span span);

    /// Where one end of a span is taken hold of. In right-to-left text its begin is at the right.
    struct Grip {
        double x = 0;
        QRectF line;          // the part of the span in the line of this end
        bool atRight = false; // of that part
    };
    enum class End { Begin, End };
    /// Nothing if the span is empty.
    [[nodiscard]] std::optional<Grip> gripOf(text::Utf16Span span, End end);
    /// Whether a letter or mark that is not of the span stands at a place of the line with one of its ends.
    [[nodiscard]] bool isOnNeighbour(text::Utf16Span span, End end, double x);

    struct Paragraph {
        int begin = 0;
        int length = 0; // without its line break
        int number = 0; // of the line in the file, from 1; 0 = goes on from the one before
        int top = 0;
        int height = 0;
        bool laidOut = false;
        std::size_t marksHash = 0;
        std::vector<int> marks; // that touch it, by lane
        std::unique_ptr<QTextLayout> layout;
    };
    [[nodiscard]] const std::vector<Paragraph> &paragraphs() const { return m_paragraphs; }
    [[nodiscard]] int paragraphAt(int offset) const;

private:
    struct Strip { // the part of a mark in one line
        int mark = 0;
        std::vector<QRectF> rects; // in text coordinates, from top to bottom of the line's text
        bool starts = false;
        bool ends = false;
        bool captioned = false;
    };

    void assignLanes();
    void assignMarks();
    void estimateHeights();
    void layOutOne(Paragraph &paragraph);
    void placeFrom(std::size_t index);
    [[nodiscard]] int paragraphAtHeight(int y) const;
    [[nodiscard]] bool startsAtRight(const SpanMark &mark) const; // in right-to-left text
    /// As the reader sees the part of a span in a line: what comes first of it stands at the right.
    [[nodiscard]] bool runsToLeft(Paragraph &paragraph, const QTextLine &line, text::Utf16Span span) const;
    /// The paragraph of one end of a span, laid out.
    Paragraph &paragraphOf(text::Utf16Span span, End end);
    [[nodiscard]] QTextLine lineOf(Paragraph &paragraph, text::Utf16Span span, End end) const;
    /// The caption stands where the mark begins, or, if there is no room for it, in the line after.
    [[nodiscard]] bool hasCaption(const Paragraph &paragraph, const QTextLine &line,
                                  const SpanMark &mark) const;
    [[nodiscard]] std::vector<QRectF> rectsIn(Paragraph &paragraph, const QTextLine &line, int from,
                                              int to) const;
    [[nodiscard]] int lanesOf(const Paragraph &paragraph, int from, int to) const;
    void paintParagraph(QPainter &painter, Paragraph &paragraph, const Look &look);
    void paintLine(QPainter &painter, Paragraph &paragraph, const QTextLine &line, const Look &look);
    [[nodiscard]] double above() const; // the baseline, of a tint
    [[nodiscard]] double below() const;
    [[nodiscard]] std::vector<QRectF> widened(const Strip &strip) const;
    void paintStretch(QPainter &painter, const std::vector<QRectF> &rects, const QColor &fill,
                      const QColor &edge, double baseline) const;
    void paintStrip(QPainter &painter, const Strip &strip, double baseline, const Look &look,
                    double room) const;
    void paintRing(QPainter &painter, const Strip &strip, double baseline, bool toLeft) const;
    [[nodiscard]] double lineHeight() const;
    [[nodiscard]] double baselineIn() const;
    [[nodiscard]] QTextLine lineOf(Paragraph &paragraph, int offset) const;

    QString m_text;
    QString m_language;
    std::vector<SpanMark> m_marks;
    std::vector<int> m_lanes;  // of each mark
    std::vector<bool> m_holds; // a mark with another person's label inside
    std::vector<text::Utf16Span> m_hits;
    std::vector<Paragraph> m_paragraphs;
    QFont m_font;
    double m_scale = 1.0;
    int m_width = 400;
};

} // namespace glossa::widgets
