// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the jobs of the server's clients (core/workspace/serving gives them their verbs).
#pragma once

#include "core/store/store.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace glossa::store {

/// Stored: never renumber.
enum class RuntimeJobState : std::uint8_t {
    Waiting = 0,
    Running = 1,
    Succeeded = 2,
    PartlyFailed = 3,
    Failed = 4,
    Cancelled = 5,
};

/// A job that a client of the server has asked for, such as texts to be classified. It is kept until it
/// expires, whatever becomes of the server.
struct RuntimeJobRow {
    QString id; // given by who adds it
    RuntimeJobState state = RuntimeJobState::Waiting;
    bool cancelRequested = false;
    QString owner;      // the process that runs it or will; the store does not look into it
    QByteArray request; // core/wire reads it
    QByteArray results; // core/wire reads and writes it; empty = none yet
    std::int64_t createdMs = 0;
    std::int64_t updatedMs = 0;
    std::int64_t heartbeatMs = 0; // of its owner
    std::int64_t expiresMs = 0;
    std::int64_t cancelAtMs = 0; // it is cancelled if it has not ended by then; 0 = never
};

/// What tells who is to run a job that has not ended.
struct UnfinishedRuntimeJob {
    QString id;
    QString owner;
    std::int64_t heartbeatMs = 0;
};

// Jobs of processes that are gone are taken over by others.

/// TooLarge if all jobs that are kept would then take more than so many bytes.
Status addRuntimeJob(Store &store, const RuntimeJobRow &job, std::int64_t mostBytes);
/// NotFound with the place "job", also for one that has expired.
Result<RuntimeJobRow> runtimeJob(Store &store, const QString &id);
/// The oldest first.
Result<std::vector<UnfinishedRuntimeJob>> unfinishedRuntimeJobs(Store &store);

// For the owner of a job. Conflict if it has another one by now, or has ended.
/// Begins a job, or goes on with one that was begun.
Result<RuntimeJobRow> beginRuntimeJob(Store &store, const QString &id, const QString &owner);
/// Writes state, request and results.
Status keepRuntimeJob(Store &store, const RuntimeJobRow &job);
/// Says that the owner of all its unfinished jobs is alive.
Status beatRuntimeJobs(Store &store, const QString &owner);

/// Gives a job of an owner who is gone to another one. Conflict if somebody else was first.
Status takeOverRuntimeJob(Store &store, const UnfinishedRuntimeJob &job, const QString &owner);
/// Ends a job that waits, and asks the owner of one that runs. One that has ended stays as it is. NotFound.
Status cancelRuntimeJob(Store &store, const QString &id);
/// Cancels what is to be cancelled by now.
Status cancelOverdueRuntimeJobs(Store &store);
/// Deletes some of what has expired; whether more is left.
Result<bool> sweepRuntimeJobs(Store &store);

} // namespace glossa::store
