// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_pane.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/jobs/worker_process.h"
#include "ui/theme/theme.h"
#include "ui/training/job_list.h"
#include "ui/training/live_panel.h"
#include "ui/training/train_form.h"
#include "ui/widgets/pane_head.h"
#include "ui/wording/sentence.h"

#include <QAction>
#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QSplitter>

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

TrainingPane::TrainingPane(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
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
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_form);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(328), px(744)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(splitter, 1);

    auto *start = new QAction(tr("Start training"), this);
    start->setShortcut(Qt::CTRL | Qt::Key_Return);
    start->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(start, &QAction::triggered, m_form, &TrainForm::start);
    auto *halt = new QAction(tr("Stop training"), this);
    connect(halt, &QAction::triggered, this, &TrainingPane::stop);
    m_actions = {start, halt};
    addActions(m_actions);

    connect(m_form, &TrainForm::startRequested, this, &TrainingPane::start);
    connect(m_live, &LivePanel::stopRequested, this, &TrainingPane::stop);
    connect(m_jobs, &JobList::currentChanged, this, &TrainingPane::showChosen);
    connect(m_jobs, &JobList::modelRequested, &m_context, &models::StudioContext::openModel);
    connect(&context, &models::StudioContext::projectOpened, this, [this] {
        const bool here = isRunning() && m_runningProject == m_context.project();
        m_live->setVisible(here);
        m_shownJob = 0;
        if (here) {
            m_live->begin(m_runningModel, comingStages(), m_runningSinceMs);
            m_live->showState(m_runningState);
        }
        refreshJobs();
        m_form->begin();
    });
    connect(&context, &models::StudioContext::jobsChanged, this, &TrainingPane::refreshJobs);
    refreshJobs();
}

TrainingPane::~TrainingPane() = default;

QString TrainingPane::statusText() const
{
    return isRunning() ? tr("Training %1").arg(m_runningModel) : QString();
}

double TrainingPane::runningFraction() const
{
    return m_fraction;
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
    m_form->setRunning(true);
    m_context.session()
        .write([project = m_context.project(), request](workspace::Workspace &workspace) {
            return workspace::queueTraining(workspace, project, request);
        })
        .then(this,
              [this, project = m_context.project(), model = request.model](const Result<std::int64_t> &job) {
                  if (job) {
                      m_form->started();
                      run(*job, project, model);
                      return;
                  }
                  m_form->setRunning(false);
                  m_context.report(job.error());
              });
}

void TrainingPane::run(std::int64_t job, std::int64_t project, const QString &model)
{
    m_runningModel = model;
    m_runningProject = project;
    m_fraction = 0.0;
    m_worker =
        std::make_unique<workspace::WorkerProcess>(m_context.session(), m_context.workerProgram(), job);
    connect(m_worker.get(), &workspace::WorkerProcess::progressed, this,
            [this](const workspace::TrainState &state) {
                m_fraction = state.fraction;
                m_runningState = state;
                if (m_runningProject == m_context.project())
                    m_live->showState(state);
                Q_EMIT statusTextChanged();
            });
    connect(m_worker.get(), &workspace::WorkerProcess::finished, this, &TrainingPane::ended);
    if (const auto &overview = m_context.overview())
        m_runningProjectName = overview->summary.info.name;
    m_runningState = {};
    m_shownJob = 0;
    m_runningSinceMs = QDateTime::currentMSecsSinceEpoch();
    m_live->setVisible(project == m_context.project());
    if (m_live->isVisibleTo(this))
        m_live->begin(model, comingStages(), m_runningSinceMs);
    m_worker->start();
    Q_EMIT statusTextChanged();
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

void TrainingPane::ended(std::int64_t job)
{
    // The worker signals from within itself.
    m_worker.release()->deleteLater();
    m_form->setRunning(false);
    Q_EMIT statusTextChanged();
    m_context.session()
        .read([project = m_runningProject](workspace::Workspace &workspace) {
            return workspace::jobs(workspace, project);
        })
        .then(this, [this, job,
                     project = m_runningProject](const Result<std::vector<workspace::JobRow>> &rows) {
            if (!rows)
                return;
            const auto row =
                std::ranges::find_if(*rows, [job](const workspace::JobRow &r) { return r.id == job; });
            if (row == rows->end())
                return;
            if (project == m_context.project())
                m_live->end(outcomeOf(*row), endedWell(*row));
            if (row->state == workspace::JobState::Succeeded)
                m_context.say(project == m_context.project()
                                  ? tr("%1 is trained. Its details are in Model details.").arg(modelOf(*row))
                                  : tr("%1 of another project is trained: %2.")
                                        .arg(modelOf(*row), m_runningProjectName));
            refreshJobs();
        });
}

void TrainingPane::showChosen()
{
    if (isRunning() && m_runningProject == m_context.project())
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

void TrainingPane::stop()
{
    if (m_worker)
        m_worker->cancel();
}

} // namespace glossa::training
