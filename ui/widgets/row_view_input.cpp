// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and mouse do in a RowView.
#include "ui/widgets/row_view.h"

#include "ui/widgets/row_delegate.h"

#include <QItemSelection>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>
#include <variant>

namespace glossa::widgets {

using Flag = QItemSelectionModel::SelectionFlag;

/// The row becomes the current one, and the selection stays.
void RowView::stepTo(int row)
{
    const QScopedValueRollback quiet(m_stepping, true);
    const QModelIndex wanted = model()->index(row, 0);
    selectionModel()->setCurrentIndex(wanted, Flag::NoUpdate);
    m_anchor = wanted;
    scrollTo(wanted);
}

void RowView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const int count = rowCount();
    if (count == 0)
        return;
    const int wanted = std::clamp(row, 0, count - 1);
    if (isMulti() && modifiers & Qt::ShiftModifier) {
        select(m_anchor.isValid() ? m_anchor.row() : wanted, wanted, Flag::ClearAndSelect);
        const QPersistentModelIndex anchor = m_anchor;
        selectionModel()->setCurrentIndex(model()->index(wanted, 0), Flag::NoUpdate);
        m_anchor = anchor;
        scrollTo(currentIndex());
    } else if (isMulti() && modifiers & Qt::ControlModifier) {
        stepTo(wanted);
    } else {
        setCurrentRow(wanted);
    }
}

QModelIndex RowView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int page = std::max(1, verticalScrollBar()->pageStep() / rowHeight() - 1);
    const int last = rowCount() - 1;
    int row = currentRow();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row -= 1;
        break;
    case MoveDown:
    case MoveNext:
        row += 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return last < 0 ? QModelIndex() : model()->index(std::clamp(row, 0, last), 0);
}

QRect RowView::buttonRect(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const QModelIndex last = model()->index(row, model()->columnCount() - 1);
    const Cell cell = last.data(RowModel::CellRole).value<Cell>();
    const auto *button = std::get_if<ButtonCell>(&cell);
    return button == nullptr || button->text.isEmpty()
               ? QRect()
               : buttonPlace(visualRect(last), button->text, layoutDirection());
}

int RowView::buttonAt(const QPoint &place) const
{
    const int row = rowAt(place);
    return buttonRect(row).contains(place) ? row : -1;
}

void RowView::pressButton(int row)
{
    if (!buttonRect(row).isNull())
        Q_EMIT rowButtonPressed(row);
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    // What stands below the current row would move the button away from under the mouse before it is let go.
    m_buttonDown = event->button() == Qt::LeftButton ? buttonAt(event->pos()) : -1;
    if (m_buttonDown >= 0) {
        m_buttonUnder = m_buttonDown; // also where one touches
        m_pressed = -1;
        viewport()->update();
        return;
    }
    const int row = rowAt(event->pos());
    m_pressed = row;
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    if (isMulti() && event->modifiers() & Qt::ControlModifier) {
        stepTo(row);
        select(row, row, Flag::Toggle);
        return;
    }
    moveTo(row, event->modifiers());
}

void RowView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_buttonDown >= 0 && event->button() == Qt::LeftButton) {
        const int pressed = std::exchange(m_buttonDown, -1);
        viewport()->update();
        if (buttonAt(event->pos()) == pressed)
            Q_EMIT rowButtonPressed(pressed);
        return;
    }
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
    // The first click on a button has done it.
    if (const int row = rowAt(event->pos()); row >= 0 && buttonAt(event->pos()) < 0)
        Q_EMIT rowActivated(row);
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    const int button = buttonAt(event->pos());
    if (row != m_hover || button != m_buttonUnder) {
        m_hover = row;
        m_buttonUnder = button;
        viewport()->update();
    }
    if (isMulti() && event->buttons() & Qt::LeftButton && row >= 0 && m_pressed >= 0 && row != currentRow())
        moveTo(row, Qt::ShiftModifier);
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    const auto go = [&](CursorAction action) {
        moveTo(moveCursor(action, event->modifiers()).row(), event->modifiers());
    };
    switch (event->key()) {
    case Qt::Key_Up:
        return go(MoveUp);
    case Qt::Key_Down:
        return go(MoveDown);
    case Qt::Key_PageUp:
        return go(MovePageUp);
    case Qt::Key_PageDown:
        return go(MovePageDown);
    case Qt::Key_Home:
        return go(MoveHome);
    case Qt::Key_End:
        return go(MoveEnd);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Rows that only show something leave Enter to the default button of their dialog.
        if (!isSignalConnected(QMetaMethod::fromSignal(&RowView::rowActivated)))
            event->ignore();
        else if (currentRow() >= 0)
            Q_EMIT rowActivated(currentRow());
        return;
    case Qt::Key_Space:
        if (isMulti() && currentRow() >= 0)
            return select(currentRow(), currentRow(), Flag::Toggle);
        if (!isMulti() && !buttonRect(currentRow()).isNull()) {
            if (!event->isAutoRepeat())
                pressButton(currentRow());
            return;
        }
        break;
    default:
        break;
    }
    if (event->matches(QKeySequence::SelectAll) && isMulti() && rowCount() > 0)
        return select(0, rowCount() - 1, Flag::ClearAndSelect);
    if (event->key() == Qt::Key_Escape && selectedCount() > 1)
        return selectOnlyCurrent();
    const bool typed = !event->text().isEmpty() && event->text().front().isPrint() &&
                       event->key() != Qt::Key_Space &&
                       !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (m_typeAhead && typed)
        return keyboardSearch(event->text());
    QAbstractScrollArea::keyPressEvent(event);
}

void RowView::keyboardSearch(const QString &typed)
{
    QAbstractItemView::keyboardSearch(typed);
    m_anchor = currentIndex();
    scrollTo(currentIndex());
}

KeyLines RowView::keyLines() const
{
    using Keys = QList<QKeySequence>;
    KeyLines keys{tr("In lists"),
                  {{Keys{Qt::Key_Up, Qt::Key_Down}, tr("Previous, next row")},
                   {Keys{Qt::Key_PageUp, Qt::Key_PageDown}, tr("A page up, down")},
                   {Keys{Qt::Key_Home, Qt::Key_End}, tr("First, last row")}}};
    if (isMulti()) {
        keys.lines.push_back(
            {Keys{Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}, tr("Select several rows")});
        keys.lines.push_back({Keys{Qt::Key_Space}, tr("Select the row or not")});
        keys.lines.push_back({Keys{QKeySequence(QKeySequence::SelectAll)}, tr("Select all rows")});
        keys.lines.push_back({Keys{Qt::Key_Escape}, tr("Select one row only")});
    }
    if (!isMulti() && !buttonRect(currentRow()).isNull())
        keys.lines.push_back({Keys{Qt::Key_Space}, tr("Press the button of the row")});
    if (m_typeAhead)
        keys.lines.push_back({Keys{Qt::Key_A, Qt::Key_Z}, tr("Letters go to the row that begins with them")});
    return keys;
}

// The base class would make the first row the current one.
void RowView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

bool RowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hover >= 0) {
        m_hover = m_buttonUnder = -1;
        viewport()->update();
    }
    return QAbstractItemView::viewportEvent(event);
}

} // namespace glossa::widgets
