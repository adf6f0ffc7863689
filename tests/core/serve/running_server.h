// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/serve/server.h"
#include "tests/core/serve/client.h"

#include <QTemporaryDir>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <variant>

namespace glossa::test {

/// Reasons as their phrases, so that tests see which one was meant.
inline std::string plainly(const serve::Reason &reason)
{
    if (const auto *message = std::get_if<Message>(&reason))
        return plain(*message);
    return std::string(errorName(std::get<Error>(reason).code));
}

/// What stops a handler until a test lets it go.
class Gate {
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }
    void awaitWaiting(int count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this, count] { return m_waiting >= count; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_waiting = 0;
    bool m_open = false;
};

/// A server on a free port of this machine, with some routes:
/// GET /hello, POST /echo (the body again), GET /items/{id}, POST /items/{id}:cancel, GET /large (16 MiB),
/// GET /gate and /wait (wait for it, the one on a worker, the other where one may), GET /stop (waits until
/// nobody waits any more), GET /fails, GET /query (its values).
class RunningServer {
public:
    explicit RunningServer(serve::ServerSettings settings = {});
    ~RunningServer() { gate.open(); }
    RunningServer(const RunningServer &) = delete;
    RunningServer &operator=(const RunningServer &) = delete;

    [[nodiscard]] const serve::Address &address() const { return server->addresses().front(); }
    [[nodiscard]] Client client() const { return Client(address()); }
    /// A line of /metrics: the value of a sample; empty if there is none.
    [[nodiscard]] std::string metric(const std::string &name) const;
    [[nodiscard]] std::string file(const std::string &name) const
    {
        return folder.path().toStdString() + '/' + name;
    }

    SystemClock clock;
    QTemporaryDir folder;
    Gate gate;
    std::atomic<int> stopped = 0; // handlers of /stop that were told
    std::atomic<int> troubles = 0;
    Error startError; // where there is no server
    std::unique_ptr<serve::Server> server;
};

/// Settings of a server on a free port of this machine.
[[nodiscard]] serve::ServerSettings onFreePort();

} // namespace glossa::test
