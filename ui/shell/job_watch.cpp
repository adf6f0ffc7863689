// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_watch.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/projects/overview.h"

#include <algorithm>
#include <utility>

namespace glossa::shell {

namespace {

constexpr int soonMs = 200;

/// `known`: what ran before. Its project's name is taken over, so that a heartbeat costs one statement.
Result<std::optional<projects::RunningJob>> readRunning(workspace::Workspace &workspace,
                                                        const std::optional<projects::RunningJob> &known)
{
    const auto jobs = workspace::unfinishedJobs(workspace);
    if (!jobs)
        return fail(jobs.error());
    const auto found = std::ranges::find(*jobs, workspace::JobState::Running, &workspace::Job::state);
    if (found == jobs->end())
        return std::nullopt;
    projects::RunningJob running{found->id, found->project, found->model(), found->fraction,
                                 found->startedMs};
    // A project that was deleted has no name here any more, and cannot be opened; its job ends in a moment.
    if (known && known->id == running.id)
        running.projectName = known->projectName;
    else if (const auto project = workspace::projectOverview(workspace, found->project);
             project && project->summary.trashedMs == 0)
        running.projectName = project->summary.info.name;
    return running;
}

} // namespace

JobWatch::JobWatch(models::StudioContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &JobWatch::read);
    connect(&m_context, &models::StudioContext::jobsChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&m_context, &models::StudioContext::projectsChanged, this, [this] {
        m_renamed = true; // or so it may be
        m_soon.start();
    });
    read();
}

void JobWatch::read()
{
    const auto known = std::exchange(m_renamed, false) ? std::nullopt : m_running;
    m_context.session()
        .read([known](workspace::Workspace &workspace) { return readRunning(workspace, known); })
        .then(this, [this](const Result<std::optional<projects::RunningJob>> &running) {
            if (!running || *running == m_running)
                return;
            m_running = *running;
            Q_EMIT changed();
        });
}

} // namespace glossa::shell
#include "moc_job_watch.cpp"
