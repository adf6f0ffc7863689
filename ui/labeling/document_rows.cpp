// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/document_rows.h"

#include "core/workspace/session/workspace.h"
#include "ui/labeling/state_mark.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace glossa::labeling {

using theme::px;

namespace {

/// Sentences of a column file have no names: they are known by how they begin.
QString nameOf(const project::Item &item)
{
    return item.location.isEmpty() ? item.text.simplified() : item.location;
}

/// Where a text will stand that has not been read yet.
void paintPending(QPainter &painter, const QRect &cell)
{
    painter.fillRect(
        QStyle::visualRect(painter.layoutDirection(), cell,
                           QRect(cell.left() + px(22), cell.center().y() - px(4), px(60), px(8))),
        theme::tokens().hover);
}

/// What is painted of a document.
struct Shown {
    QString name;
    Qt::TextElideMode elide = Qt::ElideMiddle;
    StateMark mark = StateMark::Open;
    qsizetype labels = 0;
    QStringList classes = {};
    int slot = -1; // of the first class
};

QStringList classesOf(const project::Item &item)
{
    QStringList names;
    for (const project::ClassLabel &label : item.classes)
        names << label.category;
    return names;
}

Shown shownOf(const project::Item &item, const models::StudioContext &context)
{
    Shown shown{nameOf(item), item.location.isEmpty() ? Qt::ElideRight : Qt::ElideMiddle,
                project::isLabeled(item) ? StateMark::Labeled : StateMark::Open,
                static_cast<qsizetype>(item.labels.size()), classesOf(item)};
    if (!shown.classes.isEmpty())
        if (const auto *category = context.category(project::CategoryKind::Class, shown.classes.constFirst()))
            shown.slot = category->slot;
    return shown;
}

/// The first class with its colour and how many more there are, in the second half of `room`; returns where
/// the room ends that they leave. Places are those of a row from left to right, which `whole` mirrors.
int paintClasses(QPainter &painter, const QRect &whole, const QRect &room, const Shown &shown)
{
    const theme::Tokens &t = theme::tokens();
    painter.setFont(theme::font(theme::TextRole::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString more =
        shown.classes.size() > 1 ? QStringLiteral(" +%1").arg(shown.classes.size() - 1) : QString();
    const int most = room.width() / 2 - px(14) - metrics.horizontalAdvance(more);
    const QString words = metrics.elidedText(shown.classes.constFirst(), Qt::ElideRight, most) + more;
    const int left = room.right() - metrics.horizontalAdvance(words) - px(12);
    painter.setPen(t.t2);
    painter.drawText(QStyle::visualRect(painter.layoutDirection(), whole, room),
                     Qt::AlignRight | Qt::AlignVCenter, words); // the painter mirrors the alignment
    if (shown.slot >= 0) {
        const QRect mark = QStyle::visualRect(painter.layoutDirection(), whole,
                                              QRect(left, room.center().y() - px(4), px(8), px(8)));
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.category(shown.slot).mark));
        painter.drawRoundedRect(QRectF(mark).translated(0, .5), px(2), px(2));
        painter.restore();
    }
    return left - px(8);
}

void paintDocument(QPainter &painter, const QRect &whole, const Shown &shown, bool current)
{
    const theme::Tokens &t = theme::tokens();
    const auto seen = [&](const QRect &place) {
        return QStyle::visualRect(painter.layoutDirection(), whole, place);
    };
    QRect room = whole.adjusted(px(22), 0, 0, 0);
    paintStateMark(painter, seen(QRect(whole.left(), whole.top(), px(14), whole.height())).center(),
                   current ? StateMark::Current : shown.mark);
    if (shown.labels > 0) {
        const QString count = QLocale().toString(shown.labels);
        painter.setFont(theme::font(theme::TextRole::Caption));
        painter.setPen(t.t2);
        painter.drawText(seen(room), Qt::AlignRight | Qt::AlignVCenter, count);
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - px(8));
    }
    if (!shown.classes.isEmpty())
        room.setRight(paintClasses(painter, whole, room, shown));
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(seen(room), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(shown.name, shown.elide, room.width()));
}

} // namespace

DocumentRows::DocumentRows(ItemPages &pages, const models::StudioContext &context, QObject *parent)
    : PagedRows(pages, parent), m_context(context)
{
}

widgets::Cell DocumentRows::cell(int row, int) const
{
    // The list is narrow: rows reach nearer to its sides.
    const auto wide = [](const QRect &cell) { return cell.adjusted(-px(4), 0, px(4), 0); };
    const workspace::ItemRow *known = wanted(row);
    if (known == nullptr)
        return widgets::DrawnCell{{},
                                  [wide](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      paintPending(painter, wide(cell));
                                  }};
    return widgets::DrawnCell{nameOf(known->item),
                              [wide, shown = shownOf(known->item, m_context)](
                                  QPainter &painter, const QRect &cell, const widgets::CellState &state) {
                                  paintDocument(painter, wide(cell), shown, state.current);
                              }};
}

QString DocumentRows::rowText(int row) const
{
    const workspace::ItemRow *known = this->known(row);
    if (known == nullptr)
        return tr("Document %1").arg(row + 1);
    if (!known->item.classes.empty())
        return tr("%1, %2", "document, its classes")
            .arg(nameOf(known->item), classesOf(known->item).join(QStringLiteral(", ")));
    if (m_context.has(project::CategoryKind::Class) && project::isLabeled(known->item))
        return tr("%1, without a class").arg(nameOf(known->item));
    const auto count = static_cast<int>(known->item.labels.size());
    return project::isLabeled(known->item) ? tr("%1, %n labels", nullptr, count).arg(nameOf(known->item))
                                           : tr("%1, not labeled").arg(nameOf(known->item));
}

QString DocumentRows::rowTip(int row) const
{
    const workspace::ItemRow *known = this->known(row);
    if (known == nullptr)
        return {};
    const QStringList classes = classesOf(known->item);
    return classes.isEmpty() ? nameOf(known->item)
                             : nameOf(known->item) + u'\n' + classes.join(QStringLiteral(", "));
}

} // namespace glossa::labeling
