// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/running_training.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/jobs/worker_process.h"
#include "core/workspace/projects/overview.h"

#include <QDateTime>

namespace glossa::training {

RunningTraining::RunningTraining(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    connect(&m_context, &models::StudioContext::projectsChanged, this, &RunningTraining::stopIfTrashed);
}

RunningTraining::~RunningTraining() = default;

void RunningTraining::start(std::int64_t job, std::int64_t project, const QString &projectName,
                            const QString &model)
{
    Q_ASSERT(!isRunning());
    m_project = project;
    m_projectName = projectName;
    m_model = model;
    m_state = {};
    m_startedMs = QDateTime::currentMSecsSinceEpoch();
    m_worker =
        std::make_unique<workspace::WorkerProcess>(m_context.session(), m_context.workerProgram(), job);
    connect(m_worker.get(), &workspace::WorkerProcess::progressed, this,
            [this](const workspace::TrainState &state) {
                m_state = state;
                Q_EMIT changed();
            });
    connect(m_worker.get(), &workspace::WorkerProcess::finished, this, &RunningTraining::workerEnded);
    m_worker->start();
    Q_EMIT changed();
}

void RunningTraining::cancel()
{
    if (m_worker)
        m_worker->cancel();
}

void RunningTraining::stopIfTrashed()
{
    if (!isRunning())
        return;
    m_context.session()
        .read([project = m_project](workspace::Workspace &workspace) {
            return workspace::projectOverview(workspace, project);
        })
        .then(this, [this, project = m_project](const Result<workspace::ProjectOverview> &overview) {
            const bool gone = overview ? overview->summary.trashedMs > 0
                                       : overview.error().code == ErrorCode::NotFound; // deleted for good
            if (gone && project == m_project)
                cancel();
        });
}

void RunningTraining::workerEnded(std::int64_t job)
{
    // The worker signals from within itself.
    m_worker.release()->deleteLater();
    Q_EMIT changed();
    m_context.session()
        .read([job](workspace::Workspace &workspace) { return workspace::job(workspace, job); })
        .then(this, [this, project = m_project, projectName = m_projectName,
                     model = m_model](const Result<workspace::Job> &last) {
            if (!last) {
                if (last.error().code != ErrorCode::NotFound) // deleted with its project
                    m_context.report(last.error());
                return;
            }
            Q_EMIT ended(*last);
            if (last->state == workspace::JobState::Succeeded)
                m_context.say(project == m_context.project()
                                  ? tr("%1 is trained. Its details are in Model details.").arg(model)
                                  : tr("%1 of another project is trained: %2.").arg(model, projectName));
        });
}

} // namespace glossa::training
#include "moc_running_training.cpp"
