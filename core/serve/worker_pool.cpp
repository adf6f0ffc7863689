// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/worker_pool.h"

#include <new>
#include <utility>

namespace glossa::serve {

WorkerPool::WorkerPool(unsigned threads)
{
    m_threads.reserve(threads);
    try {
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { run(); });
    } catch (...) { // the system has no more threads; those that run must not be left
        end();
        throw;
    }
}

WorkerPool::~WorkerPool()
{
    end();
}

void WorkerPool::end()
{
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        dropped.swap(m_tasks);
    }
    m_news.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkerPool::add(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_news.notify_one();
}

std::size_t WorkerPool::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_tasks.size();
}

void WorkerPool::run()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_news.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_ending)
            return;
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        try {
            task();
        } catch (const std::bad_alloc &) { // who waits for it meets a deadline, and the others go on
        }
    }
}

} // namespace glossa::serve
