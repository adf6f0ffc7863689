// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/query_rows.h"

#include "ui/theme/theme.h"
#include "ui/tryout/score_rows.h"
#include "wording/numbers.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

/// Below this the bar is coloured: worth a look.
constexpr double unsureBelow = 0.7;
constexpr int sureWidth = 76;
constexpr int shownOfAText = 400; // of a document that was asked, more than any row has room for

void paintSure(QPainter &painter, const QRect &cell, double confidence)
{
    const theme::Tokens &t = theme::tokens();
    const QString figure = QLocale().toString(confidence, 'f', 2);
    const int width = painter.fontMetrics().horizontalAdvance(figure);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    QRect bar = cell;
    QRect number = cell;
    if (mirrored) {
        bar.setLeft(cell.right() - px(32) + 1);
        number.setRight(cell.left() + width - 1);
    } else {
        bar.setRight(cell.left() + px(32) - 1);
        number.setLeft(cell.right() - width + 1);
    }
    paintShare(painter, bar, confidence, confidence < unsureBelow ? t.warnmark : t.accfill);
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, figure);
}

} // namespace

QString answerWords(const workspace::Query &query)
{
    const project::Prediction &prediction = query.prediction;
    if (!prediction.topIntent.isEmpty())
        return prediction.topIntent;
    QStringList names = workspace::categoriesOf(prediction);
    if (names.isEmpty()) {
        for (const project::EntityPrediction &entity : prediction.entities)
            if (!names.contains(entity.category))
                names << entity.category;
    }
    return names.isEmpty() ? QueryRows::tr("nothing", "was answered") : names.join(QStringLiteral(", "));
}

QueryRows::QueryRows(QueryList &list, QObject *parent) : KeyedRows(parent), m_list(list)
{
    fitColumns(false);
    setKeys(list.ids());
    connect(&list, &QueryList::loaded, this, &QueryRows::tellChanged);
}

void QueryRows::fitColumns(bool wide)
{
    m_columns = {Column::Text, Column::Answer, Column::Sure};
    std::vector<widgets::ColumnHead> heads{
        {tr("Query"), 0}, {tr("Answered"), 116}, {tr("Sure"), sureWidth, false, true}};
    if (wide) {
        m_columns.push_back(Column::Deployment);
        heads.push_back({tr("Deployment"), 104});
    }
    m_columns.insert(m_columns.end(), {Column::Asked, Column::Ago});
    heads.insert(heads.end(), {{tr("Asked"), 44, true, true}, {tr("Last"), 116, true, true}});
    setHeads(std::move(heads));
}

void QueryRows::renew()
{
    setKeys(m_list.ids());
}

workspace::QueryId QueryRows::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? keyAt(row) : 0;
}

int QueryRows::rowOf(workspace::QueryId id) const
{
    const auto found = std::ranges::find(keys(), id);
    return found == keys().end() ? -1 : static_cast<int>(found - keys().begin());
}

workspace::QueryOrder QueryRows::orderOf(int column) const
{
    switch (m_columns[static_cast<std::size_t>(column)]) {
    case Column::Asked:
        return workspace::QueryOrder::MostAsked;
    case Column::Ago:
        return workspace::QueryOrder::Newest;
    default:
        return workspace::QueryOrder::LeastSure;
    }
}

int QueryRows::columnOf(workspace::QueryOrder order) const
{
    const Column wanted = order == workspace::QueryOrder::MostAsked ? Column::Asked
                          : order == workspace::QueryOrder::Newest  ? Column::Ago
                                                                    : Column::Sure;
    return static_cast<int>(std::ranges::find(m_columns, wanted) - m_columns.begin());
}

widgets::Cell QueryRows::cell(int row, int column) const
{
    using widgets::WordsCell;
    const Column shown = m_columns[static_cast<std::size_t>(column)];
    // While the rows change places there are some without a query.
    const workspace::Query *query = keyAt(row) != 0 ? m_list.wanted(keyAt(row)) : nullptr;
    if (query == nullptr) {
        if (shown != Column::Text)
            return {};
        return widgets::DrawnCell{{}, [](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      painter.fillRect(
                                          QRect(cell.left(), cell.center().y() - px(4), px(220), px(8)),
                                          theme::tokens().hover);
                                  }};
    }
    switch (shown) {
    case Column::Text:
        return WordsCell{query->prediction.text.left(shownOfAText).simplified()};
    case Column::Answer:
        return WordsCell{answerWords(*query), theme::Ink::Primary, theme::TextRole::Body, Qt::ElideMiddle};
    case Column::Sure:
        return widgets::DrawnCell{QLocale().toString(query->confidence, 'f', 2),
                                  [confidence = query->confidence](QPainter &painter, const QRect &cell,
                                                                   const widgets::CellState &) {
                                      paintSure(painter, cell, confidence);
                                  }};
    case Column::Deployment:
        return WordsCell{query->deployment, theme::Ink::Secondary};
    case Column::Asked:
        return widgets::FigureCell{QLocale().toString(qlonglong(query->count)), theme::Ink::Secondary};
    case Column::Ago:
        break;
    }
    return widgets::FigureCell{wording::isolated(wording::relativeTime(query->lastMs)),
                               theme::Ink::Secondary};
}

QString QueryRows::rowText(int row) const
{
    const workspace::Query *query = m_list.known(keyAt(row));
    if (query == nullptr)
        return tr("Query %1").arg(row + 1);
    return tr("%1; answered %2, sure %3; asked %n times", nullptr, static_cast<int>(query->count))
        .arg(query->prediction.text.left(shownOfAText).simplified(), answerWords(*query),
             QLocale().toString(query->confidence, 'f', 2));
}

QString QueryRows::rowTip(int row) const
{
    const workspace::Query *query = m_list.known(keyAt(row));
    return query != nullptr ? query->prediction.text.left(shownOfAText) : QString();
}

} // namespace glossa::tryout
#include "moc_query_rows.cpp"
