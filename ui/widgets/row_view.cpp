// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

RowView::RowView(QWidget *parent) : QAbstractScrollArea(parent)
{
    installAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    m_rowHeight = px(m_designHeight);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
}

void RowView::setSource(RowSource *source)
{
    m_source = source;
    sourceChanged();
}

void RowView::sourceChanged()
{
    m_columns = m_source != nullptr ? m_source->columns() : std::vector<RowColumn>{};
    const int count = m_source != nullptr ? m_source->rowCount() : 0;
    const int before = m_selectedCount;
    m_selected.resize(static_cast<std::size_t>(count));
    m_selectedCount = static_cast<int>(std::ranges::count(m_selected, true));
    if (m_current >= count)
        m_current = -1;
    m_anchor = m_current;
    m_hover = -1;
    fitScrollBar();
    viewport()->update();
    if (before != m_selectedCount)
        Q_EMIT selectionChanged();
}

void RowView::setSelectionMode(SelectionMode mode)
{
    m_mode = mode;
}

void RowView::setRowHeight(int height)
{
    m_rowHeight = height;
    m_designHeight = height * 100.0 / px(100);
    fitScrollBar();
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

void RowView::fitScrollBar()
{
    const int count = m_source != nullptr ? m_source->rowCount() : 0;
    const int room = viewport()->height() - headerHeight();
    verticalScrollBar()->setPageStep(std::max(0, room));
    verticalScrollBar()->setSingleStep(m_rowHeight);
    verticalScrollBar()->setRange(0, std::max(0, count * m_rowHeight - room));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(px(40));
    horizontalScrollBar()->setRange(0, lineRect(0, 1).width() - viewport()->width());
}

QRect RowView::rowRect(int row) const
{
    const int y = headerHeight() + row * m_rowHeight - verticalScrollBar()->value();
    return lineRect(y, m_rowHeight);
}

int RowView::rowAt(const QPoint &place) const
{
    if (m_source == nullptr || place.y() < headerHeight())
        return -1;
    const int row = (place.y() - headerHeight() + verticalScrollBar()->value()) / m_rowHeight;
    return row < m_source->rowCount() ? row : -1;
}

void RowView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(viewport()->backgroundRole()));
    if (m_source == nullptr)
        return;
    const int header = headerHeight();
    const int scrolled = verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() - header + scrolled) / m_rowHeight);
    const int last =
        std::min(m_source->rowCount() - 1, (event->rect().bottom() - header + scrolled) / m_rowHeight);
    painter.save();
    painter.setClipRect(QRect(0, header, viewport()->width(), viewport()->height() - header));
    for (int row = first; row <= last; ++row)
        paintOne(painter, row);
    painter.restore();
    if (header > 0)
        paintHeader(painter);
}

void RowView::paintOne(QPainter &painter, int row)
{
    const theme::Tokens &t = theme::tokens();
    RowPaint paint;
    paint.row = row;
    paint.rect = rowRect(row);
    paint.cells = cellsOf(paint.rect);
    paint.selected = isSelected(row);
    paint.current = row == m_current;
    paint.hovered = row == m_hover;
    paint.focused = paint.current && hasFocus();
    const bool ground = !m_source->paintsGround();
    if (ground && paint.selected)
        painter.fillRect(paint.rect, isActiveWindow() ? t.sel : t.selx);
    else if (ground && paint.hovered)
        painter.fillRect(paint.rect, t.hover);
    painter.setFont(font());
    painter.setPen(t.t1);
    m_source->paintRow(painter, paint);
    if (m_lines)
        painter.fillRect(QRect(0, paint.rect.bottom(), paint.rect.width(), 1), t.line);
    if (ground && paint.selected)
        theme::outlineSelected(painter, paint.rect.adjusted(0, 0, 0, -1));
    if (ground && paint.focused) {
        painter.setPen(QPen(QColor(t.accfill), 2));
        painter.setBrush(Qt::NoBrush);
        // Rows that paint a rounded ground of their own say how far in it stands.
        const int inset = px(property("groundInset").toInt());
        const QRect ring = paint.rect.adjusted(1 + inset, 1, -1 - inset, -2);
        if (inset > 0) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(ring, px(6), px(6));
            painter.setRenderHint(QPainter::Antialiasing, false);
        } else {
            painter.drawRect(ring);
        }
    }
}

void RowView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBar();
}

bool RowView::isSelected(int row) const
{
    return row >= 0 && static_cast<std::size_t>(row) < m_selected.size() &&
           m_selected[static_cast<std::size_t>(row)];
}

void RowView::select(int from, int to, bool on)
{
    const int last = static_cast<int>(m_selected.size()) - 1;
    for (int row = std::max(0, std::min(from, to)); row <= std::min(last, std::max(from, to)); ++row) {
        auto bit = m_selected[static_cast<std::size_t>(row)];
        m_selectedCount += static_cast<int>(on) - static_cast<int>(static_cast<bool>(bit));
        bit = on;
    }
}

void RowView::selectOnly(int row)
{
    if (m_selectedCount == 1 && isSelected(row))
        return;
    m_selected.assign(m_selected.size(), false);
    m_selectedCount = 0;
    if (row >= 0)
        select(row, row, true);
    Q_EMIT selectionChanged();
}

std::vector<int> RowView::selectedRows() const
{
    std::vector<int> rows;
    for (std::size_t i = 0; i < m_selected.size() && static_cast<int>(rows.size()) < m_selectedCount; ++i)
        if (m_selected[i])
            rows.push_back(static_cast<int>(i));
    return rows;
}

void RowView::clearSelection()
{
    selectOnly(m_current);
    viewport()->update();
}

void RowView::makeVisible(int row)
{
    const int top = row * m_rowHeight;
    const int room = verticalScrollBar()->pageStep();
    if (top < verticalScrollBar()->value())
        verticalScrollBar()->setValue(top);
    else if (top + m_rowHeight > verticalScrollBar()->value() + room)
        verticalScrollBar()->setValue(top + m_rowHeight - room);
}

void RowView::setCurrentRow(int row)
{
    const int count = m_source != nullptr ? m_source->rowCount() : 0;
    const int wanted = row < count ? row : -1;
    const bool moved = wanted != m_current;
    m_current = wanted;
    m_anchor = wanted;
    selectOnly(wanted);
    if (wanted >= 0)
        makeVisible(wanted);
    viewport()->update();
    if (!moved)
        return;
    if (wanted >= 0 && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(wanted);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT currentChanged(wanted);
}

void RowView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const int count = m_source != nullptr ? m_source->rowCount() : 0;
    if (count == 0)
        return;
    const int wanted = std::clamp(row, 0, count - 1);
    if (m_mode == SelectionMode::Multi && modifiers & Qt::ShiftModifier) {
        const int anchor = m_anchor < 0 ? wanted : m_anchor;
        m_selected.assign(m_selected.size(), false);
        m_selectedCount = 0;
        select(anchor, wanted, true);
        m_current = wanted;
        makeVisible(wanted);
        viewport()->update();
        Q_EMIT selectionChanged();
        Q_EMIT currentChanged(wanted);
        return;
    }
    if (m_mode == SelectionMode::Multi && modifiers & Qt::ControlModifier) {
        m_current = wanted;
        m_anchor = wanted;
        makeVisible(wanted);
        viewport()->update();
        return;
    }
    setCurrentRow(wanted);
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    m_pressed = row;
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    if (m_mode == SelectionMode::Multi && event->modifiers() & Qt::ControlModifier) {
        m_current = row;
        m_anchor = row;
        select(row, row, !isSelected(row));
        viewport()->update();
        Q_EMIT selectionChanged();
        return;
    }
    moveTo(row, event->modifiers());
}

void RowView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (event->button() == Qt::LeftButton && event->pos().y() < headerHeight() && m_pressed < 0)
        askForOrder(columnAt(event->pos()));
    if (event->button() == Qt::LeftButton && row >= 0 && row == m_pressed &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        Q_EMIT rowClicked(row);
    m_pressed = -1;
}

void RowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos()); row >= 0)
        Q_EMIT rowActivated(row);
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (row != m_hover) {
        m_hover = row;
        viewport()->update();
    }
    if (m_mode == SelectionMode::Multi && event->buttons() & Qt::LeftButton && row >= 0 && m_pressed >= 0 &&
        row != m_current)
        moveTo(row, Qt::ShiftModifier);
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    const int page = std::max(1, verticalScrollBar()->pageStep() / m_rowHeight - 1);
    const int count = m_source != nullptr ? m_source->rowCount() : 0;
    switch (event->key()) {
    case Qt::Key_Up:
        moveTo(m_current - 1, event->modifiers());
        return;
    case Qt::Key_Down:
        moveTo(m_current + 1, event->modifiers());
        return;
    case Qt::Key_PageUp:
        moveTo(m_current - page, event->modifiers());
        return;
    case Qt::Key_PageDown:
        moveTo(m_current + page, event->modifiers());
        return;
    case Qt::Key_Home:
        moveTo(0, event->modifiers());
        return;
    case Qt::Key_End:
        moveTo(count - 1, event->modifiers());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Rows that only show something leave Enter to the default button of their dialog.
        if (!isSignalConnected(QMetaMethod::fromSignal(&RowView::rowActivated)))
            event->ignore();
        else if (m_current >= 0)
            Q_EMIT rowActivated(m_current);
        return;
    case Qt::Key_Space:
        if (m_mode == SelectionMode::Multi && m_current >= 0) {
            select(m_current, m_current, !isSelected(m_current));
            viewport()->update();
            Q_EMIT selectionChanged();
            return;
        }
        break;
    default:
        break;
    }
    if (event->matches(QKeySequence::SelectAll) && m_mode == SelectionMode::Multi) {
        select(0, count - 1, true);
        viewport()->update();
        Q_EMIT selectionChanged();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_selectedCount > 1) {
        clearSelection();
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

KeyLines RowView::keyLines() const
{
    using Keys = QList<QKeySequence>;
    KeyLines keys{tr("In lists"),
                  {{Keys{Qt::Key_Up, Qt::Key_Down}, tr("Previous, next row")},
                   {Keys{Qt::Key_PageUp, Qt::Key_PageDown}, tr("A page up, down")},
                   {Keys{Qt::Key_Home, Qt::Key_End}, tr("First, last row")}}};
    if (m_mode == SelectionMode::Multi) {
        keys.lines.push_back(
            {Keys{Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}, tr("Select several rows")});
        keys.lines.push_back({Keys{Qt::Key_Space}, tr("Select the row or not")});
        keys.lines.push_back({Keys{QKeySequence(QKeySequence::SelectAll)}, tr("Select all rows")});
        keys.lines.push_back({Keys{Qt::Key_Escape}, tr("Select one row only")});
    }
    return keys;
}

void RowView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool RowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hover >= 0) {
        m_hover = -1;
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        const QString tip = row >= 0 && m_source != nullptr ? m_source->toolTip(row) : QString();
        QToolTip::showText(help->globalPos(), tip, viewport(), row >= 0 ? rowRect(row) : QRect());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void RowView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_rowHeight = px(m_designHeight);
        if (m_source != nullptr)
            m_columns = m_source->columns(); // their widths grow with the text
        fitScrollBar();
        viewport()->update();
    }
}

} // namespace glossa::widgets
