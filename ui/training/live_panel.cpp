// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/live_panel.h"

#include "ui/charts/chart_view.h"
#include "ui/theme/theme.h"
#include "ui/training/stage_list.h"
#include "wording/training.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace glossa::training {

using theme::px;

namespace {

constexpr int barSteps = 1000;

/// The rounds of the search that runs now: of intents, the folds that calibrate begin anew each, which shows
/// as an objective that rises, as no search lets it.
std::vector<workspace::TrainPoint> currentSearch(const std::vector<workspace::TrainPoint> &points)
{
    constexpr double risen = 1.1;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i].objective > points[i - 1].objective * risen)
            begin = i;
    return {points.begin() + static_cast<std::ptrdiff_t>(begin), points.end()};
}

/// The objective falls from a height of its own; as a share of its first value it fits beside a score.
charts::ChartView::Curve objectiveOf(const std::vector<workspace::TrainPoint> &points, const QString &name)
{
    charts::ChartView::Curve curve{name, {}, true, false};
    double highest = 0.0;
    for (const auto &point : points)
        highest = std::max(highest, point.objective);
    for (std::size_t i = 0; i < points.size() && highest > 0.0; ++i)
        curve.points.emplace_back(static_cast<double>(i + 1), points[i].objective / highest);
    return curve;
}

charts::ChartView::Curve scoreOf(const std::vector<workspace::TrainPoint> &points, const QString &name)
{
    charts::ChartView::Curve curve{name, {}, false, true};
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (const auto &score = points[i].heldOut)
            curve.points.emplace_back(static_cast<double>(i + 1), *score);
    }
    return curve;
}

} // namespace

LivePanel::LivePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("livePanel"));
    m_title = new QLabel;
    theme::setRole(*m_title, theme::TextRole::Title, theme::Ink::Primary);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("liveWords"));
    m_words->setAlignment(Qt::AlignRight | Qt::AlignVCenter); // over the whole room: they change often
    theme::setRole(*m_words, theme::TextRole::Body, theme::Ink::Secondary);
    m_stop = new QPushButton(tr("Stop"));
    m_stop->setObjectName(QStringLiteral("stopTraining"));
    m_stop->setProperty("kind", QStringLiteral("danger"));
    m_stop->setProperty("small", true);
    m_open = new QPushButton(tr("Open Model details"));
    m_open->setObjectName(QStringLiteral("openTrained"));
    m_open->setProperty("small", true);
    m_open->hide();
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("trainingBar"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(px(5));
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_stages = new StageList;
    m_chart = new charts::ChartView;
    m_chart->setAccessibleName(tr("Objective and score in validation by round"));

    auto *head = new QHBoxLayout;
    head->setSpacing(px(12));
    head->addWidget(m_title);
    head->addWidget(m_words, 1);
    head->addWidget(m_stop);
    head->addWidget(m_open);
    auto *body = new QHBoxLayout;
    body->addWidget(m_stages, 0, Qt::AlignTop);
    body->addWidget(m_chart, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(16), px(12), px(16), px(8));
    layout->setSpacing(px(8));
    layout->addLayout(head);
    layout->addWidget(m_bar);
    layout->addLayout(body, 1);
    connect(m_stop, &QPushButton::clicked, this, &LivePanel::stopRequested);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT modelRequested(m_title->text()); });
}

void LivePanel::begin(const QString &model, const QStringList &stages, qint64 startedMs)
{
    m_coming = stages;
    m_mostRounds = 0;
    m_startedMs = startedMs;
    m_title->setText(model);
    m_words->setText(tr("starting"));
    theme::setRole(*m_words, theme::TextRole::Body, theme::Ink::Secondary);
    showStages({}, {});
    m_bar->setValue(0);
    m_bar->setEnabled(true);
    m_stop->setVisible(true);
    m_open->setVisible(false);
    m_chart->showCurves({}, QString());
}

void LivePanel::showState(const workspace::TrainState &state)
{
    m_bar->setValue(static_cast<int>(state.fraction * barSteps));
    m_words->setText(wording::progress(state.fraction, QDateTime::currentMSecsSinceEpoch() - m_startedMs));
    showStages(state, state.stage);

    const bool entities = !state.entityCurve.empty();
    const bool classes = !state.classCurve.empty();
    const auto points =
        entities ? state.entityCurve : currentSearch(classes ? state.classCurve : state.intentCurve);
    if (points.empty())
        return;
    std::vector<charts::ChartView::Curve> curves{objectiveOf(points, tr("loss"))};
    auto score = scoreOf(points, entities ? tr("validation F1") : tr("cross-validation accuracy"));
    if (!score.points.empty())
        curves.push_back(std::move(score));
    // The rounds of intents are those of several searches, which hardly ever take as many as they may.
    if (state.stage == u"entities")
        m_mostRounds = state.maxIterations;
    if (entities && m_mostRounds > 0)
        m_chart->showCurves(curves, tr("round (entities, at most %1); loss is 1 at first").arg(m_mostRounds),
                            state.maxIterations);
    else
        m_chart->showCurves(curves, entities  ? tr("round (entities); loss is 1 at first")
                                    : classes ? tr("round (classes); loss is 1 at first")
                                              : tr("round (intents); loss is 1 at first"));
}

void LivePanel::showStages(const workspace::TrainState &state, const QString &now)
{
    std::vector<StageList::Stage> stages;
    QStringList coming = m_coming;
    for (const auto &[stage, ms] : state.stageMs) {
        stages.push_back({wording::stageName(stage),
                          tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1)),
                          StageList::Step::Done});
        coming.remove(0, coming.indexOf(stage) + 1);
    }
    if (!now.isEmpty() && now != u"done") { // the last word is no stage
        const QString name = wording::stageName(now);
        // The round of the search that the curve shows, not of all searches together.
        const auto round = now == u"intents"   ? currentSearch(state.intentCurve).size()
                           : now == u"classes" ? currentSearch(state.classCurve).size()
                                               : static_cast<std::size_t>(state.iteration);
        stages.push_back({round > 0 ? tr("%1, round %2", "stage").arg(name).arg(round) : name,
                          {},
                          StageList::Step::Running});
        coming.remove(0, coming.indexOf(now) + 1);
    }
    for (const QString &stage : coming)
        stages.push_back({wording::stageName(stage), {}, StageList::Step::Coming});
    m_stages->set(std::move(stages));
}

void LivePanel::showEnded(const QString &model, const workspace::TrainState &state, const QString &words,
                          Outcome outcome)
{
    begin(model, {}, 0);
    showState(state);
    end(words, outcome);
}

void LivePanel::end(const QString &words, Outcome outcome)
{
    m_words->setText(words);
    theme::setRole(*m_words, theme::TextRole::Body,
                   outcome == Outcome::Failed ? theme::Ink::Error : theme::Ink::Secondary);
    m_stop->setVisible(false);
    m_open->setVisible(outcome == Outcome::Done);
    m_stages->end(outcome == Outcome::Done      ? StageList::Step::Done
                  : outcome == Outcome::Stopped ? StageList::Step::Stopped
                                                : StageList::Step::Failed);
    if (outcome == Outcome::Done)
        m_bar->setValue(barSteps);
    m_bar->setEnabled(outcome == Outcome::Done); // grey where it stood
}

} // namespace glossa::training
#include "moc_live_panel.cpp"
