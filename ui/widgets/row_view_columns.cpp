// SPDX-License-Identifier: GPL-3.0-or-later
// Where the columns of a RowView stand, and their heads.
#include "ui/widgets/row_view.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr int side = 16;
constexpr int gap = 12;
constexpr int leastStretch = 120; // of a column that takes what is left, if it has a title

} // namespace

void RowView::readHeads()
{
    m_heads.clear();
    for (int column = 0; model() != nullptr && column < model()->columnCount(); ++column) {
        const auto head = [&](int role) { return model()->headerData(column, Qt::Horizontal, role); };
        m_heads.push_back({head(Qt::DisplayRole).toString(), px(head(RowModel::WidthRole).toInt()),
                           (head(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0,
                           head(RowModel::SortableRole).toBool(), px(head(RowModel::MostRole).toInt())});
    }
}

int RowView::headerHeight() const
{
    const bool titled = std::ranges::any_of(m_heads, [](const Head &c) { return !c.title.isEmpty(); });
    return titled ? px(28) : 0;
}

int RowView::fixedWidth() const
{
    int fixed = 2 * px(side);
    for (const Head &column : m_heads)
        fixed += column.width;
    return fixed + px(gap) * std::max(0, static_cast<int>(m_heads.size()) - 1);
}

QRect RowView::lineRect(int top, int height) const
{
    // Columns are never cut: where their room is too small, one scrolls sideways.
    int least = 0;
    if (!m_heads.empty()) {
        least = fixedWidth();
        for (const Head &column : m_heads)
            if (column.width == 0 && !column.title.isEmpty())
                least += px(leastStretch);
    }
    const int width = std::max(viewport()->width(), least);
    const int scrolled = layoutDirection() == Qt::LeftToRight
                             ? horizontalScrollBar()->value()
                             : width - viewport()->width() - horizontalScrollBar()->value();
    return {-scrolled, top, width, height};
}

std::vector<QRect> RowView::cellsOf(const QRect &row) const
{
    const int fixed = fixedWidth();
    std::vector<QRect> cells;
    int x = row.left() + px(side);
    for (const Head &column : m_heads) {
        int width = column.width > 0 ? column.width : std::max(0, row.width() - fixed);
        if (column.most > 0)
            width = std::min(width, column.most);
        cells.push_back(QStyle::visualRect(layoutDirection(), row, QRect(x, row.top(), width, row.height())));
        x += width + px(gap);
    }
    if (cells.empty())
        cells.push_back(row.adjusted(px(side), 0, -px(side), 0));
    return cells;
}

int RowView::columnAt(const QPoint &place) const
{
    const auto cells = cellsOf(lineRect(place.y(), 1));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (place.x() >= cells[i].left() && place.x() <= cells[i].right())
            return static_cast<int>(i);
    }
    return -1;
}

QRect RowView::headRect(int column) const
{
    const auto cells = cellsOf(lineRect(0, headerHeight()));
    return column >= 0 && column < static_cast<int>(cells.size()) ? cells[static_cast<std::size_t>(column)]
                                                                  : QRect();
}

void RowView::paintHeader(QPainter &painter)
{
    const theme::Tokens &t = theme::tokens();
    const QRect header = lineRect(0, headerHeight());
    painter.fillRect(header, t.canvas);
    painter.fillRect(QRect(header.left(), header.bottom(), header.width(), 1), t.line);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t2);
    const auto cells = cellsOf(header);
    const QFontMetrics metrics = painter.fontMetrics();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        QRect room = cells[i];
        const bool toRight = m_heads[i].right != mirrored;
        if (static_cast<int>(i) == m_sortColumn) {
            // The arrow stands after the words, where there is room; numbers keep their right edge.
            const int words = std::min(metrics.horizontalAdvance(m_heads[i].title), room.width());
            const int x = toRight ? room.right() - words - px(14) : room.left() + words + px(4);
            theme::paintIcon(
                painter, QRectF(x, room.center().y() - px(6) + 1, px(12), px(12)),
                m_sortOrder == Qt::AscendingOrder ? theme::Icon::ChevronUp : theme::Icon::ChevronDown, t.t2);
            painter.setPen(t.t2);
        }
        painter.drawText(room,
                         Qt::AlignVCenter | (toRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute,
                         metrics.elidedText(m_heads[i].title, Qt::ElideRight, room.width()));
    }
}

void RowView::askForOrder(int column)
{
    if (column < 0 || column >= static_cast<int>(m_heads.size()))
        return;
    const Head &head = m_heads[static_cast<std::size_t>(column)];
    if (!head.sortable)
        return;
    // Names begin at A, numbers with the most; a second click turns round.
    Qt::SortOrder order = head.right ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (column == m_sortColumn)
        order = m_sortOrder == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    Q_EMIT sortRequested(column, order);
}

} // namespace glossa::widgets
