// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_rows.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace glossa::widgets {

using theme::px;

namespace {

void paintCreation(QPainter &painter, QRect cell, const QString &words, const QString &how)
{
    const theme::Tokens &t = theme::tokens();
    if (!how.isEmpty()) {
        painter.setPen(t.t2);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, how);
        cell.setRight(cell.right() - painter.fontMetrics().horizontalAdvance(how) - px(8));
    }
    theme::paintIcon(painter, QRectF(cell.left(), cell.center().y() - px(7), px(14), px(14)),
                     theme::Icon::Plus, t.acc);
    painter.setPen(t.acc);
    painter.drawText(cell.adjusted(px(20), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, cell.width() - px(20)));
}

/// A ring, filled where it is the one.
void paintRadio(QPainter &painter, const QRectF &place, bool on)
{
    const theme::Tokens &t = theme::tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(on ? t.acc : t.t2), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(place.adjusted(1, 1, -1, -1));
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.acc));
        painter.drawEllipse(place.center(), place.width() / 4, place.height() / 4);
    }
    painter.restore();
}

void paintBox(QPainter &painter, const QRectF &place, bool on)
{
    const theme::Tokens &t = theme::tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on ? QPen(Qt::NoPen) : QPen(QColor(t.t2), 1.5));
    painter.setBrush(on ? QBrush(QColor(t.accfill)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), px(3), px(3));
    painter.restore();
    if (on)
        theme::paintIcon(painter, place.adjusted(px(2), px(2), -px(2), -px(2)), theme::Icon::Check, t.onacc);
}

void paintChoice(QPainter &painter, QRect cell, const Choice &choice, bool current)
{
    const theme::Tokens &t = theme::tokens();
    const int middle = cell.center().y();
    if (choice.ticked) {
        const QRectF place(cell.left(), middle - px(7), px(14), px(14));
        if (choice.mark == Choice::Mark::Radio)
            paintRadio(painter, place, *choice.ticked);
        else if (choice.mark == Choice::Mark::Box)
            paintBox(painter, place, *choice.ticked);
        else if (*choice.ticked)
            theme::paintIcon(painter, place, theme::Icon::Check, t.acc);
        cell.setLeft(cell.left() + px(22));
    }
    if (choice.slot >= 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.category(choice.slot).mark));
        painter.drawRoundedRect(QRectF(cell.left(), middle - px(6) + .5, px(12), px(12)), px(3), px(3));
        painter.setRenderHint(QPainter::Antialiasing, false);
        cell.setLeft(cell.left() + px(20));
    }
    if (!choice.key.isEmpty()) {
        const int width = theme::keyCapWidth(choice.key);
        theme::paintKeyCap(painter, {cell.right() - width + 1, middle}, choice.key);
        cell.setRight(cell.right() - px(28));
    } else if (choice.slot >= 0) {
        cell.setRight(cell.right() - px(28));
    }
    if (!choice.detail.isEmpty()) {
        painter.setPen(t.t2);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, choice.detail);
        cell.setRight(cell.right() - painter.fontMetrics().horizontalAdvance(choice.detail) - px(8));
    }
    painter.setFont(theme::font(current ? theme::TextRole::BodyMedium : theme::TextRole::Body));
    painter.setPen(t.t1);
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(choice.shown(), Qt::ElideMiddle, cell.width()));
}

} // namespace

ChoiceRows::ChoiceRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [this](const ChoiceRow &row) {
        return DrawnCell{row.choice.name, [row, current = row.choice.name == m_current](
                                              QPainter &painter, const QRect &cell, const CellState &state) {
                             if (row.creation)
                                 paintCreation(painter, cell, row.choice.name,
                                               state.current ? QString() : row.choice.detail);
                             else
                                 paintChoice(painter, cell, row.choice, current);
                         }};
    }}});
}

void ChoiceRows::show(std::vector<Choice> choices, const QString &current, const QString &creation,
                      const QString &how)
{
    m_current = current;
    std::vector<ChoiceRow> rows;
    for (Choice &choice : choices)
        rows.push_back({std::move(choice)});
    if (!creation.isEmpty())
        rows.push_back({{creation, {}, how}, true});
    setRows(std::move(rows));
}

QString ChoiceRows::keyOf(const ChoiceRow &row, int) const
{
    return row.creation ? QString() : row.choice.name;
}

bool ChoiceRows::isCreation(int row) const
{
    return at(row) != nullptr && at(row)->creation;
}

QString ChoiceRows::nameAt(int row) const
{
    return at(row) == nullptr || at(row)->creation ? QString() : at(row)->choice.name;
}

QString ChoiceRows::rowText(int row) const
{
    const Choice &choice = at(row)->choice;
    const QString words = choice.key.isEmpty()
                              ? choice.shown()
                              : QCoreApplication::translate("glossa::widgets::ChoiceRows", "%1, key %2")
                                    .arg(choice.shown(), choice.key);
    return choice.ticked.value_or(false)
               ? QCoreApplication::translate("glossa::widgets::ChoiceRows", "%1, chosen").arg(words)
               : words;
}

} // namespace glossa::widgets
