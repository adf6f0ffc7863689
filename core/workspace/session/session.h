// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/answer.h"
#include "core/workspace/session/changes.h"
#include "core/workspace/session/workspace.h"

#include <QObject>
#include <QPromise>
#include <QThread>
#include <QThreadPool>
#include <QThreadStorage>
#include <QTimer>

#include <functional>
#include <memory>
#include <type_traits>

namespace glossa::workspace {

class ChangeFeed;

/// The window's way to the verbs: reads run on a small pool, each thread with its own connection; writes run
/// one after another on one writer thread, in the order they were asked for. Continue on
/// the window's thread with `.then(asker, …)`. Lives in the window's thread, on which no statement runs once
/// it is open.
class Session : public QObject {
    Q_OBJECT
public:
    /// Opens (creates) the workspace on this thread first, so that a workspace that cannot be opened is told
    /// at once. `observer` hears of the statements from then on and outlives the session.
    static Result<std::unique_ptr<Session>> open(const QString &folder, const Clock &clock,
                                                 StatementObserver *observer = nullptr);
    ~Session() override;

    [[nodiscard]] QString folder() const { return m_folder; }
    /// Whether the workspace can be read only; every write comes back refused (ReadOnly) then.
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }

    /// Runs `verb(Workspace &)` on a reader thread. The verb must not change anything, and returns a Result
    /// or Status, which also tells when the thread's own connection could not be opened.
    template <typename Verb>
    auto read(Verb verb) -> Answer<std::invoke_result_t<Verb, Workspace &>>
    {
        return run(m_readers, std::move(verb));
    }

    /// Runs `verb(Workspace &)` on the writer thread. saving() tells of it.
    template <typename Verb>
    auto write(Verb verb) -> Answer<std::invoke_result_t<Verb, Workspace &>>
    {
        beginWrite();
        return run(m_writer, std::move(verb));
    }

    /// Runs `verb(Workspace &)` on the writer thread for what nobody asked for: it is not told as saving.
    template <typename Verb>
    void tend(Verb verb)
    {
        start(m_writer, [this, verb = std::move(verb)]() mutable {
            if (const auto workspace = forThisThread())
                (void)verb(**workspace);
        });
    }

    [[nodiscard]] bool isSaving() const { return m_pendingWrites > 0; }
    /// When the store last acknowledged a write; 0 = not yet.
    [[nodiscard]] std::int64_t lastSavedMs() const { return m_lastSavedMs; }

    /// From here on changed() brings the steps of this project after a sequence number; 0 = of none.
    void watchProject(std::int64_t project, std::int64_t sequence);
    /// The window knows this step of the watched project from its receipt; changed() leaves it out (unless it
    /// is on its way already).
    void acknowledge(std::int64_t sequence);

Q_SIGNALS:
    /// Something in the workspace changed, by this window or another process, at most a fifth of a second
    /// ago.
    void changed(const std::shared_ptr<const glossa::workspace::Changes> &changes);
    /// A write was asked for, or the last pending one is durable.
    void savingChanged(bool saving);
    /// From the writer thread, after each write, refused or not; inside matter of the session.
    void written(bool done, QPrivateSignal);
    void swept(bool moreIsLeft, QPrivateSignal);

private:
    Session(QString folder, const Clock &clock, StatementObserver *observer, const ChangeCount &seen,
            bool readOnly);
    void beginWrite();
    void endWrite(bool done);
    /// Deletes a little of what nobody sees any more (Store::sweep) in a pause of the writing, and comes
    /// again while something is left.
    void sweep();
    Result<Workspace *> forThisThread();

    template <typename Verb>
    auto run(QThreadPool &pool, Verb verb) -> Answer<std::invoke_result_t<Verb, Workspace &>>;
    void start(QThreadPool &pool, std::function<void()> task);

    QString m_folder;
    const Clock &m_clock;
    StatementObserver *m_observer;
    bool m_readOnly;
    // Before the pools, whose threads must end (and close their connections) first.
    QThreadStorage<std::shared_ptr<Workspace>> m_perThread;
    QThreadPool m_readers;
    QThreadPool m_writer;
    QThread m_feedThread;
    ChangeFeed *m_feed; // lives in its thread, and ends with it
    QTimer m_sweepTimer;
    int m_pendingWrites = 0;
    std::int64_t m_lastSavedMs = 0;
};

template <typename Verb>
auto Session::run(QThreadPool &pool, Verb verb) -> Answer<std::invoke_result_t<Verb, Workspace &>>
{
    using Value = std::invoke_result_t<Verb, Workspace &>;
    auto promise = std::make_shared<QPromise<Value>>();
    QFuture<Value> future = promise->future();
    promise->start();
    start(pool, [this, promise, writes = &pool == &m_writer, verb = std::move(verb)]() mutable {
        const auto workspace = forThisThread();
        Value value = workspace ? verb(**workspace) : Value(fail(workspace.error()));
        const bool done = value.has_value();
        promise->addResult(std::move(value));
        if (writes)
            Q_EMIT written(done, QPrivateSignal());
        promise->finish();
    });
    return Answer<Value>(future);
}

} // namespace glossa::workspace
