// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/confusion.h"

#include <QAbstractScrollArea>
#include <QStringList>

#include <utility>
#include <vector>

namespace glossa::details {

/// A confusion matrix as a heat map: rows labeled, columns predicted, one hue for matches and one for
/// confusions; every cell can be reached by keyboard and opened. Heads stay while the cells scroll.
class HeatMatrix : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Show { All, Errors, Matches };

    explicit HeatMatrix(QWidget *parent = nullptr);

    /// Leaves out rows and columns with nothing in them, fits what is left into the view and stands on the
    /// largest confusion. `keys` are the categories' keys, "" without one.
    void setConfusion(const evaluate::Confusion &confusion, const QStringList &keys);
    void setShow(Show show);
    [[nodiscard]] Show shown() const { return m_show; }
    /// Shares of the row in the cells instead of counts.
    void setNormalized(bool normalized);

    [[nodiscard]] int size() const { return static_cast<int>(m_used.size()); }
    [[nodiscard]] QString name(int line) const;
    /// The cell in the confusion's own numbers; nullptr for an empty one or none.
    [[nodiscard]] const evaluate::Cell *currentCell() const;
    [[nodiscard]] int currentRow() const { return m_row; }
    [[nodiscard]] int currentColumn() const { return m_column; }
    void setCurrent(int row, int column);
    /// The largest confusion becomes the current cell, in the middle of the view; asked again from there, the
    /// next smaller one, and the largest again after the last. False if there is none.
    bool goToWorst();
    /// Steps of zoom beside the fit, which is 0.
    [[nodiscard]] int zoomSteps() const { return m_zoom; }
    /// What is shown as lines of cells with tabs between, heads included.
    [[nodiscard]] QString table() const;
    /// All of it at a size that can be read, heads included, also where the view shows a part.
    [[nodiscard]] QPixmap picture() const;
    [[nodiscard]] QString sentence(int row, int column) const;
    [[nodiscard]] QRect cellRect(int row, int column) const; // in the viewport

Q_SIGNALS:
    void currentChanged();
    /// Enter or click.
    void cellActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// The line of what nobody labeled or the model did not find. Where pairs are counted it has no match, so
    /// no ratio.
    [[nodiscard]] bool isNothing(int line) const;
    [[nodiscard]] const evaluate::Cell *cellAt(int row, int column) const;
    [[nodiscard]] bool isShown(int row, int column) const;
    [[nodiscard]] bool cellAtPlace(const QPoint &place, int &row, int &column) const;
    void fit();
    void ensureVisible();
    void centre();
    /// Confusions by size, the largest first, as row and column.
    [[nodiscard]] std::vector<std::pair<int, int>> ranked() const;
    /// Whether a line's name and figure have room: all of them, or, in small cells, those of the line that is
    /// looked at and every so many others. `need` and `extent` are the room of a head and of a cell.
    [[nodiscard]] static bool hasHead(int line, int lookedAt, int extent, int need);
    void hover(int row, int column);
    [[nodiscard]] QString inWords(const evaluate::Cell &cell) const;
    void paintCell(QPainter &painter, int row, int column);
    void paintRowHead(QPainter &painter, int row);
    void paintColumnHead(QPainter &painter, int column);
    void paintColumnName(QPainter &painter, int column, bool current);
    void paintPrecision(QPainter &painter, int column);
    void paintAxes(QPainter &painter);
    void zoom(int steps);
    bool jumpToLetter(const QString &letter);

    evaluate::Confusion m_confusion;
    std::vector<std::uint32_t> m_used; // lines shown → names of the confusion
    QStringList m_keys;
    Show m_show = Show::All;
    bool m_normalized = false;
    int m_row = 0;
    int m_column = 0;
    int m_zoom = 0;
    int m_hoverRow = -1;
    int m_hoverColumn = -1;
    std::pair<int, int> m_led{-1, -1}; // where goToWorst() led last
    QSize m_cell{32, 29};
    int m_left = 0; // width of the row heads
    int m_top = 0;  // height of the column heads
};

} // namespace glossa::details
