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
#include <functional>
#include <utility>

namespace glossa::widgets {

using theme::px;
using Flag = QItemSelectionModel::SelectionFlag;

namespace {

/// Tells when a widget has to be laid out anew.
class LayoutWatch : public QObject {
public:
    LayoutWatch(QWidget &widget, std::function<void()> changed)
        : QObject(&widget), m_changed(std::move(changed))
    {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            m_changed();
        return false;
    }

private:
    std::function<void()> m_changed;
};

} // namespace

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
    m_places.height = px(m_designHeight);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] {
        placeBelow();
        viewport()->update();
    });
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
    m_hover = m_buttonUnder = m_buttonDown = -1;
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
    if ((viewport()->height() - headerHeight()) / rowHeight() < m_foot + 2)
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
    m_places.height = height;
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
    m_places.gapBelow = m_below && currentRow() < bodyRows() ? currentRow() : -1;
    m_places.gap = 0;
    if (m_places.gapBelow >= 0) {
        const int asked = m_below->hasHeightForWidth() ? m_below->heightForWidth(viewport()->width())
                                                       : m_below->sizeHint().height();
        m_places.gap = std::max(asked, m_below->minimumHeight());
    }
    const int room = viewport()->height() - headerHeight() - m_foot * rowHeight();
    verticalScrollBar()->setPageStep(std::max(0, room));
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, m_places.end(bodyRows()) - room));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(px(40));
    horizontalScrollBar()->setRange(0, lineRect(0, 1).width() - viewport()->width());
    placeBelow();
}

void RowView::setBelow(QWidget *below)
{
    m_below = below;
    below->setParent(viewport());
    new LayoutWatch(*below, [this] {
        const int before = m_places.gap;
        const bool inSight = viewport()->rect().intersects(rowRect(currentRow()));
        updateGeometries();
        viewport()->update();
        if (inSight && m_places.gap > before)
            scrollTo(currentIndex()); // what it has grown by
    });
    updateGeometries();
}

void RowView::placeBelow()
{
    if (!m_below)
        return;
    const bool shown = m_places.gapBelow >= 0;
    if (shown) {
        const QRect row = rowRect(m_places.gapBelow);
        m_below->setGeometry(0, row.bottom() + 1, viewport()->width(), m_places.gap);
        // The heads are painted on the viewport, over which it stands.
        const int hidden = std::max(0, headerHeight() - m_below->y());
        if (hidden > 0)
            m_below->setMask(QRect(0, hidden, m_below->width(), m_below->height()));
        else
            m_below->clearMask();
    }
    m_below->setVisible(shown);
}

int RowView::footTop() const
{
    const int atEnd = viewport()->height() - m_foot * rowHeight();
    return headerHeight() + std::max(0, std::min(m_places.end(bodyRows()), atEnd - headerHeight()));
}

QRect RowView::rowRect(int row) const
{
    if (const int inFoot = row - bodyRows(); inFoot >= 0)
        return lineRect(footTop() + inFoot * rowHeight(), rowHeight());
    const int y = headerHeight() + m_places.top(row) - verticalScrollBar()->value();
    return lineRect(y, rowHeight());
}

int RowView::rowAt(const QPoint &place) const
{
    if (place.y() < headerHeight())
        return -1;
    if (m_foot > 0 && place.y() >= footTop()) {
        const int row = bodyRows() + (place.y() - footTop()) / rowHeight();
        return row < rowCount() ? row : -1;
    }
    const int row = m_places.at(place.y() - headerHeight() + verticalScrollBar()->value());
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
    const int top = m_places.top(index.row());
    const int room = verticalScrollBar()->pageStep();
    // With what stands below it, or as much of that as there is room for.
    const int height = std::max(rowHeight(), std::min(m_places.whole(index.row()), room));
    const int now = verticalScrollBar()->value();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(top - (room - height) / 2);
    else if (hint == PositionAtTop || top < now)
        verticalScrollBar()->setValue(top);
    else if (hint == PositionAtBottom || top + height > now + room)
        verticalScrollBar()->setValue(top + height - room);
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
    const int first = std::max(0, m_places.at(event->rect().top() - header + scrolled, m_places.gapBelow));
    const int last =
        std::min(bodyRows() - 1, m_places.at(event->rect().bottom() - header + scrolled, m_places.gapBelow));
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
    option.state.setFlag(QStyle::State_MouseOver, row == m_buttonUnder);
    option.state.setFlag(QStyle::State_Sunken, row == m_buttonUnder && row == m_buttonDown);
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
    if (m_below)
        updateGeometries();
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
    const int top = m_places.top(currentRow()) - verticalScrollBar()->value();
    const bool inSight =
        currentRow() >= 0 && top >= 0 && top + rowHeight() <= verticalScrollBar()->pageStep();
    QAbstractItemView::resizeEvent(event);
    if (inSight)
        scrollTo(currentIndex());
}

void RowView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_places.height = px(m_designHeight);
        readHeads(); // their widths grow with the text
        updateGeometries();
        viewport()->update();
    }
}

} // namespace glossa::widgets
#include "moc_row_view.cpp"
