// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_delegate.h"

#include "ui/widgets/row_model.h"
#include "ui/widgets/tag.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace glossa::widgets {

using theme::px;

namespace {

constexpr auto atLeft = Qt::AlignVCenter | Qt::AlignLeft;
constexpr auto atRight = Qt::AlignVCenter | Qt::AlignRight;

void put(QPainter &painter, const QRect &room, Qt::Alignment side, const QString &text, theme::Ink ink,
         theme::TextRole role, Qt::TextElideMode elide)
{
    painter.setFont(theme::font(role));
    painter.setPen(theme::inkColor(ink));
    painter.drawText(room, side, painter.fontMetrics().elidedText(text, elide, room.width()));
}

/// Paints the cell kinds, one overload each.
struct CellPainter {
    QPainter &painter;
    const QRect &room;
    const CellState &state;
    QStyle::State button; // how the row's button stands

    void operator()(const std::monostate &) const {}
    void operator()(const WordsCell &cell) const
    {
        put(painter, room, atLeft, cell.text, cell.ink, cell.font, cell.elide);
    }
    void operator()(const FigureCell &cell) const
    {
        put(painter, room, atRight, cell.text, cell.ink, cell.font, Qt::ElideNone);
    }
    void operator()(const TwoLinesCell &cell) const
    {
        const QRect upper(room.left(), room.top() + px(8), room.width(), px(20));
        const QRect lower(room.left(), upper.bottom() + 1, room.width(), px(16));
        const Qt::Alignment side = cell.right ? atRight : atLeft;
        put(painter, upper, side, cell.first, theme::Ink::Primary, cell.font, Qt::ElideRight);
        put(painter, lower, side, cell.second, theme::Ink::Secondary, theme::TextRole::Caption,
            Qt::ElideRight);
    }
    void operator()(const ShareCell &cell) const
    {
        put(painter, QRect(room.left(), room.top() + px(12), room.width(), px(20)), atLeft, cell.words,
            theme::Ink::Primary, theme::TextRole::Body, Qt::ElideNone);
        const QRectF track = mirrored(QRect(room.left(), room.top() + px(34), room.width() - px(16), px(4)));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(theme::tokens().press));
        painter.drawRoundedRect(track, px(2), px(2));
        painter.setBrush(QColor(theme::tokens().accfill));
        const double filled = track.width() * cell.share;
        const double left =
            painter.layoutDirection() == Qt::RightToLeft ? track.right() - filled : track.left();
        painter.drawRoundedRect(QRectF(left, track.top(), filled, track.height()), px(2), px(2));
    }
    void operator()(const SwatchCell &cell) const
    {
        if (cell.slot >= 0)
            paintSwatch(painter, room, cell.slot);
    }
    void operator()(const KeyCell &cell) const
    {
        if (cell.key.isEmpty())
            return;
        const int width = theme::keyCapWidth(cell.key);
        const QRect cap = mirrored(QRect(room.left(), room.top(), width, room.height()));
        theme::paintKeyCap(painter, {cap.left(), room.center().y()}, cell.key);
        const QRect note = mirrored(room.adjusted(width + px(8), 0, 0, 0));
        put(painter, note, atLeft, cell.note, theme::Ink::Secondary, theme::TextRole::Caption, Qt::ElideNone);
    }
    void operator()(const TagCell &cell) const { paintTag(painter, room, cell.word, cell.ink, cell.ground); }
    void operator()(const IconsCell &cell) const
    {
        QRect place(room.left(), room.center().y() - px(7) + 1, px(14), px(14));
        for (const theme::Icon icon : cell.icons) {
            theme::paintIcon(painter, mirrored(place), icon, theme::tokens().t2);
            place.translate(px(20), 0);
        }
    }
    void operator()(const ButtonCell &cell) const
    {
        if (cell.text.isEmpty())
            return;
        QStyleOptionButton option;
        option.direction = painter.layoutDirection();
        option.text = cell.text;
        option.palette = QApplication::palette();
        option.rect = buttonPlace(room, cell.text, option.direction);
        option.state = button;
        if (state.selected) // what stands out is what one is at
            option.features = QStyleOptionButton::DefaultButton;
        QApplication::style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter);
        QApplication::style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter);
        if (!button.testFlag(QStyle::State_HasFocus))
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(theme::tokens().accfill), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(-2, -2, 2, 2), px(7), px(7));
    }
    void operator()(const DrawnCell &cell) const { cell.paint(painter, room, state); }

    /// On the other side of the cell where one reads from right to left.
    [[nodiscard]] QRect mirrored(const QRect &place) const
    {
        return QStyle::visualRect(painter.layoutDirection(), room, place);
    }
};

struct CellText {
    QString operator()(const std::monostate &) const { return {}; }
    QString operator()(const WordsCell &cell) const { return cell.text; }
    QString operator()(const FigureCell &cell) const { return cell.text; }
    QString operator()(const TwoLinesCell &cell) const { return cell.first; }
    QString operator()(const ShareCell &cell) const { return cell.words; }
    QString operator()(const SwatchCell &) const { return {}; }
    QString operator()(const KeyCell &cell) const { return cell.key; }
    QString operator()(const TagCell &cell) const { return cell.word; }
    QString operator()(const IconsCell &) const { return {}; }
    QString operator()(const ButtonCell &cell) const { return cell.text; }
    QString operator()(const DrawnCell &cell) const { return cell.text; }
};

} // namespace

QSize buttonSize(const QString &text)
{
    QStyleOptionButton option;
    option.text = text;
    const QFontMetrics metrics(theme::font(theme::TextRole::BodyMedium));
    return QApplication::style()->sizeFromContents(QStyle::CT_PushButton, &option,
                                                   metrics.size(Qt::TextShowMnemonic, text));
}

QRect buttonPlace(const QRect &cell, const QString &text, Qt::LayoutDirection direction)
{
    QRect place(QPoint(), buttonSize(text));
    place.moveCenter(cell.center());
    place.moveRight(cell.right());
    return QStyle::visualRect(direction, cell, place);
}

void paintSwatch(QPainter &painter, const QRect &cell, int slot)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().category(slot).mark));
    painter.drawRoundedRect(QRectF(cell.left(), cell.center().y() - px(6) + 1, px(12), px(12)), px(3), px(3));
    painter.restore();
}

QString textOf(const Cell &cell)
{
    return std::visit(CellText{}, cell);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant value = index.data(RowModel::CellRole);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const CellState state{view != nullptr && view->currentIndex().row() == index.row(),
                          option.state.testFlag(QStyle::State_Selected)};
    painter->save();
    painter->setFont(option.font);
    painter->setPen(theme::tokens().t1);
    const QStyle::State button =
        QStyle::State_Enabled | (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken |
                                                 QStyle::State_HasFocus | QStyle::State_Active));
    std::visit(CellPainter{*painter, option.rect, state, button}, value.value<Cell>());
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return option.rect.size();
}

} // namespace glossa::widgets
#include "moc_row_delegate.cpp"
