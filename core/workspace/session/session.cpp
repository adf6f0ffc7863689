// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/session.h"

#include "core/workspace/session/change_feed.h"

#include <chrono>

namespace glossa::workspace {

namespace {

// One sweep holds a write up by no more than its length.
constexpr std::chrono::milliseconds sweepLength{100};
constexpr std::chrono::milliseconds sweepPause{400};
// How long nothing is written before it is looked whether there is something to sweep.
constexpr std::chrono::seconds quietBeforeSweep{10};

} // namespace

Result<std::unique_ptr<Session>> Session::open(const QString &folder, const Clock &clock,
                                               StatementObserver *observer)
{
    const auto first = Workspace::open(folder, clock);
    if (!first)
        return fail(first.error());
    const auto seen = (*first)->store().changeCount();
    if (!seen)
        return fail(seen.error());
    return std::unique_ptr<Session>(new Session(folder, clock, observer, *seen, (*first)->isReadOnly()));
}

Session::Session(QString folder, const Clock &clock, StatementObserver *observer, const ChangeCount &seen,
                 bool readOnly)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_observer(observer)
    , m_readOnly(readOnly)
    , m_feed(new ChangeFeed(m_folder, clock, observer, seen))
{
    m_readers.setMaxThreadCount(3);
    m_writer.setMaxThreadCount(1);
    // A thread keeps its connection for as long as the session lives.
    m_readers.setExpiryTimeout(-1);
    m_writer.setExpiryTimeout(-1);
    connect(this, &Session::written, this, &Session::endWrite, Qt::QueuedConnection);
    m_feed->moveToThread(&m_feedThread);
    connect(&m_feedThread, &QThread::started, m_feed, &ChangeFeed::start);
    connect(&m_feedThread, &QThread::finished, m_feed, &QObject::deleteLater);
    connect(m_feed, &ChangeFeed::noticed, this, &Session::changed);
    m_feedThread.start();
    m_sweepTimer.setSingleShot(true);
    connect(&m_sweepTimer, &QTimer::timeout, this, &Session::sweep);
    connect(
        this, &Session::swept, this,
        [this](bool moreIsLeft) {
            if (moreIsLeft)
                m_sweepTimer.start(sweepPause);
        },
        Qt::QueuedConnection);
    m_sweepTimer.start(sweepPause);
}

Session::~Session()
{
    m_sweepTimer.stop();
    m_feedThread.quit();
    m_feedThread.wait();
    m_writer.waitForDone();
    m_readers.waitForDone();
}

void Session::watchProject(std::int64_t project, std::int64_t sequence)
{
    QMetaObject::invokeMethod(m_feed, [feed = m_feed, project, sequence] { feed->watch(project, sequence); });
}

void Session::acknowledge(std::int64_t sequence)
{
    QMetaObject::invokeMethod(m_feed, [feed = m_feed, sequence] { feed->acknowledge(sequence); });
}

void Session::beginWrite()
{
    if (++m_pendingWrites == 1)
        Q_EMIT savingChanged(true);
}

void Session::endWrite(bool done)
{
    if (done)
        m_lastSavedMs = m_clock.nowMs();
    if (--m_pendingWrites == 0)
        Q_EMIT savingChanged(false);
    m_sweepTimer.start(quietBeforeSweep);
}

void Session::sweep()
{
    if (m_pendingWrites > 0)
        return; // endWrite() comes back to it
    start(m_writer, [this] {
        const auto workspace = forThisThread();
        const auto more = workspace ? (*workspace)->store().sweep(sweepLength) : Result<bool>(false);
        Q_EMIT swept(more.value_or(false), QPrivateSignal());
    });
}

Result<Workspace *> Session::forThisThread()
{
    if (!m_perThread.hasLocalData() || !m_perThread.localData()) {
        auto opened = Workspace::open(m_folder, m_clock, Workspace::Make::IfAbsent, m_observer);
        if (!opened)
            return fail(opened.error());
        m_perThread.setLocalData(std::shared_ptr<Workspace>(std::move(*opened)));
    }
    return m_perThread.localData().get();
}

void Session::start(QThreadPool &pool, std::function<void()> task)
{
    pool.start(std::move(task));
}

} // namespace glossa::workspace
#include "moc_session.cpp"
