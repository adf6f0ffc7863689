// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_rows.h"

#include <QPainter>
#include <QStyle>
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

/// A place of a row that reads from left to right, where it is in this one.
QRect placed(const QPainter &painter, const QRect &row, const QRect &place)
{
    return QStyle::visualRect(painter.layoutDirection(), row, place);
}

/// The name with the hit characters in accent; returns its width.
int paintName(QPainter &painter, const QRect &row, const QRect &room, const PaletteEntry &entry)
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
    const int width = static_cast<int>(line.naturalTextWidth());
    const int left = placed(painter, row, {room.left(), room.top(), width, room.height()}).left();
    layout.draw(&painter,
                QPointF(left - line.naturalTextRect().left(), room.center().y() - line.height() / 2 + 1));
    return width;
}

void paintHead(QPainter &painter, const QRect &cell, PaletteEntry::Group group)
{
    painter.setFont(theme::font(theme::TextRole::SectionHead));
    painter.setPen(theme::tokens().t2);
    painter.drawText(cell.adjusted(0, px(8), 0, 0), Qt::AlignVCenter, headOf(group));
}

void paintEntry(QPainter &painter, const QRect &row, const PaletteEntry &entry)
{
    const theme::Tokens &t = theme::tokens();
    QRect room = row;
    theme::paintIcon(painter,
                     placed(painter, row, {room.left(), room.center().y() - px(8) + 1, px(16), px(16)}),
                     entry.icon, t.t2);
    room.setLeft(room.left() + px(28));
    if (!entry.key.isEmpty()) {
        const int width = theme::keyCapWidth(entry.key);
        room.setRight(room.right() - width);
        const QRect cap = placed(painter, row, {room.right(), room.top(), width, room.height()});
        theme::paintKeyCap(painter, {cap.left(), room.center().y()}, entry.key);
        room.setRight(room.right() - px(12));
    }
    room.setLeft(room.left() + paintName(painter, row, room, entry) + px(12));
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    if (room.width() > 1)
        painter.drawText(placed(painter, row, room), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(entry.detail, Qt::ElideRight, room.width() - 1));
}

} // namespace

PaletteRows::PaletteRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [](const PaletteRow &row) {
        return widgets::DrawnCell{row.isHead ? headOf(row.entry.group) : row.entry.name,
                                  [row](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      row.isHead ? paintHead(painter, cell, row.entry.group)
                                                 : paintEntry(painter, cell, row.entry);
                                  }};
    }}});
}

void PaletteRows::show(std::vector<PaletteEntry> entries)
{
    std::vector<PaletteRow> rows;
    for (PaletteEntry &entry : entries) {
        if (rows.empty() || rows.back().entry.group != entry.group) {
            rows.push_back({.isHead = true, .entry = {}});
            rows.back().entry.group = entry.group;
        }
        rows.push_back({.isHead = false, .entry = std::move(entry)});
    }
    setRows(std::move(rows));
}

QString PaletteRows::keyOf(const PaletteRow &row, int) const
{
    const PaletteEntry &entry = row.entry;
    return QStringLiteral("%1\n%2\n%3\n%4")
        .arg(static_cast<int>(entry.group))
        .arg(entry.id, entry.name, entry.detail);
}

const PaletteEntry *PaletteRows::entryAt(int row) const
{
    const PaletteRow *shown = at(row);
    return shown != nullptr && !shown->isHead ? &shown->entry : nullptr;
}

int PaletteRows::nextEntry(int row, int direction) const
{
    for (; row >= 0 && row < rowCount(); row += direction)
        if (entryAt(row) != nullptr)
            return row;
    return -1;
}

QColor PaletteRows::ground(int row) const
{
    return entryAt(row) == nullptr ? QColor(theme::tokens().canvas) : QColor(); // a head is never hovered
}

QString PaletteRows::rowText(int row) const
{
    const PaletteEntry *entry = entryAt(row);
    if (entry == nullptr)
        return headOf(at(row)->entry.group);
    return entry->key.isEmpty() ? tr("%1, %2", "name, what it is").arg(entry->name, entry->detail)
                                : tr("%1, %2, key %3").arg(entry->name, entry->detail, entry->key);
}

} // namespace glossa::shell
