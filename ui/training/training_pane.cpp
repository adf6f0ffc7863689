// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_pane.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/registry.h"
#include "ui/models/model_actions.h"
#include "ui/models/model_verbs.h"
#include "ui/theme/theme.h"
#include "ui/training/job_list.h"
#include "ui/training/live_panel.h"
#include "ui/training/running_training.h"
#include "ui/training/train_form.h"
#include "ui/widgets/pane_head.h"
#include "ui/widgets/side_split.h"
#include "wording/sentence.h"
#include "wording/training.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSplitter>

#include <algorithm>
#include <utility>

namespace glossa::training {

using theme::px;

namespace {

struct Snapshot {
    std::vector<workspace::Job> jobs;
    std::vector<workspace::Model> models;
};

Result<Snapshot> readSnapshot(workspace::Workspace &workspace, std::int64_t project)
{
    auto jobs = workspace::jobs(workspace, project);
    auto models = workspace::models(workspace, project);
    if (!jobs || !models)
        return fail(jobs ? models.error() : jobs.error());
    return Snapshot{std::move(*jobs), std::move(*models)};
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrainingPane)
};

/// What became of a job that has ended.
QString outcomeOf(const workspace::Job &job)
{
    const double seconds = static_cast<double>(job.endedMs - job.startedMs) / 1000.0;
    if (job.state == workspace::JobState::Succeeded) {
        const workspace::TrainingJob *training = job.training();
        const bool judged = training && training->result && training->result->testItems > 0;
        const QString time = QLocale().toString(seconds, 'f', 1);
        return judged ? Words::tr("done in %1 s").arg(time)
                      : Words::tr("done in %1 s; nothing was judged").arg(time);
    }
    if (job.state == workspace::JobState::Cancelled)
        return Words::tr("stopped; no model was made");
    return job.error ? wording::sentence(*job.error) : Words::tr("failed");
}

LivePanel::Outcome endOf(const workspace::Job &job)
{
    return job.state == workspace::JobState::Succeeded   ? LivePanel::Outcome::Done
           : job.state == workspace::JobState::Cancelled ? LivePanel::Outcome::Stopped
                                                         : LivePanel::Outcome::Failed;
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
    m_modelActions = new models::ModelActions(context, *this, QStringLiteral("training"));
    m_modelActions->renaming()->setShortcut(Qt::Key_F2);
    m_modelActions->deleting()->setShortcut(Qt::Key_Delete);
    m_jobs->addModelActions(m_modelActions->all());
    m_actions << m_jobs->rowActions();

    connect(m_form, &TrainForm::startRequested, this, &TrainingPane::start);
    connect(m_form, &TrainForm::stopRequested, &m_running, &RunningTraining::cancel);
    connect(m_live, &LivePanel::stopRequested, &m_running, &RunningTraining::cancel);
    connect(&m_running, &RunningTraining::changed, this, &TrainingPane::showRunning);
    connect(&m_running, &RunningTraining::ended, this, &TrainingPane::ended);
    connect(m_live, &LivePanel::modelRequested, &m_context, &models::StudioContext::openModel);
    connect(m_jobs, &JobList::currentChanged, this, &TrainingPane::showChosen);
    connect(m_jobs, &JobList::modelRequested, &m_context, &models::StudioContext::openModel);
    connect(m_jobs, &JobList::removeRequested, this,
            [this](std::int64_t job) { models::removeJob(m_context, job); });
    connect(&context, &models::StudioContext::projectOpened, this, &TrainingPane::begin);
    connect(&context, &models::StudioContext::jobsChanged, this, &TrainingPane::refreshJobs);
    connect(&context, &models::StudioContext::modelsChanged, this, &TrainingPane::refreshJobs);
    showBusy();
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
    showBusy();
    if (runsHere())
        m_live->showState(m_running.state());
}

void TrainingPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refreshJobs();
}

void TrainingPane::begin()
{
    m_shownJob = 0;
    m_otherRuns = false;
    m_models.clear();
    m_jobs->clear();
    if (const auto &overview = m_context.overview())
        m_jobs->setKind(project::traitsOf(overview->summary.info.kind));
    m_counts->clear();
    beginLive();
    showBusy();
    refreshJobs();
}

void TrainingPane::refreshJobs()
{
    const auto project = m_context.project();
    const auto generation = ++m_generation; // an answer of a project that was left does not count
    m_stale = true;
    if (project == 0 || !isVisible())
        return;
    m_stale = false;
    m_context.session()
        .read([project](workspace::Workspace &workspace) { return readSnapshot(workspace, project); })
        .then(this, [this, generation](Result<Snapshot> snapshot) {
            if (generation != m_generation)
                return;
            if (!snapshot) {
                m_context.report(snapshot.error());
                return;
            }
            const auto running = std::ranges::count_if(snapshot->jobs, &workspace::Job::isUnfinished);
            const QString models = tr("%n models", nullptr, static_cast<int>(snapshot->models.size()));
            m_counts->setText(running > 0 ? tr("%1 running, %2", "number, models").arg(running).arg(models)
                                          : models);
            m_models = snapshot->models;
            QStringList taken = names();
            for (const workspace::Job &job : snapshot->jobs)
                if (job.isUnfinished())
                    taken << job.model();
            m_form->suggestName(taken);
            m_otherRuns = running > 0;
            m_jobs->set(entriesOf(std::move(snapshot->jobs), snapshot->models));
            showBusy();
        });
}

QString TrainingPane::busyWords() const
{
    if (!m_starting.isEmpty())
        return tr("%1 is being trained").arg(m_starting);
    if (runsHere())
        return tr("%1 is being trained").arg(m_running.model());
    if (m_running.isRunning())
        return tr("%1 of %2 is being trained; this window trains one model at a time")
            .arg(m_running.model(), m_running.projectName());
    if (m_otherRuns)
        return tr("Another program trains a model of this project; wait for it, or stop it there");
    return {};
}

void TrainingPane::showBusy()
{
    // The Stop of a training of another project is there, and that one may be in the trash.
    const bool elsewhere = m_starting.isEmpty() && m_running.isRunning() && !runsHere();
    m_form->setBusy(busyWords(), elsewhere ? tr("Stop that training") : QString());
}

void TrainingPane::retrain(const workspace::TrainRequest &request)
{
    if (const QString why = busyWords(); !why.isEmpty())
        m_context.say(tr("%1 is not trained now: %2", "a model, the reason").arg(request.model, why));
    else
        start(request);
}

void TrainingPane::start(const workspace::TrainRequest &request)
{
    const auto &overview = m_context.overview();
    if (!overview)
        return;
    m_starting = request.model;
    showBusy();
    m_context.session()
        .write([project = m_context.project(), request](workspace::Workspace &workspace) {
            return workspace::queueTraining(workspace, project, request);
        })
        .then(this, [this, project = m_context.project(), name = overview->summary.info.name,
                     model = request.model](const Result<std::int64_t> &job) {
            m_starting.clear();
            if (!job) {
                showBusy();
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
    const auto &overview = m_context.overview();
    QStringList stages{QStringLiteral("preparing")};
    if (m_context.has(project::CategoryKind::Intent))
        stages << QStringLiteral("intents");
    if (m_context.has(project::CategoryKind::Entity) && overview->summary.labels > 0)
        stages << QStringLiteral("entities");
    if (m_context.has(project::CategoryKind::Class))
        stages << QStringLiteral("classes");
    return stages << QStringLiteral("evaluating") << QStringLiteral("saving");
}

void TrainingPane::ended(const workspace::Job &job)
{
    m_otherRuns = false;
    showBusy();
    // The next one may run by now.
    if (job.project == m_context.project() && !runsHere())
        m_live->end(outcomeOf(job), endOf(job));
    refreshJobs();
}

QStringList TrainingPane::names() const
{
    QStringList names;
    for (const workspace::Model &model : m_models)
        names << model.label;
    return names;
}

void TrainingPane::showModelActions()
{
    const JobEntry *job = m_jobs->current();
    const auto model = job != nullptr && job->hasModel
                           ? std::ranges::find(m_models, job->model, &workspace::Model::label)
                           : m_models.end();
    m_modelActions->setModel(model != m_models.end() ? std::optional(*model) : std::nullopt, names());
}

void TrainingPane::showChosen()
{
    showModelActions();
    if (runsHere())
        return;
    const JobEntry *job = m_jobs->current();
    const bool ended = job != nullptr && job->job.endedMs > 0;
    // The list is read again whenever any job advances; what has ended stays as it is.
    if (const auto shown = ended ? job->job.id : 0; shown != std::exchange(m_shownJob, shown))
        showEnded(ended ? job : nullptr);
}

void TrainingPane::showEnded(const JobEntry *job)
{
    const workspace::TrainingJob *training = job != nullptr ? job->job.training() : nullptr;
    const auto state = training != nullptr ? training->progress : workspace::TrainState();
    const bool any = !state.intentCurve.empty() || !state.entityCurve.empty() || !state.classCurve.empty();
    m_live->setVisible(any);
    if (any)
        m_live->showEnded(job->model, state, outcomeOf(job->job), endOf(job->job));
}

} // namespace glossa::training
#include "moc_training_pane.cpp"
