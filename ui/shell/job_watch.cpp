// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_watch.h"

#include "core/workspace/jobs/jobs.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace glossa::shell {

namespace {

constexpr int soonMs = 200;

QString modelOf(const workspace::JobRow &job)
{
    return QJsonDocument::fromJson(job.request).object().value(QStringLiteral("model")).toString();
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
    read();
}

void JobWatch::read()
{
    m_context.session()
        .read([](workspace::Workspace &workspace) { return workspace::jobs(workspace, std::nullopt); })
        .then(this, [this](const Result<std::vector<workspace::JobRow>> &jobs) {
            if (!jobs)
                return;
            std::optional<projects::RunningJob> running;
            const auto found =
                std::ranges::find(*jobs, workspace::JobState::Running, &workspace::JobRow::state);
            if (found != jobs->end())
                running = {found->id, found->project, modelOf(*found), found->fraction, found->startedMs};
            if (running == m_running)
                return;
            m_running = running;
            Q_EMIT changed();
        });
}

QString progressWords(const projects::RunningJob &job, std::int64_t nowMs)
{
    const QString share = JobWatch::tr("%1 %", "share done").arg(static_cast<int>(job.fraction * 100));
    const std::int64_t spentMs = nowMs - job.startedMs;
    if (job.fraction < 0.05 || job.startedMs == 0 || spentMs < 2000)
        return share;
    const double leftSeconds = static_cast<double>(spentMs) / 1000.0 * (1.0 - job.fraction) / job.fraction;
    if (leftSeconds < 60)
        return JobWatch::tr("%1, about %2 s left").arg(share).arg(static_cast<int>(leftSeconds) + 1);
    return JobWatch::tr("%1, about %2 min left").arg(share).arg(static_cast<int>(leftSeconds / 60) + 1);
}

} // namespace glossa::shell
