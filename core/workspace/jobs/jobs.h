// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/jobs/job.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

/// Puts a training into the queue; refused (Conflict) while another training of the project runs.
Result<std::int64_t> queueTraining(Workspace &workspace, std::int64_t project, const TrainRequest &request);

/// The worker's body: claims the job, runs it, keeps its row up to date at most once a second, ends it. The
/// status is the job's own outcome (also in the row). `report` hears every step at once.
Status runJob(Workspace &workspace, std::int64_t job, const std::stop_token &stop,
              const std::function<void(const TrainState &)> &report);

/// NotFound.
Result<Job> job(Workspace &workspace, std::int64_t id);
/// Of one project or of all, the newest first, with their logs and curves.
Result<std::vector<Job>> jobs(Workspace &workspace, std::optional<std::int64_t> project);
/// The jobs of all projects that wait or run, the newest first. Costs the same however many have ended.
Result<std::vector<Job>> unfinishedJobs(Workspace &workspace);

/// Asks whoever runs it to stop, which it does within a second. NotFound; Conflict if it has ended.
Status cancelJob(Workspace &workspace, std::int64_t job);

/// Takes one that has ended off the list; its model stays. NotFound; Conflict while it waits or runs.
Status deleteJob(Workspace &workspace, std::int64_t job);

/// Marks as failed (WorkerDied) every running job whose owner is gone: its process of this machine has ended,
/// or, where that cannot be known (see owner.h), its heartbeat is older than 15 s; and those that no worker
/// took in two minutes.
/// Returns how many.
Result<int> reapOrphans(Workspace &workspace);

/// Marks one job failed after its process has ended without ending the job; for the starter of a worker.
Status markDead(Workspace &workspace, std::int64_t job, const Message &reason);

} // namespace glossa::workspace
