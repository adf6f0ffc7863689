// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/key_line.h"
#include "ui/widgets/row_model.h"
#include "ui/widgets/row_places.h"

#include <QAbstractItemView>
#include <QPointer>

#include <vector>

namespace glossa::widgets {

/// A list or table of rows of one height, with heads if the model's columns have titles. A row is one thing:
/// it is selected, opened and read out as a whole. The rows that the model calls its foot stay in sight.
///
/// This is a QAbstractItemView of its own because its rows are found by arithmetic, so that it costs the same
/// at ten rows and a million: QTableView keeps a record a row in its vertical header, and QListView lays
/// every row out. The heads stand in the viewport and are part of its painting.
///
/// Current row and selection are those of the selection model, which holds them by persistent index: they
/// follow their rows. A row is selected if its first column is. One widget may stand below the current row.
class RowView : public QAbstractItemView, public KeyTable {
    Q_OBJECT
public:
    explicit RowView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setMultiSelection(bool on); // many rows can be selected
    void setRowHeight(int height);
    [[nodiscard]] int rowHeight() const { return m_places.height; }
    /// The column the rows are sorted by, shown as an arrow in its head; -1 = none.
    void setSortIndicator(int column, Qt::SortOrder order);
    void setLines(bool lines);     // none between the rows: panels, popups
    void setRounded(bool rounded); // and in from the sides, as the rail's
    /// Stands below the current row, as high as its layout asks for, and belongs to the viewport.
    void setBelow(QWidget *below);
    [[nodiscard]] QWidget *below() const { return m_below; }
    void setTypeAhead(bool on); // letters go to the row that begins with them

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    /// Selects it too and brings it into sight. -1 = none.
    void setCurrentRow(int row);
    [[nodiscard]] bool isSelected(int row) const;
    [[nodiscard]] std::vector<int> selectedRows() const; // in ascending order
    [[nodiscard]] int selectedCount() const;
    void selectOnlyCurrent();
    [[nodiscard]] QString rowText(int row) const; // as a screen reader says it

    [[nodiscard]] QRect rowRect(int row) const; // in the viewport
    [[nodiscard]] int rowAt(const QPoint &place) const;
    /// The column under a place of the viewport, -1 between columns.
    [[nodiscard]] int columnAt(const QPoint &place) const;
    [[nodiscard]] QRect headRect(int column) const; // in the viewport
    [[nodiscard]] QRect buttonRect(int row) const;  // of its ButtonCell, in the viewport; null without one
    void pressButton(int row);
    [[nodiscard]] KeyLines keyLines() const override;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &place) const override; // of a row; also between columns
    void keyboardSearch(const QString &typed) override;

Q_SIGNALS:
    /// Another row is worked on, counted as the rows stand when it is sent. Not sent where one only steps
    /// over rows with Ctrl. Where the model removes the current row, one beside it becomes the current one,
    /// and is told; where the row is gone after a change of the layout, there is none, and nothing is sent.
    void currentRowChanged(int row);
    void selectedRowsChanged();
    void rowClicked(int row);
    void rowActivated(int row);     // by Enter or double click
    void rowButtonPressed(int row); // by Space, or by a click, which leaves the current row as it is
    /// A click on the head of a sortable column; the owner sorts and sets the indicator.
    void sortRequested(int column, Qt::SortOrder order);

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void updateGeometries() override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &area, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Head {
        QString title;
        int width = 0; // device pixels; 0 = takes what is left
        bool right = false;
        bool sortable = false;
        int most = 0; // device pixels, of one that takes what is left; 0 = all of it
    };

    void readHeads();
    void readFoot();
    void rowsChanged();
    [[nodiscard]] int headerHeight() const;
    void placeBelow();
    [[nodiscard]] int bodyRows() const { return rowCount() - m_foot; } // that are scrolled
    [[nodiscard]] int footTop() const;                                 // in the viewport
    [[nodiscard]] std::vector<QRect> cellsOf(const QRect &row) const;
    [[nodiscard]] int fixedWidth() const; // of columns that do not take what is left, with the gaps
    /// The whole width of a row or the header, in the viewport; wider than that when scrolled sideways.
    [[nodiscard]] QRect lineRect(int top, int height) const;
    void paintHeader(QPainter &painter);
    void paintOne(QPainter &painter, int row);
    void paintRing(QPainter &painter, const QRect &row) const;
    [[nodiscard]] bool isMulti() const { return selectionMode() != SingleSelection; }
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void stepTo(int row);
    void select(int from, int to, QItemSelectionModel::SelectionFlags flags);
    void askForOrder(int column);
    [[nodiscard]] int buttonAt(const QPoint &place) const; // the row whose button is there

    std::vector<Head> m_heads;
    RowPlaces m_places;
    QPointer<QWidget> m_below;
    double m_designHeight = 32.0; // of a row, at 100 % text size
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_lines = true;
    bool m_rounded = false;
    bool m_typeAhead = false;
    bool m_stepping = false; // with Ctrl, over rows
    QPersistentModelIndex m_anchor;
    int m_hover = -1;
    int m_pressed = -1;
    int m_buttonUnder = -1; // the row on whose button the mouse stands
    int m_buttonDown = -1;  // the row on whose button it was pressed
    int m_foot = 0;         // rows at the end that stay in sight
    int m_told = 0;         // rows that were selected when it was last said
};

} // namespace glossa::widgets
