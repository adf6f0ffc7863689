// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_watch.h"

#include "core/workspace/jobs/jobs.h"

#include <algorithm>

namespace glossa::shell {

namespace {

constexpr int soonMs = 200;

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
    read();
}

void JobWatch::read()
{
    m_context.session()
        .read([](workspace::Workspace &workspace) { return workspace::unfinishedJobs(workspace); })
        .then(this, [this](const Result<std::vector<workspace::Job>> &jobs) {
            if (!jobs)
                return;
            std::optional<projects::RunningJob> running;
            const auto found = std::ranges::find(*jobs, workspace::JobState::Running, &workspace::Job::state);
            if (found != jobs->end())
                running = {found->id, found->project, found->model(), found->fraction, found->startedMs};
            if (running == m_running)
                return;
            m_running = running;
            Q_EMIT changed();
        });
}

} // namespace glossa::shell
