// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/key_line.h"
#include "ui/widgets/span_layout.h"
#include "ui/widgets/text_steps.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>

namespace glossa::widgets {

/// A text with its labels, read by keyboard and mouse. The text is never edited here, so bare letters are
/// free for the pane's keys; the view takes only those that move the caret, the selection and edges.
class SpanView : public QAbstractScrollArea, public KeyTable {
    Q_OBJECT
public:
    enum class Snap { Words, Characters };

    explicit SpanView(QWidget *parent = nullptr);

    void setText(const QString &text, const QString &language);
    /// The active mark stays active if it is among the new ones, whatever its number is now; a drag of its
    /// edge goes on then, and ends without effect otherwise.
    void setSpans(std::vector<SpanMark> marks);
    [[nodiscard]] const QString &text() const { return m_layout.text(); }
    /// As they were set: an edge that is being dragged stands here where it stood.
    [[nodiscard]] const std::vector<SpanMark> &spans() const { return m_marks; }
    /// Where marks may not overlap an edge stops at the next mark.
    void setOverlapAllowed(bool allowed) { m_overlapAllowed = allowed; }
    /// In design pixels; lines and lanes grow with it.
    void setTextSize(double size);
    void setLineNumbers(bool on);
    /// It stands in a panel and has the panel's ground.
    void setOnPane(bool on) { m_onPane = on; }
    /// Every place of this text is marked, in any case. Empty = none.
    void setSearchText(const QString &text);
    void setSnap(Snap snap) { m_snap = snap; }
    void setSpansHidden(bool hidden);

    [[nodiscard]] text::Utf16Span selection() const { return m_selection; }
    void setSelection(text::Utf16Span span);
    void clearSelection();
    /// The selection as a label should take it: without blanks and lone marks at its edges and, unless it was
    /// made character by character, without the full stop at its end.
    [[nodiscard]] text::Utf16Span labelSpan() const;
    /// Selects the word at the caret; false if there is none.
    bool selectWordAtCaret();
    [[nodiscard]] int caret() const { return m_caret; }
    [[nodiscard]] int activeSpan() const { return m_active; }
    void setActiveSpan(int index);

    /// What a click of the other button there means: the label under it is active afterwards, else the caret
    /// stands there; a selection under it stays.
    void pointAt(const QPoint &viewportPlace);
    /// Where a palette for the selection or the active span should open, in global coordinates.
    [[nodiscard]] QPoint popupPlace();
    /// The height at which the text needs no scroll bar, with room for labels to come.
    [[nodiscard]] int reservedHeight();
    [[nodiscard]] QRect rectOf(text::Utf16Span span); // in the viewport
    [[nodiscard]] int offsetAt(const QPoint &viewportPlace);
    [[nodiscard]] SpanLayout &layoutOfText() { return m_layout; }
    [[nodiscard]] KeyLines keyLines() const override;

Q_SIGNALS:
    void selectionChanged(glossa::text::Utf16Span selection);
    /// A drag or double click has ended on a selection.
    void selectionFinished();
    void spanActivated(int index);
    /// An edge was moved, or should move and cannot for the mark in its way; the pane decides, and shows the
    /// marks as they then are.
    void resizeRequested(int index, glossa::text::Utf16Span span);
    /// Layout, scrolling or marks changed (for a minimap).
    void viewChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Edge { None, Begin, End }; // as the text is read: in Hebrew it begins at the right
    /// An edge under the hand. The mark is held by its value: while it is dragged others may label too, and
    /// its number be another.
    struct EdgeDrag {
        Edge edge = Edge::None;
        SpanMark mark;
        text::Utf16Span span; // as it is shown
    };

    void relayout();
    /// A place in the text, and how far below the viewport's top it is seen.
    struct Held {
        int offset = 0;
        int y = 0;
    };
    /// What should not move while lines get other heights: the label or caret under work, or, if that is out
    /// of sight, the first line in sight.
    [[nodiscard]] std::optional<Held> heldPlace();
    void holdAt(const std::optional<Held> &held);
    [[nodiscard]] int heightOf(int offset); // in the viewport
    void measureMore();
    void fitScrollBar();
    [[nodiscard]] double scale() const;  // of lines and tints
    [[nodiscard]] QPoint origin() const; // of the layout, in the viewport
    [[nodiscard]] int textWidth() const;
    void paintGutter(QPainter &painter, const QRect &clip);
    void moveCaret(int offset, bool extend);
    void makeVisible(int offset);
    [[nodiscard]] TextSteps steps() const { return {text(), m_language}; }
    [[nodiscard]] text::Utf16Span snapped(int anchor, int offset, bool byCharacter) const;
    [[nodiscard]] int wordStep(int direction, bool extend) const;
    void select(text::Utf16Span span);
    bool moveByKey(QKeyEvent *event);
    bool resizeByKey(QKeyEvent *event);
    bool growByKey(QKeyEvent *event);
    bool grow(text::Utf16Span span);
    bool growByWord(int direction);
    bool growToSentence();
    void shrink();
    void cycleSpans(int direction);
    [[nodiscard]] Edge edgeAt(const QPoint &place);
    /// `place` in the layout.
    [[nodiscard]] bool isOnGrip(text::Utf16Span span, SpanLayout::End end, const QPointF &place);
    [[nodiscard]] int placeOf(const SpanMark &mark, int likely) const;
    void showMarks();
    void dragEdge(const QPoint &place, bool byCharacter);
    bool cancelDrag();
    [[nodiscard]] text::Utf16Span stoppedAtNeighbours(text::Utf16Span from, text::Utf16Span to) const;
    void deactivate();

    SpanLayout m_layout; // its marks are m_marks with the dragged edge where the hand is
    std::vector<SpanMark> m_marks;
    QString m_language;
    double m_textSize = 15.0;
    bool m_lineNumbers = false;
    bool m_spansHidden = false;
    bool m_onPane = false;
    bool m_overlapAllowed = true;
    Snap m_snap = Snap::Words;
    QString m_search;
    text::Utf16Span m_selection;
    bool m_exact = false; // selected character by character
    int m_anchor = 0;
    int m_caret = 0;
    int m_active = -1;
    int m_hovered = -1;
    double m_wantedX = -1.0;              // kept while going up and down
    std::vector<text::Utf16Span> m_grown; // for shrinking
    std::optional<EdgeDrag> m_edge;
    bool m_selecting = false; // by a drag
    QPoint m_pressedAt;
    bool m_dragged = false;
    std::size_t m_measured = 0; // paragraphs whose height is known
    QTimer m_idle;
};

} // namespace glossa::widgets
