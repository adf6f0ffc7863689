// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/utterance_rows.h"

#include "ui/labeling/state_mark.h"
#include "ui/labeling/work_state.h"
#include "ui/theme/theme.h"
#include "ui/widgets/span_painter.h"
#include "wording/numbers.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::labeling {

using theme::px;

namespace {

/// Below this the figure is coloured: worth a look.
constexpr double unsure = 0.6;

/// On a wide screen the intent does not stand far from the words that it is of.
constexpr int mostOfText = 760;

} // namespace

UtteranceRows::UtteranceRows(ItemPages &pages, ModelScores &scores, const models::StudioContext &context,
                             QObject *parent)
    : PagedRows(pages, parent), m_scores(scores), m_context(context)
{
    fitColumns(false);
    connect(&scores, &ModelScores::changed, this, &UtteranceRows::tellChanged);
    connect(&context, &models::StudioContext::categoriesChanged, this, [this] { fitColumns(m_wide); });
    connect(&context, &models::StudioContext::overviewChanged, this, &UtteranceRows::tellChanged);
}

int UtteranceRows::intentWidth() const
{
    const QFontMetrics metrics(theme::font(theme::TextRole::Body));
    int widest = metrics.horizontalAdvance(tr("set intent"));
    for (const workspace::CategoryUse &use : m_context.categories())
        if (use.category.kind == project::CategoryKind::Intent)
            widest = std::max(widest, metrics.horizontalAdvance(use.category.name));
    constexpr int least = 116;
    constexpr int most = 180;
    constexpr int mostWide = 260;
    return std::clamp(widest * 100 / px(100) + 1, least, m_wide ? mostWide : most);
}

void UtteranceRows::fitColumns(bool wide)
{
    m_wide = wide;
    m_columns = {Column::State, Column::Text, Column::Intent};
    std::vector<widgets::ColumnHead> heads{
        {{}, 14}, {tr("Text"), 0, false, true, wide ? mostOfText : 0}, {tr("Intent"), intentWidth()}};
    if (wide) {
        m_columns.insert(m_columns.end(), {Column::Language, Column::Changed});
        heads.insert(heads.end(), {{tr("Language"), 60}, {tr("Changed"), 120, false, true}});
    }
    m_columns.push_back(Column::Set);
    heads.push_back({tr("Set"), 32});
    if (m_scores.hasModel()) {
        m_columns.push_back(Column::Sure);
        heads.push_back({tr("Sure"), 48, true});
    }
    setHeads(std::move(heads));
}

workspace::ItemOrder UtteranceRows::orderOf(int column) const
{
    switch (m_columns[static_cast<std::size_t>(column)]) {
    case Column::Text:
        return workspace::ItemOrder::Text;
    case Column::Changed:
        return workspace::ItemOrder::RecentlyChanged;
    default:
        return workspace::ItemOrder::AsImported;
    }
}

int UtteranceRows::columnOf(workspace::ItemOrder order) const
{
    for (int column = 0; order != workspace::ItemOrder::AsImported && column < columnCount(); ++column)
        if (orderOf(column) == order)
            return column;
    return -1;
}

widgets::Cell UtteranceRows::cell(int row, int column) const
{
    using widgets::WordsCell;
    const Column shown = m_columns[static_cast<std::size_t>(column)];
    const workspace::ItemRow *known = wanted(row);
    if (known == nullptr) {
        if (shown != Column::Text)
            return {};
        return widgets::DrawnCell{{}, [](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                      painter.fillRect(
                                          QRect(cell.left(), cell.center().y() - px(4), px(220), px(8)),
                                          theme::tokens().hover);
                                  }};
    }
    const project::Item &item = known->item;
    switch (shown) {
    case Column::State:
        return state(item);
    case Column::Text:
        return text(item);
    case Column::Intent: // long names of one kind begin alike
        return item.intent.isEmpty()
                   ? WordsCell{tr("set intent"), theme::Ink::Hint, theme::TextRole::Body, Qt::ElideMiddle}
                   : WordsCell{item.intent, theme::Ink::Primary, theme::TextRole::Body, Qt::ElideMiddle};
    case Column::Language: {
        const auto &overview = m_context.overview();
        return WordsCell{item.language.isEmpty() && overview ? overview->summary.info.language
                                                             : item.language,
                         theme::Ink::Secondary};
    }
    case Column::Changed: {
        const QString when = wording::relativeTime(known->changedMs);
        return WordsCell{
            known->changedBy.isEmpty() ? when : tr("%1, %2", "author, time").arg(known->changedBy, when),
            theme::Ink::Secondary};
    }
    case Column::Set:
        return WordsCell{item.dataset == project::Dataset::Test ? tr("Test") : tr("Train"),
                         theme::Ink::Secondary};
    case Column::Sure:
        break;
    }
    return sure(item);
}

widgets::Cell UtteranceRows::state(const project::Item &item) const
{
    const WorkState state = project::workState(item, needsIntents(m_context));
    const StateMark mark = state == WorkState::Labeled ? StateMark::Labeled
                           : state == WorkState::Half  ? StateMark::Half
                                                       : StateMark::Open;
    return widgets::DrawnCell{
        {}, [mark](QPainter &painter, const QRect &cell, const widgets::CellState &row) {
            paintStateMark(painter, cell.center(), row.current ? StateMark::Current : mark);
        }};
}

widgets::Cell UtteranceRows::text(const project::Item &item) const
{
    widgets::SpanLine line;
    line.text = item.text;
    line.hit = m_hits;
    for (const project::Label &label : item.labels) {
        widgets::SpanMark mark;
        mark.span = label.span;
        mark.caption = label.category;
        if (const auto *category = m_context.category(project::CategoryKind::Entity, label.category)) {
            mark.slot = category->slot;
            mark.key = category->key.value_or(QString());
        }
        line.marks.push_back(std::move(mark));
    }
    return widgets::DrawnCell{item.text,
                              [line](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                                  widgets::paintSpanLine(painter, cell, line);
                              }};
}

widgets::Cell UtteranceRows::sure(const project::Item &item) const
{
    const project::Prediction *prediction = m_scores.prediction(item);
    if (prediction == nullptr || prediction->intents.empty())
        return widgets::FigureCell{QStringLiteral("–"), theme::Ink::Hint};
    const double sure = prediction->intents.front().confidence;
    const QString figure = QLocale().toString(sure, 'f', 2);
    // How sure it is of something else says nothing for the intent beside it.
    if (otherIntent(item) != nullptr)
        return widgets::FigureCell{QStringLiteral("≠ %1").arg(figure), theme::Ink::Error};
    return widgets::FigureCell{figure, sure < unsure ? theme::Ink::Warning : theme::Ink::Secondary};
}

const project::IntentPrediction *UtteranceRows::otherIntent(const project::Item &item) const
{
    const project::Prediction *prediction = m_scores.prediction(item);
    if (item.intent.isEmpty() || prediction == nullptr || prediction->intents.empty())
        return nullptr;
    const project::IntentPrediction &best = prediction->intents.front();
    return best.category == item.intent ? nullptr : &best;
}

QString UtteranceRows::rowText(int row) const
{
    const workspace::ItemRow *known = this->known(row);
    if (known == nullptr)
        return tr("Utterance %1").arg(row + 1);
    const project::Item &item = known->item;
    if (const auto *other = otherIntent(item))
        return tr("%1; intent %2, model says %3, %4; %n labels", "text, intent, another intent, score",
                  static_cast<int>(item.labels.size()))
            .arg(item.text, item.intent, other->category, QLocale().toString(other->confidence, 'f', 2));
    return tr("%1; intent %2; %n labels", nullptr, static_cast<int>(item.labels.size()))
        .arg(item.text, item.intent.isEmpty() ? tr("not set", "intent") : item.intent);
}

QString UtteranceRows::rowTip(int row) const
{
    const workspace::ItemRow *known = this->known(row);
    if (known == nullptr)
        return {};
    const auto *other = otherIntent(known->item);
    if (other == nullptr)
        return known->item.text;
    return tr("%1\nmodel says %2, %3", "text, intent, score")
        .arg(known->item.text, other->category, QLocale().toString(other->confidence, 'f', 2));
}

} // namespace glossa::labeling
