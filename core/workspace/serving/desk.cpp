// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/serving/desk.h"

#include <future>

namespace glossa::workspace {

Result<std::unique_ptr<Desk>> Desk::open(const QString &folder, const Clock &clock)
{
    std::unique_ptr<Desk> desk(new Desk);
    std::promise<Status> opened;
    auto isOpen = opened.get_future();
    // The connection is opened by the thread that uses it.
    desk->m_thread = std::thread([desk = desk.get(), folder, &clock, opened = std::move(opened)]() mutable {
        const auto workspace = Workspace::open(folder, clock, Workspace::Make::Never);
        opened.set_value(workspace ? Status{} : fail(workspace.error()));
        if (workspace)
            desk->run(**workspace);
    });
    if (const auto done = isOpen.get(); !done)
        return fail(done.error());
    return desk;
}

Desk::~Desk()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Desk::enqueue(Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void Desk::run(Workspace &workspace)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(workspace);
        task = {};
        lock.lock();
    }
}

} // namespace glossa::workspace
