// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/workspace/deployments/served_day.h"
#include "core/workspace/review/query.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>

namespace glossa::workspace {

/// Keeps answered queries for review, and counts answers, without holding up who answers: keep() puts a query
/// into memory and into a spool, and a thread with a connection of its own writes what has come together. So
/// a kill costs no query: the next log of the workspace takes up what the spool still has. While another
/// program holds the workspace, what has come together waits. A power cut costs those of the last interval,
/// never an answer.
class QueryLog {
public:
    struct Limits {
        std::chrono::milliseconds interval{500}; // between two batches
        // More is dropped, and counted; as many again may be on their way into the workspace.
        std::int64_t waitingBytes = std::int64_t{32} << 20;
    };
    /// Takes up, soon, what killed processes have left.
    static Result<std::unique_ptr<QueryLog>> open(const QString &folder, const Clock &clock, Limits limits);
    static Result<std::unique_ptr<QueryLog>> open(const QString &folder, const Clock &clock)
    {
        return open(folder, clock, Limits());
    }
    /// Writes what waits; what cannot be written now is in the spool for the workspace's next log.
    ~QueryLog();

    /// From any thread; takes microseconds.
    void keep(AnsweredQuery query);
    /// Counts an answer among those of the last day, whether or not its query is kept.
    void count(ServedAnswer answer);
    /// Blocks until everything that was kept before is written, or could not be now.
    void flush();
    /// Queries that were lost because the workspace did not take them fast enough.
    [[nodiscard]] std::int64_t dropped() const;

private:
    struct State;
    explicit QueryLog(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace glossa::workspace
