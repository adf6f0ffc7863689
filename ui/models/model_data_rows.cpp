// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_data_rows.h"

#include "ui/theme/theme.h"
#include "wording/model_data.h"

#include <iterator>

namespace glossa::models {

namespace {

using workspace::ItemSinceModel;
using workspace::SinceModel;

const project::Item &shownOf(const ItemSinceModel &row)
{
    return row.now ? *row.now : *row.then;
}

/// The first line of it, which is all that a row has room for.
QString beginOf(const ItemSinceModel &row)
{
    constexpr qsizetype longest = 400;
    return shownOf(row).text.left(longest).simplified();
}

widgets::Cell changeTag(SinceModel change)
{
    const theme::Tokens &t = theme::tokens();
    const QString word = wording::word(change);
    switch (change) {
    case SinceModel::Added:
        return widgets::TagCell{word, t.ok, t.oksoft};
    case SinceModel::Removed:
        return widgets::TagCell{word, t.err, t.errsoft};
    case SinceModel::Changed:
    case SinceModel::Renamed:
        break;
    }
    return widgets::TagCell{word, t.acc, t.accsoft};
}

} // namespace

ModelDataRows::ModelDataRows(QObject *parent) : TableModel(parent)
{
    constexpr auto second = theme::Ink::Secondary;
    setColumns({{.title = tr("Since then"),
                 .width = 84,
                 .cell = [](const ItemSinceModel &row) { return changeTag(row.change); }},
                {.title = tr("Text"),
                 .cell = [](const ItemSinceModel &row) { return widgets::WordsCell{beginOf(row)}; }},
                {.title = tr("What"), .width = 260, .cell = [](const ItemSinceModel &row) {
                     return widgets::WordsCell{wording::whatChanged(row), second};
                 }}});
}

void ModelDataRows::append(std::vector<ItemSinceModel> items)
{
    std::vector<ItemSinceModel> all = rows();
    std::move(items.begin(), items.end(), std::back_inserter(all));
    setRows(std::move(all));
}

QString ModelDataRows::rowText(int row) const
{
    const ItemSinceModel &item = *at(row);
    const QString what = wording::whatChanged(item);
    const QString words = QStringLiteral("%1: %2").arg(wording::word(item.change), beginOf(item));
    return what.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, what);
}

} // namespace glossa::models
