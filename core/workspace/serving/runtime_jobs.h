// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/runtime_jobs.h"
#include "core/workspace/session/workspace.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace glossa::workspace {

using RuntimeJob = store::RuntimeJobRow;
using store::RuntimeJobState;

struct NewRuntimeJob {
    QByteArray request; // core/wire reads it
    std::optional<std::chrono::seconds> cancelAfter;
    std::chrono::seconds kept = std::chrono::hours(24);
    std::int64_t mostBytes = 0; // of all jobs that are kept, this one included
};

/// Puts a job into the workspace, durable when it returns, under a new id that nobody can guess. TooLarge
/// where all jobs take too much.
Result<RuntimeJob> addRuntimeJob(Workspace &workspace, const NewRuntimeJob &job, const QString &owner);
/// NotFound with the place "job", also for one that has expired.
Result<RuntimeJob> runtimeJob(Workspace &workspace, const QString &id);
/// Ends a job that waits, and asks who runs it to end it; one that has ended stays as it is. NotFound.
Status cancelRuntimeJob(Workspace &workspace, const QString &id);

/// Begins a job of this owner, or goes on with one. Conflict if it has ended or is another's by now.
Result<RuntimeJob> beginRuntimeJob(Workspace &workspace, const QString &id, const QString &owner);
/// Writes a job's state, request and results. Conflict as above.
Status keepRuntimeJob(Workspace &workspace, const RuntimeJob &job);

/// Makes the unfinished jobs of processes that are gone this owner's; which they are, the oldest first. An
/// owner on another machine is gone when it has not been heard of for 15 seconds. After a failure the rest is
/// left for the next time.
Result<QStringList> takeOverRuntimeJobs(Workspace &workspace, const QString &owner);
/// Says that this owner is alive, for other machines.
Status beatRuntimeJobs(Workspace &workspace, const QString &owner);
/// Cancels the jobs whose time to be cancelled has come.
Status cancelOverdueRuntimeJobs(Workspace &workspace);
/// Deletes some of the jobs that have expired; whether more are left.
Result<bool> sweepRuntimeJobs(Workspace &workspace);

} // namespace glossa::workspace
