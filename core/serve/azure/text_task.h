// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/azure/answering.h"
#include "core/wire/text_job_request.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>

namespace glossa::serve {

/// Refuses what is wrong with a job as a whole: too much, too many, ids that stand twice, a project or
/// deployment that is not there or of another kind, no task that is answered here.
[[nodiscard]] Answered<void> checkTextJob(const Answering &answering, const wire::TextJobRequest &request);

/// What one task comes to for all documents, as core/wire keeps it. All documents are answered by one model;
/// documents without a text or with an impossible language get errors of their own. Null if `stopped` said so
/// meanwhile, which is asked before each document.
[[nodiscard]] nlohmann::ordered_json runTextTask(const Answering &answering, const wire::TextTask &task,
                                                 const std::vector<wire::TextDocument> &documents,
                                                 const std::function<bool()> &stopped);

} // namespace glossa::serve
