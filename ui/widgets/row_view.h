// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/key_line.h"

#include <QAbstractScrollArea>
#include <QString>

#include <vector>

namespace glossa::widgets {

/// A column of a RowView; width 0 = takes what is left.
struct RowColumn {
    QString title;
    int width = 0;
    bool right = false; // numbers
    bool sortable = false;
};

/// One row to paint: its ground is painted already.
struct RowPaint {
    int row = 0;
    QRect rect;
    std::vector<QRect> cells; // one a column, without the gaps
    bool selected = false;
    bool current = false;
    bool hovered = false;
    bool focused = false; // current, and the view has the keys
};

/// Where a RowView takes its rows from, one at a time as they come into sight.
class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource &) = delete;
    RowSource &operator=(const RowSource &) = delete;
    virtual ~RowSource() = default;
    [[nodiscard]] virtual int rowCount() const = 0;
    virtual void paintRow(QPainter &painter, const RowPaint &paint) = 0;
    /// With titles the view has a header.
    [[nodiscard]] virtual std::vector<RowColumn> columns() const { return {}; }
    /// The row as a screen reader says it.
    [[nodiscard]] virtual QString rowText(int row) const = 0;
    /// It paints the ground of selected and hovered rows itself, and the frame of the focused one.
    [[nodiscard]] virtual bool paintsGround() const { return false; }
    /// For what does not fit.
    [[nodiscard]] virtual QString toolTip(int) const { return {}; }
};

/// A list of rows of one height that costs the same at ten rows and a million.
class RowView : public QAbstractScrollArea, public KeyTable {
    Q_OBJECT
public:
    enum class SelectionMode { Single, Multi };

    explicit RowView(QWidget *parent = nullptr);

    void setSource(RowSource *source);
    /// The rows are others now; current row and selection are kept where they still exist.
    void sourceChanged();
    void setSelectionMode(SelectionMode mode);
    void setRowHeight(int height);
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    /// The column the rows are sorted by, shown as an arrow in its head; -1 = none.
    void setSortIndicator(int column, Qt::SortOrder order);
    /// No lines between the rows (panels, popups).
    void setLines(bool lines);

    [[nodiscard]] int currentRow() const { return m_current; }
    /// Selects it too and brings it into sight. -1 = none.
    void setCurrentRow(int row);
    [[nodiscard]] bool isSelected(int row) const;
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] int selectedCount() const { return m_selectedCount; }
    void clearSelection();

    [[nodiscard]] QRect rowRect(int row) const; // in the viewport
    [[nodiscard]] int rowAt(const QPoint &place) const;
    /// The column under a place of the viewport, -1 between columns.
    [[nodiscard]] int columnAt(const QPoint &place) const;
    /// The head of a column, in the viewport.
    [[nodiscard]] QRect headRect(int column) const;
    [[nodiscard]] const RowSource *source() const { return m_source; }
    [[nodiscard]] KeyLines keyLines() const override;

Q_SIGNALS:
    void currentChanged(int row);
    void selectionChanged();
    void rowClicked(int row);
    /// Enter or double click.
    void rowActivated(int row);
    /// A click on the head of a sortable column; the owner sorts and sets the indicator.
    void sortRequested(int column, Qt::SortOrder order);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int headerHeight() const;
    [[nodiscard]] std::vector<QRect> cellsOf(const QRect &row) const;
    /// All columns but those that take what is left, with the gaps.
    [[nodiscard]] int fixedWidth() const;
    /// The whole width of a row or the header, in the viewport; wider than that when scrolled sideways.
    [[nodiscard]] QRect lineRect(int top, int height) const;
    void paintHeader(QPainter &painter);
    void paintOne(QPainter &painter, int row);
    void fitScrollBar();
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void select(int from, int to, bool on);
    void selectOnly(int row);
    void makeVisible(int row);
    void askForOrder(int column);

    RowSource *m_source = nullptr;
    std::vector<RowColumn> m_columns;
    SelectionMode m_mode = SelectionMode::Single;
    int m_rowHeight = 32;
    double m_designHeight = 32.0; // of a row, at 100 % text size
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_lines = true;
    int m_current = -1;
    int m_anchor = -1;
    int m_hover = -1;
    int m_pressed = -1;
    std::vector<bool> m_selected;
    int m_selectedCount = 0;
};

} // namespace glossa::widgets
