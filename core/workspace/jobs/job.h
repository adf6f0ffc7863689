// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/models/model_facts.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/session/workspace.h"
#include "core/workspace/training/train_state.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <variant>

namespace glossa::workspace {

/// A training: what was asked for, how far it is, and what came of it.
struct TrainingJob {
    TrainRequest request;
    TrainState progress;              // as of the last second; of an ended one, its whole course
    std::optional<ModelFacts> result; // of the model, if it has succeeded
    bool operator==(const TrainingJob &) const = default;
};

/// A job that this program cannot run: of a kind that a later one made, or with a damaged request.
struct UnreadableJob {
    QString kind; // as its row names it
    Error why;
    bool operator==(const UnreadableJob &) const = default;
};

/// Long work that a worker does, with its state. Another kind of job is another alternative of `work`, a
/// reader and a writer of its columns in job_record.cpp, and what runs it in jobs.cpp.
struct Job {
    std::int64_t id = 0;
    std::int64_t project = 0;
    std::variant<TrainingJob, UnreadableJob> work;
    JobState state = JobState::Waiting;
    double fraction = 0.0;
    QString log;                // of what happened, see job_log.h
    std::optional<Error> error; // why it has failed
    QString owner;              // the process that runs it, see owner.h; empty while it waits
    bool cancelRequested = false;
    std::int64_t createdMs = 0;
    std::int64_t startedMs = 0; // 0 = not yet
    std::int64_t heartbeatMs = 0;
    std::int64_t endedMs = 0; // 0 = not yet
    bool operator==(const Job &) const = default;

    /// Null for another kind.
    [[nodiscard]] const TrainingJob *training() const { return std::get_if<TrainingJob>(&work); }
    /// "train", or what the row says. Frozen.
    [[nodiscard]] QString kind() const;
    /// The name of the model that it is to make; empty if it makes none.
    [[nodiscard]] QString model() const;
    /// It waits or runs.
    [[nodiscard]] bool isUnfinished() const;
};

} // namespace glossa::workspace
