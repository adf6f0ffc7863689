// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/azure/answering.h"
#include "core/workspace/jobs/owner.h"
#include "core/workspace/serving/desk.h"
#include "core/workspace/serving/runtime_jobs.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace glossa::serve {

/// The jobs of clients: takes them, runs them on threads of its own and tells what has become of them. A job
/// stands in the workspace before its client hears of it, and each task's results as soon as it has ended. If
/// the process ends, the jobs go on in the next server of the workspace that starts or is there.
class TextJobs {
public:
    struct Limits {
        int threads = 1;                            // that run jobs
        std::size_t waiting = 1000;                 // jobs; further ones are refused
        std::int64_t bytes = std::int64_t{1} << 30; // of all jobs that are kept
        std::chrono::seconds kept = std::chrono::hours(24);
        std::chrono::milliseconds interval{1000}; // in which overdue and left jobs are looked for
    };
    /// Opens the workspace and takes up what other processes have left. `answering` must outlive it.
    static Result<std::unique_ptr<TextJobs>> open(const QString &folder, const Answering &answering,
                                                  Limits limits);
    /// Leaves what has not ended to others.
    ~TextJobs();
    TextJobs(const TextJobs &) = delete;
    TextJobs &operator=(const TextJobs &) = delete;

    // From any thread. Busy when `stop` asks to wait no longer.
    /// Conflict if too many jobs wait, TooLarge if those that are kept take too much.
    Result<workspace::RuntimeJob> add(const std::string &body,
                                      std::optional<std::chrono::seconds> cancelAfter,
                                      const std::stop_token &stop);
    /// NotFound with the place "job".
    Result<workspace::RuntimeJob> job(const QString &id, const std::stop_token &stop);
    Status cancel(const QString &id, const std::stop_token &stop);

private:
    TextJobs(const Answering &answering, Limits limits, workspace::JobHolder holder);
    void enqueue(const QString &id);
    void work(const std::stop_token &stop);
    void keepHouse(const std::stop_token &stop);
    void lookAround();

    Status runInMemory(const QString &id, const std::stop_token &stop);
    Status run(const QString &id, const std::stop_token &stop);
    Status runTasks(workspace::RuntimeJob &job, const std::stop_token &stop);
    [[nodiscard]] bool isCancelled(const QString &id, std::int64_t cancelAtMs);

    const Answering &m_answering;
    Limits m_limits;
    workspace::JobHolder m_holder; // from before the first job to behind the last
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<QString> m_waiting;
    std::map<QString, bool> m_running; // and whether each is to be cancelled
    std::vector<QString> m_again;      // could not be written; they are tried again a little later
    std::int64_t m_rounds = 0;
    std::unique_ptr<workspace::Desk> m_reading;
    std::unique_ptr<workspace::Desk> m_writing;
    std::vector<std::jthread> m_threads;
};

} // namespace glossa::serve
