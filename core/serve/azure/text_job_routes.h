// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/azure/answering.h"
#include "core/serve/azure/text_jobs.h"

namespace glossa::serve {

/// POST /language/analyze-text/jobs: 202 with the job's address in operation-location.
[[nodiscard]] Response submitTextJob(const Answering &answering, TextJobs &jobs, const Request &request);

/// GET /language/analyze-text/jobs/{id}: the job's state, with the results of the documents from `skip` on,
/// at most `top` of them ($skip and $top in older clients), and statistics if showStats is true.
[[nodiscard]] Response textJobState(const Answering &answering, TextJobs &jobs, const Request &request);

/// POST /language/analyze-text/jobs/{id}:cancel: 202. For a job that has ended too, which stays as it is:
/// nobody can know that it has not just ended.
[[nodiscard]] Response cancelTextJob(const Answering &answering, TextJobs &jobs, const Request &request);

} // namespace glossa::serve
