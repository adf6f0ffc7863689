// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace glossa::workspace {

/// The value that a verb on another thread will have. It is handed on in the event loop of the thread that
/// asked, never before then() returns, and not at all if the one who asked is gone by then: QFuture::then
/// asserts in that case (Qt 6.4), and calls back at once where the value is there already.
template <typename Value>
class Answer {
public:
    explicit Answer(QFuture<Value> future) : m_future(std::move(future)) {}

    /// Calls `receive(Value)` once. `asker` lives in the calling thread.
    template <typename Receive>
    void then(QObject *asker, Receive receive) const
    {
        auto *watcher = new QFutureWatcher<Value>(asker);
        QObject::connect(watcher, &QFutureWatcherBase::finished, asker,
                         [watcher, receive = std::move(receive)]() mutable {
                             Value value = watcher->result();
                             watcher->deleteLater();
                             receive(std::move(value));
                         });
        watcher->setFuture(m_future);
    }

    /// For tests: blocks until the verb has run.
    void waitForFinished() { m_future.waitForFinished(); }

private:
    QFuture<Value> m_future;
};

} // namespace glossa::workspace
