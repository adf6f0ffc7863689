// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_rows.h"

#include <QPainter>
#include <QTextLayout>

namespace glossa::shell {

using theme::px;

namespace {

QString headOf(PaletteEntry::Group group)
{
    switch (group) {
    case PaletteEntry::Group::Commands:
        return PaletteRows::tr("Commands");
    case PaletteEntry::Group::Places:
        return PaletteRows::tr("Projects and models");
    case PaletteEntry::Group::GoTo:
        return PaletteRows::tr("Go to");
    case PaletteEntry::Group::Texts:
        return PaletteRows::tr("Texts");
    }
    return {};
}

/// The name with the hit characters in accent; returns its right edge.
int paintName(QPainter &painter, const QRect &room, const PaletteEntry &entry)
{
    const QFont plain = theme::font(theme::TextRole::Body);
    const QString name = QFontMetrics(plain).elidedText(entry.name, Qt::ElideRight, room.width());
    QTextLayout layout(name, plain);
    QList<QTextLayout::FormatRange> formats;
    for (const int hit : entry.hits) {
        if (hit >= name.size())
            break;
        QTextLayout::FormatRange range;
        range.start = hit;
        range.length = 1;
        range.format.setForeground(QColor(theme::tokens().acc));
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(room.width() + px(40));
    layout.endLayout();
    painter.setPen(theme::tokens().t1);
    layout.draw(&painter, QPointF(room.left(), room.center().y() - line.height() / 2 + 1));
    return room.left() + static_cast<int>(line.naturalTextWidth());
}

} // namespace

void PaletteRows::show(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    m_rows.clear();
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        const PaletteEntry::Group group = m_entries[static_cast<std::size_t>(i)].group;
        if (m_rows.empty() || m_rows.back().group != group)
            m_rows.push_back({-1, group});
        m_rows.push_back({i, group});
    }
}

const PaletteEntry *PaletteRows::at(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const int entry = m_rows[static_cast<std::size_t>(row)].entry;
    return entry >= 0 ? &m_entries[static_cast<std::size_t>(entry)] : nullptr;
}

int PaletteRows::nextEntry(int row, int direction) const
{
    for (; row >= 0 && row < rowCount(); row += direction)
        if (at(row) != nullptr)
            return row;
    return -1;
}

void PaletteRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const PaletteEntry *entry = at(paint.row);
    QRect room = paint.cells[0];
    if (entry == nullptr) {
        painter.fillRect(paint.rect, t.canvas); // a head is never selected
        painter.setFont(theme::font(theme::TextRole::SectionHead));
        painter.setPen(t.t2);
        painter.drawText(room.adjusted(0, px(8), 0, 0), Qt::AlignVCenter,
                         headOf(m_rows[static_cast<std::size_t>(paint.row)].group));
        return;
    }
    theme::paintIcon(painter, QRectF(room.left(), room.center().y() - px(8) + 1, px(16), px(16)), entry->icon,
                     t.t2);
    room.setLeft(room.left() + px(28));
    if (!entry->key.isEmpty()) {
        const int left = room.right() - theme::keyCapWidth(entry->key);
        theme::paintKeyCap(painter, {left, room.center().y()}, entry->key);
        room.setRight(left - px(12));
    }
    const int end = paintName(painter, room, *entry) + px(12);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    if (end < room.right())
        painter.drawText(QRect(end, room.top(), room.right() - end, room.height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(entry->detail, Qt::ElideRight, room.right() - end));
}

QString PaletteRows::rowText(int row) const
{
    const PaletteEntry *entry = at(row);
    if (entry == nullptr)
        return row < rowCount() ? headOf(m_rows[static_cast<std::size_t>(row)].group) : QString();
    return entry->key.isEmpty() ? tr("%1, %2", "name, what it is").arg(entry->name, entry->detail)
                                : tr("%1, %2, key %3").arg(entry->name, entry->detail, entry->key);
}

} // namespace glossa::shell
