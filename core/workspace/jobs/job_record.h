// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"
#include "core/workspace/jobs/job.h"

namespace glossa::workspace {

// A job and its row in the store, whose JSON is frozen: keys are added, never renamed. Nobody else reads or
// writes it.

/// Never fails: a request that cannot be read makes an UnreadableJob, damaged progress none, a damaged result
/// none, and a damaged error CorruptWorkspace, so that the job can still be seen and removed.
[[nodiscard]] Job jobOf(const store::JobRow &row);

/// The row of a job that is to wait for a worker.
[[nodiscard]] store::JobRow waitingRow(std::int64_t project, const TrainRequest &request,
                                       std::int64_t createdMs);

} // namespace glossa::workspace
