// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/job_record.h"

#include "core/project/error_json.h"
#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

namespace glossa::workspace {

namespace {

const QString trainKind = QStringLiteral("train");

std::variant<TrainingJob, UnreadableJob> trainingOf(const store::JobRow &row)
{
    const auto asked = project::objectOf(row.request, "request");
    const auto request = asked ? TrainRequest::fromJson(*asked) : Result<TrainRequest>(fail(asked.error()));
    if (!request)
        return UnreadableJob{row.kind, request.error()};
    TrainingJob training{*request, TrainState::fromJson(row.progress).value_or(TrainState()), {}};
    if (row.state == JobState::Succeeded && !row.result.isEmpty()) {
        if (auto facts = ModelFacts::fromJson(row.result))
            training.result = std::move(*facts);
    }
    return training;
}

std::variant<TrainingJob, UnreadableJob> workOf(const store::JobRow &row)
{
    if (row.kind == trainKind)
        return trainingOf(row);
    return UnreadableJob{
        row.kind, {ErrorCode::InvalidArgument, {}, "job", trainKind.toStdString(), row.kind.toStdString()}};
}

} // namespace

Job jobOf(const store::JobRow &row)
{
    Job job;
    job.id = row.id;
    job.project = row.project;
    job.work = workOf(row);
    job.state = row.state;
    job.fraction = row.fraction;
    job.log = row.log;
    if (!row.error.isEmpty())
        job.error = project::errorFromJson(row.error.toUtf8())
                        .value_or(Error{ErrorCode::CorruptWorkspace, {}, "error", {}, {}});
    job.owner = row.owner;
    job.cancelRequested = row.cancelRequested;
    job.createdMs = row.createdMs;
    job.startedMs = row.startedMs;
    job.heartbeatMs = row.heartbeatMs;
    job.endedMs = row.endedMs;
    return job;
}

store::JobRow waitingRow(std::int64_t project, const TrainRequest &request, std::int64_t createdMs)
{
    store::JobRow row;
    row.project = project;
    row.kind = trainKind;
    row.request = project::compact(request.toJson());
    row.createdMs = createdMs;
    return row;
}

} // namespace glossa::workspace
