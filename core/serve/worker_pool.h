// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace glossa::serve {

/// Threads that run tasks in the order in which they come. A task that lacks memory ends; others throw
/// nothing.
class WorkerPool {
public:
    explicit WorkerPool(unsigned threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    void add(std::function<void()> task);
    [[nodiscard]] std::size_t waiting() const;
    /// Waits for the tasks that run; those that wait are dropped. Nothing may be added any more.
    void end();

private:
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    bool m_ending = false;                     // guarded
    std::deque<std::function<void()>> m_tasks; // guarded
    std::vector<std::thread> m_threads;
};

} // namespace glossa::serve
