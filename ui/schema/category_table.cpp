// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/category_table.h"

#include "core/base/rules.h"
#include "core/project/rules.h"
#include "core/workspace/session/workspace.h"
#include "ui/models/category_kinds.h"
#include "ui/theme/theme.h"
#include "wording/languages.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace glossa::schema {

using models::byKind;
using theme::px;

namespace {

constexpr int barWidth = 72;

std::int64_t labelsOf(const workspace::CategoryUse &use)
{
    return use.train + use.test;
}

bool isFew(const workspace::CategoryUse &use)
{
    return use.train < enoughLabels;
}

std::vector<theme::Icon> signsOf(const project::Components &components)
{
    std::vector<theme::Icon> signs{theme::Icon::Sparkle};
    if (!components.list.empty())
        signs.push_back(theme::Icon::List);
    if (!components.regex.empty())
        signs.push_back(theme::Icon::Pattern);
    if (!components.prebuilts.empty())
        signs.push_back(theme::Icon::Cube);
    return signs;
}

void paintShare(QPainter &painter, const QRect &cell, double share, const QColor &color)
{
    // It stands nearer to its figure than columns do to each other.
    const QRectF track(cell.left() - px(12) + px(9) - 1, cell.center().y() - px(3) + 1, px(barWidth), px(6));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::tokens().press));
    painter.drawRoundedRect(track, px(3), px(3));
    if (share <= 0)
        return;
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(track.left(), track.top(),
                                   std::max<double>(track.height(), track.width() * share), track.height()),
                            px(3), px(3));
}

void paintAdd(QPainter &painter, const QRect &room, const QString &words)
{
    const theme::Tokens &t = theme::tokens();
    theme::paintIcon(painter, QRectF(room.left(), room.center().y() - px(6) + 1, px(12), px(12)),
                     theme::Icon::Plus, t.t2);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(t.t2);
    const QRect text = room.adjusted(px(24), 0, 0, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, words);
    const int end = text.left() + painter.fontMetrics().horizontalAdvance(words) + px(6);
    theme::paintKeyCap(painter, {end, text.center().y()}, CategoryTable::tr("Ins", "key"));
}

bool byName(const workspace::CategoryUse &a, const workspace::CategoryUse &b)
{
    return wording::isBefore(a.category.name, b.category.name);
}

/// Those without a key last.
bool byKey(const workspace::CategoryUse &a, const workspace::CategoryUse &b)
{
    const QString one = a.category.key.value_or(QString());
    const QString other = b.category.key.value_or(QString());
    return std::pair(one.isEmpty(), one) < std::pair(other.isEmpty(), other);
}

enum ColumnId { Swatch, Name, Key, FoundBy, Use, Bar, State, Score };

} // namespace

QHash<QString, double> scoresOf(const std::optional<evaluate::Section> &section)
{
    QHash<QString, double> scores;
    if (section)
        for (const evaluate::CategoryMetrics &category : section->categories)
            if (const auto score = evaluate::f1(category.counts))
                scores.insert(QString::fromStdString(category.name), *score);
    return scores;
}

QString foundBy(const project::Category &category)
{
    QStringList parts{CategoryTable::tr("learned")};
    if (!category.components.list.empty())
        parts << CategoryTable::tr("list");
    if (!category.components.regex.empty())
        parts << CategoryTable::tr("pattern");
    if (!category.components.prebuilts.empty())
        parts << CategoryTable::tr("prebuilt");
    return parts.join(QStringLiteral(", "));
}

CategoryTable::CategoryTable(QObject *parent) : TableModel(parent)
{
    makeColumns();
}

void CategoryTable::show(const std::vector<workspace::CategoryUse> &uses, project::CategoryKind kind,
                         const QString &filter)
{
    m_kind = kind;
    m_most = 1;
    std::vector<workspace::CategoryUse> shown;
    for (const workspace::CategoryUse &use : uses) {
        if (use.category.kind != kind)
            continue;
        m_most = std::max(m_most, labelsOf(use));
        if (use.category.name.contains(filter, Qt::CaseInsensitive))
            shown.push_back(use);
    }
    makeColumns();
    setRows(std::move(shown));
}

void CategoryTable::makeColumns()
{
    using Row = workspace::CategoryUse;
    const bool entity = m_kind == project::CategoryKind::Entity;
    const bool intent = m_kind == project::CategoryKind::Intent;
    std::vector<widgets::Column<Row>> columns{
        {.id = Swatch,
         .width = 12,
         .cell = [](const Row &use) { return widgets::SwatchCell{use.category.slot}; }},
        {.id = Name,
         .title = tr("Name"),
         .cell =
             [](const Row &use) {
                 return widgets::WordsCell{use.category.name, theme::Ink::Primary,
                                           theme::TextRole::BodyMedium};
             },
         .less = byName},
        {.id = Key,
         .title = tr("Key"),
         .width = 38,
         .cell = [](const Row &use) { return widgets::KeyCell{use.category.key.value_or(QString())}; },
         .less = byKey},
        {.id = FoundBy,
         .title = tr("Found by"),
         .width = 76,
         .cell = [](const Row &use) { return widgets::IconsCell{signsOf(use.category.components)}; }},
        {.id = Use,
         .title = byKind(m_kind, tr("Utterances"), tr("Labels"), tr("Documents")),
         .width = entity ? 54 : 78,
         .right = true,
         .cell =
             [](const Row &use) { return widgets::FigureCell{QLocale().toString(qlonglong(labelsOf(use)))}; },
         .less = [](const Row &a, const Row &b) { return labelsOf(a) < labelsOf(b); }},
        {.id = Bar, .width = barWidth, .cell = [this](const Row &use) { return bar(use); }},
        {.id = State, .width = 76, .cell = [entity](const Row &use) -> widgets::Cell {
             if (!isFew(use))
                 return {};
             return widgets::WordsCell{labelsOf(use) == 0 ? tr("not used")
                                       : entity           ? tr("few labels")
                                                          : tr("few texts"),
                                       theme::Ink::Warning, theme::TextRole::Body, Qt::ElideNone};
         }}};
    std::erase_if(columns, [&](const auto &column) {
        return ((column.id == Swatch || column.id == Key) && intent) || (column.id == FoundBy && !entity);
    });
    if (!m_model.isEmpty())
        columns.push_back({.id = Score,
                           .title = tr("F1, %1", "model").arg(m_model),
                           .width = 78,
                           .right = true,
                           .cell =
                               [this](const Row &use) {
                                   const auto score = m_scores.constFind(use.category.name);
                                   return score != m_scores.constEnd()
                                              ? widgets::FigureCell{QLocale().toString(*score, 'f', 2)}
                                              : widgets::FigureCell{QStringLiteral("–"), theme::Ink::Hint};
                               },
                           .less =
                               [this](const Row &a, const Row &b) {
                                   return m_scores.value(a.category.name, -1) <
                                          m_scores.value(b.category.name, -1);
                               }});
    setColumns(std::move(columns));
}

void CategoryTable::setScores(QHash<QString, double> scores, const QString &model)
{
    m_scores = std::move(scores);
    m_model = model;
    makeColumns();
    setRows(std::vector(rows()));
}

int CategoryTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : addRow() + 1;
}

widgets::Cell CategoryTable::bar(const workspace::CategoryUse &use) const
{
    const double share = static_cast<double>(labelsOf(use)) / static_cast<double>(m_most);
    return widgets::DrawnCell{{},
                              [share, slot = project::hasKeys(m_kind) ? use.category.slot : -1](
                                  QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                  const theme::Tokens &t = theme::tokens();
                                  paintShare(painter, cell, share,
                                             slot >= 0 ? t.category(slot).mark : t.accfill);
                              }};
}

widgets::Cell CategoryTable::cell(int row, int column) const
{
    if (row != addRow())
        return TableModel::cell(row, column);
    if (column > 0)
        return {};
    const QString words =
        byKind(m_kind, tr("New intent, press"), tr("New entity, press"), tr("New class, press"));
    return widgets::DrawnCell{words, [words](QPainter &painter, const QRect &room,
                                             const widgets::CellState &) { paintAdd(painter, room, words); }};
}

QStringList CategoryTable::withFewLabels() const
{
    QStringList names;
    for (const workspace::CategoryUse &use : rows())
        if (isFew(use))
            names << use.category.name;
    return names;
}

QString CategoryTable::rowText(int row) const
{
    const workspace::CategoryUse *shown = at(row);
    if (shown == nullptr)
        return byKind(m_kind, tr("New intent"), tr("New entity"), tr("New class"));
    const QString label = shown->category.key.value_or(QString());
    const auto score = m_scores.constFind(shown->category.name);
    const auto count = static_cast<int>(labelsOf(*shown));
    const QString &name = shown->category.name;
    const QString key = label.isEmpty() ? tr("none", "key") : label;
    QString words = byKind(
        m_kind, tr("%1, %n utterances", nullptr, count).arg(name),
        tr("%1, key %2, found by %3, %n labels", nullptr, count).arg(name, key, foundBy(shown->category)),
        tr("%1, key %2, %n documents", nullptr, count).arg(name, key));
    if (score != m_scores.constEnd())
        words += tr(", F1 %1").arg(QLocale().toString(*score, 'f', 2));
    return words;
}

QString CategoryTable::rowTip(int row) const
{
    const workspace::CategoryUse *shown = at(row);
    if (shown == nullptr)
        return {};
    return m_kind == project::CategoryKind::Entity
               ? tr("%1\nFound by: %2").arg(shown->category.name, foundBy(shown->category))
               : shown->category.name;
}

} // namespace glossa::schema
