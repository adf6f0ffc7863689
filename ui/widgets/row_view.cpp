// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/row_delegate.h"

#include <QAccessible>
#include <QItemSelection>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace glossa::widgets {

using theme::px;
using Flag = QItemSelectionModel::SelectionFlag;

RowView::RowView(QWidget *parent) : QAbstractItemView(parent)
{
    installAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setAutoScroll(false); // where it scrolls, it does so at once
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setItemDelegate(new RowDelegate(this));
    viewport()->setMouseTracking(true);
    m_rowHeight = px(m_designHeight);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
}

void RowView::setModel(QAbstractItemModel *model)
{
    if (model == this->model())
        return;
    if (this->model() != nullptr)
        this->model()->disconnect(this);
    QAbstractItemView::setModel(model);
    // After the base class and the selection model, which heard first.
    if (model != nullptr) {
        for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, change, this, &RowView::rowsChanged);
        for (const auto change : {&QAbstractItemModel::columnsInserted, &QAbstractItemModel::columnsRemoved})
            connect(model, change, this, &RowView::rowsChanged);
        connect(model, &QAbstractItemModel::layoutChanged, this, &RowView::rowsChanged);
        connect(model, &QAbstractItemModel::modelReset, this, &RowView::rowsChanged);
        connect(model, &QAbstractItemModel::headerDataChanged, this, &RowView::rowsChanged);
    }
    rowsChanged();
}

void RowView::rowsChanged()
{
    readHeads();
    m_hover = -1;
    updateGeometries();
    viewport()->update();
    if (const int now = selectedCount(); now != m_told) {
        m_told = now;
        Q_EMIT selectedRowsChanged();
    }
}

/// The base class asks for the place of each cell that has changed, which takes seconds where a model of a
/// million rows says that all have.
void RowView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    updateGeometries(); // the foot can be another
    viewport()->update();
    if (!QAccessible::isActive())
        return;
    QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::DataChanged);
    event.setFirstRow(topLeft.row());
    event.setFirstColumn(topLeft.column());
    event.setLastRow(bottomRight.row());
    event.setLastColumn(bottomRight.column());
    QAccessible::updateAccessibility(&event);
}

void RowView::readFoot()
{
    const int count = rowCount();
    m_foot = 0;
    while (m_foot < count && model()->index(count - 1 - m_foot, 0).data(RowModel::FootRole).toBool())
        ++m_foot;
    // Where it would leave no room for two others, it is scrolled as they are.
    if ((viewport()->height() - headerHeight()) / m_rowHeight < m_foot + 2)
        m_foot = 0;
}

int RowView::rowCount() const
{
    return model() != nullptr ? model()->rowCount() : 0;
}

QString RowView::rowText(int row) const
{
    return model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
}

void RowView::setMultiSelection(bool on)
{
    setSelectionMode(on ? ExtendedSelection : SingleSelection);
}

void RowView::setRowHeight(int height)
{
    m_rowHeight = height;
    m_designHeight = height * 100.0 / px(100);
    updateGeometries();
    viewport()->update();
}

void RowView::setSortIndicator(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    viewport()->update();
}

void RowView::setLines(bool lines)
{
    m_lines = lines;
    viewport()->update();
}

void RowView::setRounded(bool rounded)
{
    m_rounded = rounded;
    viewport()->update();
}

void RowView::setTypeAhead(bool on)
{
    m_typeAhead = on;
}

void RowView::updateGeometries()
{
    readFoot();
    const int room = viewport()->height() - headerHeight() - m_foot * m_rowHeight;
    verticalScrollBar()->setPageStep(std::max(0, room));
    verticalScrollBar()->setSingleStep(m_rowHeight);
    verticalScrollBar()->setRange(0, std::max(0, bodyRows() * m_rowHeight - room));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(px(40));
    horizontalScrollBar()->setRange(0, lineRect(0, 1).width() - viewport()->width());
}

int RowView::footTop() const
{
    const int atEnd = viewport()->height() - m_foot * m_rowHeight;
    return headerHeight() + std::max(0, std::min(bodyRows() * m_rowHeight, atEnd - headerHeight()));
}

QRect RowView::rowRect(int row) const
{
    if (const int inFoot = row - bodyRows(); inFoot >= 0)
        return lineRect(footTop() + inFoot * m_rowHeight, m_rowHeight);
    const int y = headerHeight() + row * m_rowHeight - verticalScrollBar()->value();
    return lineRect(y, m_rowHeight);
}

int RowView::rowAt(const QPoint &place) const
{
    if (place.y() < headerHeight())
        return -1;
    if (m_foot > 0 && place.y() >= footTop()) {
        const int row = bodyRows() + (place.y() - footTop()) / m_rowHeight;
        return row < rowCount() ? row : -1;
    }
    const int row = (place.y() - headerHeight() + verticalScrollBar()->value()) / m_rowHeight;
    return row < rowCount() ? row : -1;
}

QRect RowView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto cells = cellsOf(rowRect(index.row()));
    return cells[std::min(static_cast<std::size_t>(index.column()), cells.size() - 1)];
}

QModelIndex RowView::indexAt(const QPoint &place) const
{
    const int row = rowAt(place);
    return row < 0 ? QModelIndex() : model()->index(row, std::max(0, columnAt(place)));
}

int RowView::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int RowView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void RowView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= bodyRows())
        return;
    const int top = index.row() * m_rowHeight;
    const int room = verticalScrollBar()->pageStep();
    const int now = verticalScrollBar()->value();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(top - (room - m_rowHeight) / 2);
    else if (hint == PositionAtTop || top < now)
        verticalScrollBar()->setValue(top);
    else if (hint == PositionAtBottom || top + m_rowHeight > now + room)
        verticalScrollBar()->setValue(top + m_rowHeight - room);
}

void RowView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection()); // the painter has the program's, whatever the view's
    painter.fillRect(event->rect(), palette().color(viewport()->backgroundRole()));
    if (model() == nullptr)
        return;
    const int header = headerHeight();
    const int scrolled = verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() - header + scrolled) / m_rowHeight);
    const int last = std::min(bodyRows() - 1, (event->rect().bottom() - header + scrolled) / m_rowHeight);
    const int foot = footTop();
    const int bodyEnd = m_foot > 0 ? foot : viewport()->height();
    painter.save();
    painter.setClipRect(QRect(0, header, viewport()->width(), bodyEnd - header));
    for (int row = first; row <= last; ++row)
        paintOne(painter, row);
    if (m_foot > 0) {
        painter.setClipRect(QRect(0, foot, viewport()->width(), viewport()->height() - foot));
        for (int row = bodyRows(); row < rowCount(); ++row)
            paintOne(painter, row);
        painter.fillRect(QRect(0, foot, viewport()->width(), 1), theme::tokens().line2);
    }
    painter.restore();
    if (header > 0)
        paintHeader(painter);
}

void RowView::paintOne(QPainter &painter, int row)
{
    const theme::Tokens &t = theme::tokens();
    const QRect place = rowRect(row);
    const QModelIndex first = model()->index(row, 0);
    const bool selected = isSelected(row);
    const bool focused = row == currentRow() && hasFocus();
    const QRect room = m_rounded ? place.adjusted(px(8), 0, -px(8), 0) : place;
    QColor ground(Qt::transparent);
    if (selected)
        ground = isActiveWindow() || m_rounded ? t.sel : t.selx;
    else if (row == m_hover)
        ground = t.hover;
    if (m_rounded) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(room, px(6), px(6));
        painter.setRenderHint(QPainter::Antialiasing, false);
    } else {
        painter.fillRect(room, ground);
    }
    if (const QVariant own = first.data(Qt::BackgroundRole); own.isValid() && !selected)
        painter.fillRect(place, own.value<QColor>());

    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state.setFlag(QStyle::State_Selected, selected);
    option.state.setFlag(QStyle::State_HasFocus, focused);
    std::vector<QRect> cells = cellsOf(place);
    if (model()->span(first).width() > 1)
        cells = {
            QRect(QPoint(cells.front().left(), place.top()), QPoint(cells.back().right(), place.bottom()))};
    for (std::size_t column = 0; column < cells.size(); ++column) {
        option.rect = cells[column];
        itemDelegate()->paint(&painter, option, first.siblingAtColumn(static_cast<int>(column)));
    }

    if (m_lines)
        painter.fillRect(QRect(0, place.bottom(), place.width(), 1), t.line);
    if (selected)
        theme::outlineSelected(painter, m_rounded ? room : place.adjusted(0, 0, 0, -1),
                               m_rounded ? px(6) : 0.0);
    if (focused)
        paintRing(painter, room);
}

void RowView::paintRing(QPainter &painter, const QRect &row) const
{
    painter.setPen(QPen(QColor(theme::tokens().accfill), 2));
    painter.setBrush(Qt::NoBrush);
    if (!m_rounded) {
        painter.drawRect(row.adjusted(1, 1, -1, -2));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), px(6), px(6));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

bool RowView::isSelected(int row) const
{
    return row >= 0 && selectionModel() != nullptr && selectionModel()->isSelected(model()->index(row, 0));
}

std::vector<int> RowView::selectedRows() const
{
    std::vector<int> rows;
    if (selectionModel() == nullptr)
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        if (range.isValid() && range.left() == 0)
            for (int row = range.top(); row <= range.bottom(); ++row)
                rows.push_back(row);
    std::ranges::sort(rows);
    return rows;
}

int RowView::selectedCount() const
{
    int count = 0;
    if (selectionModel() != nullptr)
        for (const QItemSelectionRange &range : selectionModel()->selection())
            count += range.isValid() && range.left() == 0 ? range.height() : 0;
    return count;
}

void RowView::select(int from, int to, QItemSelectionModel::SelectionFlags flags)
{
    selectionModel()->select(
        QItemSelection(model()->index(std::min(from, to), 0), model()->index(std::max(from, to), 0)), flags);
}

void RowView::setSelection(const QRect &area, QItemSelectionModel::SelectionFlags flags)
{
    const int from = rowAt(area.topLeft());
    const int to = rowAt(area.bottomLeft());
    if (from >= 0 && to >= 0)
        select(from, to, flags);
}

QRegion RowView::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect(); // as cheap as to find the rows of it
}

void RowView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    viewport()->update();
    m_told = selectedCount();
    Q_EMIT selectedRowsChanged();
}

void RowView::selectOnlyCurrent()
{
    if (currentIndex().isValid())
        selectionModel()->select(currentIndex().siblingAtColumn(0), Flag::ClearAndSelect);
    else
        clearSelection();
}

void RowView::setCurrentRow(int row)
{
    if (selectionModel() == nullptr)
        return;
    const QModelIndex wanted = row >= 0 && row < rowCount() ? model()->index(row, 0) : QModelIndex();
    m_anchor = wanted;
    selectionModel()->setCurrentIndex(wanted, Flag::ClearAndSelect);
    scrollTo(wanted);
}

void RowView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    if (current.row() == previous.row())
        return;
    if (current.isValid() && hasFocus()) { // also where one only steps: it is where the hand is
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(current.row());
        QAccessible::updateAccessibility(&event);
    }
    if (!m_stepping)
        Q_EMIT currentRowChanged(current.row());
}

/// A view that loses room keeps the current row in sight if it was.
void RowView::resizeEvent(QResizeEvent *event)
{
    const int top = currentRow() * m_rowHeight - verticalScrollBar()->value();
    const bool inSight =
        currentRow() >= 0 && top >= 0 && top + m_rowHeight <= verticalScrollBar()->pageStep();
    QAbstractItemView::resizeEvent(event);
    if (inSight)
        scrollTo(currentIndex());
}

void RowView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_rowHeight = px(m_designHeight);
        readHeads(); // their widths grow with the text
        updateGeometries();
        viewport()->update();
    }
}

} // namespace glossa::widgets
#include "moc_row_view.cpp"
