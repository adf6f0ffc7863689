// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/utterance_rows.h"

#include "ui/labeling/state_mark.h"
#include "ui/labeling/work_state.h"
#include "ui/theme/theme.h"
#include "ui/widgets/span_painter.h"
#include "wording/numbers.h"

#include <QLocale>
#include <QPainter>

namespace glossa::labeling {

using theme::px;

namespace {

/// Below this the figure is coloured: worth a look.
constexpr double unsure = 0.6;

} // namespace

UtteranceRows::UtteranceRows(ItemPages &pages, ModelScores &scores, const models::StudioContext &context)
    : m_pages(pages), m_scores(scores), m_context(context)
{
}

std::vector<widgets::RowColumn> UtteranceRows::columns() const
{
    std::vector<widgets::RowColumn> columns{
        {{}, px(14), false}, {tr("Text"), 0, false}, {tr("Intent"), px(116), false}};
    if (m_wide) {
        columns.push_back({tr("Language"), px(60), false});
        columns.push_back({tr("Changed"), px(120), false});
    }
    columns.push_back({tr("Set"), px(32), false});
    if (m_scores.hasModel())
        columns.push_back({tr("Sure"), px(34), true});
    return columns;
}

void UtteranceRows::paintRow(QPainter &painter, const widgets::RowPaint &paint)
{
    const theme::Tokens &t = theme::tokens();
    const workspace::ItemRow *row = m_pages.at(paint.row);
    if (row == nullptr) {
        painter.fillRect(QRect(paint.cells[1].left(), paint.rect.center().y() - px(4), px(220), px(8)),
                         t.hover);
        return;
    }
    const project::Item &item = row->item;
    paintState(painter, paint.cells[0], item, paint.current);
    paintText(painter, paint.cells[1], item);
    const auto words = [&](const QRect &cell, const QString &text, const QColor &ink,
                           Qt::TextElideMode elide = Qt::ElideRight) {
        painter.setPen(ink);
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, elide, cell.width()));
    };
    std::size_t cell = 2;
    words(paint.cells[cell++], item.intent.isEmpty() ? tr("set intent") : item.intent,
          item.intent.isEmpty() ? t.t3 : t.t1,
          Qt::ElideMiddle); // long names of one kind begin alike
    if (m_wide) {
        const auto &overview = m_context.overview();
        words(paint.cells[cell++],
              item.language.isEmpty() && overview ? overview->summary.info.language : item.language, t.t2);
        const QString when = wording::relativeTime(row->changedMs);
        words(paint.cells[cell++],
              row->changedBy.isEmpty() ? when : tr("%1, %2", "author, time").arg(row->changedBy, when), t.t2);
    }
    words(paint.cells[cell++], item.dataset == project::Dataset::Test ? tr("Test") : tr("Train"), t.t2);
    if (cell < paint.cells.size())
        paintSure(painter, paint.cells[cell], item);
}

void UtteranceRows::paintState(QPainter &painter, const QRect &cell, const project::Item &item,
                               bool current) const
{
    const WorkState state = workState(item, needsIntents(m_context));
    paintStateMark(painter, cell.center(),
                   current                       ? StateMark::Current
                   : state == WorkState::Labeled ? StateMark::Labeled
                   : state == WorkState::Half    ? StateMark::Half
                                                 : StateMark::Open);
}

void UtteranceRows::paintText(QPainter &painter, const QRect &cell, const project::Item &item) const
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
            mark.key = category->key == u"-" ? QString() : category->key;
        }
        line.marks.push_back(std::move(mark));
    }
    widgets::paintSpanLine(painter, cell, line);
}

void UtteranceRows::paintSure(QPainter &painter, const QRect &cell, const project::Item &item)
{
    const theme::Tokens &t = theme::tokens();
    const project::Prediction *prediction = m_scores.prediction(item);
    if (prediction == nullptr || prediction->intents.empty()) {
        painter.setPen(t.t3);
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    const double sure = prediction->intents.front().confidence;
    painter.setPen(sure < unsure ? t.warn : t.t2);
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(sure, 'f', 2));
}

QString UtteranceRows::rowText(int row) const
{
    const workspace::ItemRow *known = m_pages.known(m_pages.idAt(row));
    if (known == nullptr)
        return tr("Utterance %1").arg(row + 1);
    const project::Item &item = known->item;
    return tr("%1; intent %2; %n labels", nullptr, static_cast<int>(item.labels.size()))
        .arg(item.text, item.intent.isEmpty() ? tr("not set", "intent") : item.intent);
}

QString UtteranceRows::toolTip(int row) const
{
    const workspace::ItemRow *known = m_pages.known(m_pages.idAt(row));
    return known != nullptr ? known->item.text : QString();
}

} // namespace glossa::labeling
