// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/section_rows.h"

#include <QPainter>

namespace glossa::settings {

using theme::px;

SectionRows::SectionRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [](const SectionName &section) {
        return widgets::DrawnCell{
            section.name, [section](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                const QRect room = cell.adjusted(px(4), 0, 0, 0);
                theme::paintIcon(painter, QRectF(room.left(), room.center().y() - px(8) + 1, px(16), px(16)),
                                 section.icon, theme::tokens().t1);
                painter.drawText(room.adjusted(px(24), 0, 0, 0), Qt::AlignVCenter, section.name);
            }};
    }}});
}

} // namespace glossa::settings
