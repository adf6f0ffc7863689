// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/span_layout.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace glossa::widgets {

/// A text with its labels, read by keyboard and mouse. The text is never edited here, so bare letters are
/// free for the pane's keys; the view takes only those that move the caret, the selection and edges.
class SpanView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Snap { Words, Characters };

    explicit SpanView(QWidget *parent = nullptr);

    void setText(const QString &text, const QString &language);
    void setSpans(std::vector<SpanMark> marks);
    [[nodiscard]] const QString &text() const { return m_layout.text(); }
    [[nodiscard]] const std::vector<SpanMark> &spans() const { return m_layout.marks(); }
    /// In design pixels; lines and lanes grow with it.
    void setTextSize(double size);
    void setLineNumbers(bool on);
    /// Every place of this text is marked, in any case. Empty = none.
    void setSearchText(const QString &text);
    void setSnap(Snap snap) { m_snap = snap; }
    void setSpansHidden(bool hidden);

    [[nodiscard]] text::Utf16Span selection() const { return m_selection; }
    void setSelection(text::Utf16Span span);
    void clearSelection();
    [[nodiscard]] int caret() const { return m_caret; }
    [[nodiscard]] int activeSpan() const { return m_active; }
    void setActiveSpan(int index);

    /// Where a palette for the selection or the active span should open, in global coordinates.
    [[nodiscard]] QPoint popupPlace() const;
    /// The height at which the text needs no scroll bar, with room for labels to come.
    [[nodiscard]] int reservedHeight();
    [[nodiscard]] QRect rectOf(text::Utf16Span span); // in the viewport
    [[nodiscard]] int offsetAt(const QPoint &viewportPlace);
    [[nodiscard]] SpanLayout &layoutOfText() { return m_layout; }

Q_SIGNALS:
    void selectionChanged(glossa::text::Utf16Span selection);
    /// A drag or double click has ended on a selection.
    void selectionFinished();
    void spanActivated(int index);
    /// An edge was moved; the pane decides, and shows the marks as they then are.
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
    enum class Drag { None, Select, LeftEdge, RightEdge };

    void relayout();
    void measureMore();
    void fitScrollBar();
    [[nodiscard]] double scale() const;  // of lines and tints
    [[nodiscard]] QPoint origin() const; // of the layout, in the viewport
    [[nodiscard]] int textWidth() const;
    void paintGutter(QPainter &painter, const QRect &clip);
    void moveCaret(int offset, bool extend);
    void makeVisible(int offset);
    [[nodiscard]] text::Utf16Span wordAt(int offset) const;
    [[nodiscard]] int step(int offset, int direction, bool word) const;
    [[nodiscard]] text::Utf16Span trimmed(text::Utf16Span span) const;
    [[nodiscard]] text::Utf16Span snapped(int anchor, int offset, bool byCharacter) const;
    bool moveByKey(QKeyEvent *event);
    bool resizeByKey(QKeyEvent *event);
    bool growByKey(QKeyEvent *event);
    void grow();
    void shrink();
    void cycleSpans(int direction);
    [[nodiscard]] Drag edgeAt(const QPoint &place);
    void dragEdge(const QPoint &place, bool byCharacter);
    void showActiveAs(text::Utf16Span span);

    SpanLayout m_layout;
    QString m_language;
    double m_textSize = 15.0;
    bool m_lineNumbers = false;
    bool m_spansHidden = false;
    Snap m_snap = Snap::Words;
    QString m_search;
    text::Utf16Span m_selection;
    int m_anchor = 0;
    int m_caret = 0;
    int m_active = -1;
    int m_hovered = -1;
    double m_wantedX = -1.0;              // kept while going up and down
    std::vector<text::Utf16Span> m_grown; // for shrinking
    Drag m_drag = Drag::None;
    QPoint m_pressedAt;
    bool m_dragged = false;
    std::size_t m_measured = 0; // paragraphs whose height is known
    QTimer m_idle;
};

} // namespace glossa::widgets
