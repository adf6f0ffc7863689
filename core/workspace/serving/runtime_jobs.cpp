// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/serving/runtime_jobs.h"

#include "core/workspace/jobs/owner.h"

#include <QHash>
#include <QUuid>

namespace glossa::workspace {

namespace {

constexpr std::int64_t leaseMs = 15'000;

std::int64_t ms(std::chrono::seconds seconds)
{
    return std::chrono::milliseconds(seconds).count();
}

bool isGone(Workspace &workspace, const store::UnfinishedRuntimeJob &job, OwnerState state)
{
    return state == OwnerState::Gone ||
           (state == OwnerState::Unknown && job.heartbeatMs + leaseMs < workspace.clock().nowMs());
}

} // namespace

Result<RuntimeJob> addRuntimeJob(Workspace &workspace, const NewRuntimeJob &job, const QString &owner)
{
    const std::int64_t now = workspace.clock().nowMs();
    RuntimeJob row;
    row.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    row.owner = owner;
    row.request = job.request;
    row.createdMs = now;
    row.updatedMs = now;
    row.heartbeatMs = now;
    row.expiresMs = now + ms(job.kept);
    row.cancelAtMs = job.cancelAfter ? now + ms(*job.cancelAfter) : 0;
    if (const auto added = store::addRuntimeJob(workspace.store(), row, job.mostBytes); !added)
        return fail(added.error());
    return row;
}

Result<RuntimeJob> runtimeJob(Workspace &workspace, const QString &id)
{
    return store::runtimeJob(workspace.store(), id);
}

Status cancelRuntimeJob(Workspace &workspace, const QString &id)
{
    return store::cancelRuntimeJob(workspace.store(), id);
}

Result<RuntimeJob> beginRuntimeJob(Workspace &workspace, const QString &id, const QString &owner)
{
    return store::beginRuntimeJob(workspace.store(), id, owner);
}

Status keepRuntimeJob(Workspace &workspace, const RuntimeJob &job)
{
    return store::keepRuntimeJob(workspace.store(), job);
}

Result<QStringList> takeOverRuntimeJobs(Workspace &workspace, const QString &owner)
{
    const auto unfinished = store::unfinishedRuntimeJobs(workspace.store());
    if (!unfinished)
        return fail(unfinished.error());
    QStringList taken;
    QHash<QString, OwnerState> states;
    for (const store::UnfinishedRuntimeJob &job : *unfinished) {
        if (job.owner == owner)
            continue;
        if (!states.contains(job.owner))
            states.insert(job.owner, ownerState(workspace, job.owner));
        if (!isGone(workspace, job, states.value(job.owner)))
            continue;
        const auto done = store::takeOverRuntimeJob(workspace.store(), job, owner);
        if (done)
            taken << job.id;
        else if (done.error().code == ErrorCode::Conflict) // another process was first
            continue;
        else if (taken.isEmpty())
            return fail(done.error());
        else // those are this owner's by now, so that nobody else would run them
            break;
    }
    return taken;
}

Status beatRuntimeJobs(Workspace &workspace, const QString &owner)
{
    return store::beatRuntimeJobs(workspace.store(), owner);
}

Status cancelOverdueRuntimeJobs(Workspace &workspace)
{
    return store::cancelOverdueRuntimeJobs(workspace.store());
}

Result<bool> sweepRuntimeJobs(Workspace &workspace)
{
    return store::sweepRuntimeJobs(workspace.store());
}

} // namespace glossa::workspace
