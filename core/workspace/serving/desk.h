// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

namespace glossa::workspace {

/// A thread with a connection of its own, which runs the verbs of other threads one after another. A server
/// has many threads and asks little of the store, so that a connection for each would be a waste.
class Desk {
public:
    /// Errors as Workspace::open; the workspace must exist. `clock` must outlive it.
    static Result<std::unique_ptr<Desk>> open(const QString &folder, const Clock &clock);
    /// Verbs that were asked for are run first.
    ~Desk();
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    /// Runs `verb(Workspace &)`, which returns a Result or Status, and waits for what it says. If `stop` asks
    /// to wait no longer the result is Busy, and the verb runs when its turn comes: it may refer to nothing
    /// that the asker takes along.
    template <typename Verb>
    auto ask(Verb verb, const std::stop_token &stop = {}) -> std::invoke_result_t<Verb, Workspace &>
    {
        using Value = std::invoke_result_t<Verb, Workspace &>;
        const auto answer = std::make_shared<Answered<Value>>();
        enqueue([answer, verb = std::move(verb)](Workspace &workspace) mutable {
            std::optional<Value> value;
            try {
                value.emplace(verb(workspace));
            } catch (const std::bad_alloc &) {
                value.emplace(fail(ErrorCode::OutOfMemory));
            }
            const std::scoped_lock lock(answer->mutex);
            answer->value.emplace(std::move(*value));
            answer->there.notify_all();
        });
        std::unique_lock lock(answer->mutex);
        if (!answer->there.wait(lock, stop, [&] { return answer->value.has_value(); }))
            return fail(ErrorCode::Busy);
        return std::move(*answer->value);
    }

private:
    template <typename Value>
    struct Answered {
        std::mutex mutex;
        std::condition_variable_any there;
        std::optional<Value> value;
    };
    using Task = std::function<void(Workspace &)>;

    Desk() = default;
    void enqueue(Task task);
    void run(Workspace &workspace);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace glossa::workspace
