// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_pane.h"

#include "core/workspace/jobs/jobs.h"
#include "ui/theme/theme.h"
#include "ui/training/job_list.h"
#include "ui/training/live_panel.h"
#include "ui/training/running_training.h"
#include "ui/training/train_form.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/side_split.h"
#include "ui/wording/sentence.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace glossa::training {

using theme::px;

namespace {

QString modelOf(const workspace::JobRow &job)
{
    return QJsonDocument::fromJson(job.request).object()[QStringLiteral("model")].toString();
}

/// Jobs and names of models, in one read.
struct Snapshot {
    std::vector<workspace::JobRow> jobs;
    QStringList models;
};

Result<Snapshot> readSnapshot(workspace::Workspace &workspace, std::int64_t project)
{
    auto jobs = workspace::jobs(workspace, project);
    const auto models = workspace::models(workspace, project);
    if (!jobs || !models)
        return fail(jobs ? models.error() : jobs.error());
    Snapshot snapshot{std::move(*jobs), {}};
    for (const auto &model : *models)
        snapshot.models << model.label;
    return snapshot;
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrainingPane)
};

/// What became of a job that has ended.
QString outcomeOf(const workspace::JobRow &job)
{
    const double seconds = static_cast<double>(job.endedMs - job.startedMs) / 1000.0;
    if (job.state == workspace::JobState::Succeeded)
        return Words::tr("done in %1 s").arg(QLocale().toString(seconds, 'f', 1));
    if (job.state == workspace::JobState::Cancelled)
        return Words::tr("stopped; no model was made");
    const auto error = wording::errorFromJobJson(job.error);
    return error ? wording::sentence(*error) : Words::tr("failed");
}

bool endedWell(const workspace::JobRow &job)
{
    return job.state == workspace::JobState::Succeeded || job.state == workspace::JobState::Cancelled;
}

} // namespace

TrainingPane::TrainingPane(models::StudioContext &context, RunningTraining &running, QWidget *parent)
    : QWidget(parent), m_context(context), m_running(running)
{
    setObjectName(QStringLiteral("trainingPane"));
    theme::setPaneGround(*this);
    auto *header = new widgets::PaneHead(tr("Training"));
    m_counts = header->line();
    m_counts->setObjectName(QStringLiteral("trainingCounts"));

    m_form = new TrainForm(context);
    m_live = new LivePanel;
    m_live->hide();
    m_jobs = new JobList;
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_live, 1);
    column->addWidget(m_jobs, 1);
    auto *split = new widgets::SideSplit(QStringLiteral("training/form"), tr("New training"), right, m_form,
                                         {.leastMiddle = 420, .leastPanel = 300, .panel = 328},
                                         widgets::SideSplit::Edge::Start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(split, 1);

    auto *start = new QAction(tr("Start training"), this);
    start->setShortcut(Qt::CTRL | Qt::Key_Return);
    start->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(start, &QAction::triggered, m_form, &TrainForm::start);
    auto *halt = new QAction(tr("Stop training"), this);
    connect(halt, &QAction::triggered, &m_running, &RunningTraining::cancel);
    m_actions = {start, halt};
    addActions(m_actions);

    connect(m_form, &TrainForm::startRequested, this, &TrainingPane::start);
    connect(m_live, &LivePanel::stopRequested, &m_running, &RunningTraining::cancel);
    connect(&m_running, &RunningTraining::changed, this, &TrainingPane::showRunning);
    connect(&m_running, &RunningTraining::ended, this, &TrainingPane::ended);
    connect(m_jobs, &JobList::currentChanged, this, &TrainingPane::showChosen);
    connect(m_jobs, &JobList::modelRequested, &m_context, &models::StudioContext::openModel);
    connect(&context, &models::StudioContext::projectOpened, this, [this] {
        m_shownJob = 0;
        beginLive();
        refreshJobs();
        m_form->begin();
    });
    connect(&context, &models::StudioContext::jobsChanged, this, &TrainingPane::refreshJobs);
    m_form->setRunning(m_running.isRunning());
    beginLive();
    refreshJobs();
}

TrainingPane::~TrainingPane() = default;

bool TrainingPane::runsHere() const
{
    return m_running.isRunning() && m_running.project() == m_context.project();
}

void TrainingPane::beginLive()
{
    m_live->setVisible(runsHere());
    if (!runsHere())
        return;
    m_live->begin(m_running.model(), comingStages(), m_running.startedMs());
    m_live->showState(m_running.state());
}

void TrainingPane::showRunning()
{
    m_form->setRunning(m_running.isRunning());
    if (runsHere())
        m_live->showState(m_running.state());
}

void TrainingPane::refreshJobs()
{
    const auto project = m_context.project();
    if (project == 0)
        return;
    const auto generation = ++m_generation;
    m_context.session()
        .read([project](workspace::Workspace &workspace) { return readSnapshot(workspace, project); })
        .then(this, [this, generation](const Result<Snapshot> &snapshot) {
            if (generation != m_generation)
                return;
            if (!snapshot) {
                m_context.report(snapshot.error());
                return;
            }
            m_jobs->set(snapshot->jobs);
            const auto running =
                std::ranges::count(snapshot->jobs, workspace::JobState::Running, &workspace::JobRow::state);
            const QString models = tr("%n models", nullptr, static_cast<int>(snapshot->models.size()));
            m_counts->setText(running > 0 ? tr("%1 running, %2", "number, models").arg(running).arg(models)
                                          : models);
            QStringList taken = snapshot->models;
            for (const workspace::JobRow &job : snapshot->jobs) {
                if (job.state == workspace::JobState::Running || job.state == workspace::JobState::Waiting)
                    taken << modelOf(job);
            }
            m_form->suggestName(taken);
        });
}

void TrainingPane::start(const workspace::TrainRequest &request)
{
    const auto &overview = m_context.overview();
    if (!overview)
        return;
    m_form->setRunning(true);
    m_context.session()
        .write([project = m_context.project(), request](workspace::Workspace &workspace) {
            return workspace::queueTraining(workspace, project, request);
        })
        .then(this, [this, project = m_context.project(), name = overview->summary.info.name,
                     model = request.model](const Result<std::int64_t> &job) {
            if (!job) {
                m_form->setRunning(m_running.isRunning());
                m_context.report(job.error());
                return;
            }
            m_form->started();
            m_shownJob = 0;
            m_running.start(*job, project, name, model);
            beginLive();
        });
}

QStringList TrainingPane::comingStages() const
{
    QStringList stages{QStringLiteral("preparing"), QStringLiteral("intents"), QStringLiteral("entities"),
                       QStringLiteral("evaluating"), QStringLiteral("saving")};
    const auto &overview = m_context.overview();
    if (overview && overview->summary.info.kind != project::ProjectKind::Conversation)
        stages.removeAll(QStringLiteral("intents"));
    return stages;
}

void TrainingPane::ended(const workspace::JobRow &job)
{
    // The next one may run by now.
    if (job.project == m_context.project() && !runsHere())
        m_live->end(outcomeOf(job), endedWell(job));
    refreshJobs();
}

void TrainingPane::showChosen()
{
    if (runsHere())
        return;
    const workspace::JobRow *job = m_jobs->current();
    const bool ended = job != nullptr && job->endedMs > 0;
    // The list is read again whenever any job advances; what has ended stays as it is.
    if (const auto shown = ended ? job->id : 0; shown != std::exchange(m_shownJob, shown))
        showEnded(ended ? job : nullptr);
}

void TrainingPane::showEnded(const workspace::JobRow *job)
{
    const auto state = job != nullptr
                           ? workspace::TrainState::fromJson(QJsonDocument::fromJson(job->progress).object())
                           : workspace::TrainState();
    const bool any = !state.intentCurve.empty() || !state.entityCurve.empty();
    m_live->setVisible(any);
    if (any)
        m_live->showEnded(modelOf(*job), state, outcomeOf(*job), endedWell(*job));
}

} // namespace glossa::training
