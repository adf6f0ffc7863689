// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "core/wire/text_job_request.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

#include <cstdint>
#include <limits>
#include <string>

namespace glossa::wire {

// What a task has come to, as it is kept with the job and shown in its state. These are elements of one
// array, in the order of the job's tasks, in which null is a task that has not ended. Stored: keys are
// frozen.

/// The answers of a task: {"status","updatedMs","results"}. `documents` are of documentAnswer(), `errors` of
/// documentError().
[[nodiscard]] nlohmann::ordered_json succeededTask(const TextTask &task, nlohmann::ordered_json documents,
                                                   nlohmann::ordered_json errors, std::int64_t nowMs);
/// Azure's error in the place of answers: {"status","updatedMs","error"}.
[[nodiscard]] nlohmann::ordered_json failedTask(nlohmann::ordered_json error, std::int64_t nowMs);

/// The result of a document with its statistics, of which "characters" are text elements, in which Azure
/// counts and is paid.
[[nodiscard]] nlohmann::ordered_json documentAnswer(const project::Prediction &prediction, const QString &id,
                                                    text::IndexUnit unit, std::int64_t characters);
[[nodiscard]] nlohmann::ordered_json documentError(const QString &id, nlohmann::ordered_json error);

/// Azure's states of a job.
enum class OperationStatus : std::uint8_t {
    NotStarted,
    Running,
    Succeeded,
    PartiallyCompleted,
    Failed,
    Cancelling,
    Cancelled,
};
[[nodiscard]] const char *statusName(OperationStatus status);

/// How a job whose tasks have all ended has ended.
[[nodiscard]] OperationStatus statusOf(const nlohmann::ordered_json &tasks);

struct TextJobHead {
    QString id;
    OperationStatus status = OperationStatus::NotStarted;
    std::int64_t createdMs = 0;
    std::int64_t updatedMs = 0;
    std::int64_t expiresMs = 0;
};

/// Which documents of each task are shown, by their order in the request.
struct TextJobPage {
    std::size_t skip = 0;
    std::size_t top = std::numeric_limits<std::size_t>::max();
    bool statistics = false;
    bool classAsObject = false; // of what has one class: versions before 2022-05-01 show it without an array
    std::string nextLink;       // of the page behind this one; empty if this is the last
};

/// Azure's AnalyzeTextJobState. A task that failed has no results; its error stands among the job's with the
/// target "#/tasks/items/1", by which clients find it. Tasks that have not ended are only counted; those
/// that a cancellation has ended have empty results. CorruptWorkspace for `tasks` that were not made here.
[[nodiscard]] Result<nlohmann::ordered_json> textJobJson(const TextJobHead &head,
                                                         const TextJobRequest &request,
                                                         const nlohmann::ordered_json &tasks,
                                                         const TextJobPage &page);

/// A body with empty texts, which is all that is kept of it once a job has ended.
[[nodiscard]] QByteArray withoutTexts(const QByteArray &body);

} // namespace glossa::wire
