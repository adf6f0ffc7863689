// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/score_rows.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr int nameWidth = 148;
constexpr int figureWidth = 40;
constexpr int barHeight = 6;

} // namespace

std::vector<Score> scoresOf(const project::Prediction &prediction)
{
    std::vector<Score> scores;
    for (const project::IntentPrediction &intent : prediction.intents)
        scores.push_back({intent.category, intent.confidence, intent.category == prediction.topIntent});
    // A query of the review has kept only those that were given.
    const auto &classes = prediction.allClasses.empty() ? prediction.classes : prediction.allClasses;
    for (const project::ClassPrediction &scored : classes)
        scores.push_back(
            {scored.category, scored.confidence,
             std::ranges::find(prediction.classes, scored.category, &project::ClassPrediction::category) !=
                 prediction.classes.end()});
    return scores;
}

void paintShare(QPainter &painter, const QRect &cell, double share, const QColor &fill)
{
    const QRect track(cell.left(), cell.center().y() - px(barHeight) / 2, cell.width(), px(barHeight));
    const auto width = static_cast<int>(track.width() * std::clamp(share, 0.0, 1.0));
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const QRect filled(mirrored ? track.right() - width + 1 : track.left(), track.top(), width,
                       track.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = px(barHeight) / 2.0;
    painter.setBrush(QColor(theme::tokens().press));
    painter.drawRoundedRect(track, radius, radius);
    painter.setBrush(fill);
    painter.drawRoundedRect(filled, radius, radius);
    painter.restore();
}

ScoreRows::ScoreRows(QObject *parent) : TableModel(parent)
{
    using widgets::WordsCell;
    setColumns({
        {.id = 0,
         .width = nameWidth,
         .cell =
             [](const Score &score) {
                 return WordsCell{score.name, theme::Ink::Primary,
                                  score.answered ? theme::TextRole::BodyStrong : theme::TextRole::Body,
                                  Qt::ElideMiddle};
             }},
        {.id = 1,
         .cell =
             [](const Score &score) {
                 return widgets::DrawnCell{
                     {}, [score](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                         paintShare(painter, cell, score.confidence,
                                    score.answered ? theme::tokens().accfill : theme::tokens().t2);
                     }};
             }},
        {.id = 2,
         .width = figureWidth,
         .right = true,
         .cell =
             [](const Score &score) {
                 return widgets::FigureCell{QLocale().toString(score.confidence, 'f', 2), theme::Ink::Primary,
                                            score.answered ? theme::TextRole::BodyStrong
                                                           : theme::TextRole::Body};
             }},
    });
}

QString ScoreRows::rowText(int row) const
{
    const Score &score = *at(row);
    const QString figure = QLocale().toString(score.confidence, 'f', 2);
    return score.answered ? QCoreApplication::translate("glossa::tryout::ScoreRows", "%1, %2, the answer")
                                .arg(score.name, figure)
                          : QCoreApplication::translate("glossa::tryout::ScoreRows", "%1, %2", "name, score")
                                .arg(score.name, figure);
}

} // namespace glossa::tryout
