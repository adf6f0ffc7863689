// SPDX-License-Identifier: GPL-3.0-or-later
// How a HeatMatrix paints itself: cells, heads with their figures, axes.
#include "ui/details/heat_matrix.h"

#include "ui/details/heat_matrix_parts.h"
#include "ui/details/heat_scale.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace glossa::details {

using theme::px;

namespace {

constexpr int numbersFrom = 20; // below this width, in design pixels, cells have no number

} // namespace

void HeatMatrix::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.canvas);
    if (m_used.empty())
        return;
    painter.setFont(theme::font(theme::TextRole::Caption));
    const QRect inside(m_left, m_top, viewport()->width() - m_left, viewport()->height() - m_top);
    painter.setClipRect(inside.adjusted(-2, -2, 0, 0));
    for (int row = 0; row < size(); ++row) {
        if (!cellRect(row, 0).intersects(QRect(-1000000, inside.top(), 3000000, inside.height())))
            continue;
        for (int column = 0; column < size(); ++column) {
            if (cellRect(row, column).intersects(inside))
                paintCell(painter, row, column);
        }
    }
    const QRect frame = cellRect(0, 0).united(cellRect(size() - 1, size() - 1));
    painter.setPen(t.line2);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.adjusted(-1, -1, 0, 0));
    if (m_row >= 0 && m_row < size() && m_column >= 0 && m_column < size()) {
        const QRect current = cellRect(m_row, m_column);
        painter.setPen(QPen(QColor(t.acc), hasFocus() ? 2.5 : 1.5));
        painter.drawRect(current.adjusted(0, 0, -1, -1));
        painter.setPen(QPen(QColor(t.canvas), 1.5));
        painter.drawRect(QRectF(current).adjusted(2, 2, -3, -3));
    }
    painter.setClipping(false);
    for (int i = 0; i < size(); ++i) {
        painter.setClipRect(QRect(0, m_top, viewport()->width(), inside.height()));
        paintRowHead(painter, i);
        painter.setClipRect(QRect(m_left - px(8), 0, viewport()->width(), viewport()->height()));
        paintColumnHead(painter, i);
    }
    painter.setClipping(false);
    paintAxes(painter);
}

void HeatMatrix::paintCell(QPainter &painter, int row, int column)
{
    const theme::Tokens &t = theme::tokens();
    const QRect place = cellRect(row, column);
    const auto *cell = isShown(row, column) ? cellAt(row, column) : nullptr;
    if (!cell) {
        painter.fillRect(QRect(place.center(), QSize(2, 2)), t.line2);
        return;
    }
    const double share = m_confusion.normalized(*cell) / 100.0;
    const QColor ground = row == column ? matchColor(share) : errorColor(share);
    painter.fillRect(place.adjusted(0, 0, -1, -1), ground);
    if (m_cell.width() < px(numbersFrom))
        return;
    painter.setPen(inkOn(ground, row == column));
    painter.drawText(place, Qt::AlignCenter, inWords(*cell));
}

bool HeatMatrix::hasHead(int line, int lookedAt, int extent, int need)
{
    if (extent >= need || line == lookedAt)
        return true;
    const int every = (need + extent - 1) / std::max(1, extent);
    return line % every == 0 && (lookedAt < 0 || std::abs(line - lookedAt) >= every);
}

void HeatMatrix::paintRowHead(QPainter &painter, int row)
{
    const theme::Tokens &t = theme::tokens();
    QRect line = cellRect(row, 0);
    const std::uint32_t own = m_used[static_cast<std::size_t>(row)];
    const int lookedAt = m_hoverRow >= 0 ? m_hoverRow : m_row;
    const bool current = row == lookedAt;
    QFont font = theme::font(theme::TextRole::Caption);
    font.setWeight(current ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    const int textHeight = painter.fontMetrics().height();
    if (!hasHead(row, lookedAt, line.height(), textHeight))
        return;
    line.setTop(line.center().y() - std::max(textHeight, line.height()) / 2);
    line.setHeight(std::max(textHeight, cellRect(row, 0).height()));
    const double total = m_confusion.rowSum(own);
    const QString support = QLocale().toString(total, 'f', 0);
    const QRect number(m_left - px(40), line.top(), px(32), line.height());
    painter.setPen(t.t3);
    painter.drawText(number, Qt::AlignVCenter | Qt::AlignRight, support);
    painter.setPen(current ? QColor(t.t1) : QColor(t.t2));
    const QRect words(px(8), line.top(), m_left - px(52), line.height());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(name(row), Qt::ElideRight, words.width()));

    const QRect last = cellRect(row, size() - 1);
    const auto *match = cellAt(row, row);
    const bool defined = total > 0.0 && (match || !isNothing(row));
    const double recall = defined && match ? match->raw / total : 0.0;
    const QRect bar(last.right() + px(44), line.center().y() - px(3), px(recallWidth) - px(48), px(6));
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t1);
    painter.drawText(QRect(last.right() + px(8), line.top(), px(32), line.height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     defined ? QLocale().toString(recall, 'f', 2) : QStringLiteral("–"));
    if (!defined)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.press));
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(QColor(t.accfill));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * recall, bar.height()), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void HeatMatrix::paintColumnHead(QPainter &painter, int column)
{
    const QRect line = cellRect(0, column);
    if (line.left() + 4 < m_left)
        return;
    const int lookedAt = m_hoverColumn >= 0 ? m_hoverColumn : m_column;
    const bool current = column == lookedAt;
    QFont font = theme::font(theme::TextRole::Caption);
    font.setWeight(current ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    painter.setFont(font);
    // Turned lines of text stand as far apart as their height divided by the sine of the angle.
    const int nameNeeds =
        static_cast<int>(painter.fontMetrics().height() / std::sin(-columnAngle * M_PI / 180.0) * 0.9);
    if (hasHead(column, lookedAt, line.width(), nameNeeds))
        paintColumnName(painter, column, current);
    if (hasHead(column, lookedAt, line.width(), px(28)))
        paintPrecision(painter, column);
}

void HeatMatrix::paintColumnName(QPainter &painter, int column, bool current)
{
    const theme::Tokens &t = theme::tokens();
    const QRect line = cellRect(0, column);
    painter.save();
    painter.translate(line.center().x() - px(2), m_top - px(8));
    painter.rotate(columnAngle);
    painter.setPen(current ? QColor(t.t1) : QColor(t.t2));
    const int room = static_cast<int>((m_top - px(16)) / std::sin(-columnAngle * M_PI / 180.0));
    painter.drawText(0, 0, painter.fontMetrics().elidedText(name(column), Qt::ElideRight, room));
    painter.restore();
}

void HeatMatrix::paintPrecision(QPainter &painter, int column)
{
    const theme::Tokens &t = theme::tokens();
    const QRect line = cellRect(0, column);
    const std::uint32_t own = m_used[static_cast<std::size_t>(column)];
    const double total = m_confusion.columnSum(own);
    const auto *match = cellAt(column, column);
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t1);
    const QRect foot(line.left() - px(6), cellRect(size() - 1, 0).bottom() + px(4), line.width() + px(12),
                     px(20));
    painter.drawText(foot, Qt::AlignCenter,
                     total > 0.0 && (match || !isNothing(column))
                         ? QLocale().toString(match ? match->raw / total : 0.0, 'f', 2)
                         : QStringLiteral("–"));
}

void HeatMatrix::paintAxes(QPainter &painter)
{
    const theme::Tokens &t = theme::tokens();
    painter.setFont(theme::font(theme::TextRole::Caption));
    painter.setPen(t.t2);
    const QRect corner(px(8), m_top - px(40), m_left - px(16), px(36));
    painter.fillRect(corner, t.canvas);
    painter.drawText(corner, Qt::AlignRight | Qt::AlignBottom, tr("Predicted →\nLabeled ↓"));
    const QRect last = cellRect(0, size() - 1);
    painter.drawText(QRect(last.right() + px(8), m_top - px(20), px(80), px(16)),
                     Qt::AlignLeft | Qt::AlignBottom, tr("Recall"));
    const int bottom = cellRect(size() - 1, 0).bottom() + px(4);
    painter.drawText(QRect(px(8), bottom, m_left - px(16), px(20)), Qt::AlignRight | Qt::AlignVCenter,
                     tr("Precision"));
}

} // namespace glossa::details
