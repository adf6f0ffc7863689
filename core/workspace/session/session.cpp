// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/session.h"

#include <chrono>

namespace glossa::workspace {

namespace {

constexpr std::chrono::milliseconds pollInterval{150};
constexpr int journalBatch = 1000;
// One sweep holds a write up by no more than its length.
constexpr std::chrono::milliseconds sweepLength{100};
constexpr std::chrono::milliseconds sweepPause{400};

} // namespace

Result<std::unique_ptr<Session>> Session::open(const QString &folder, const Clock &clock)
{
    auto own = Workspace::open(folder, clock);
    if (!own)
        return fail(own.error());
    return std::unique_ptr<Session>(new Session(folder, clock, std::move(*own)));
}

Session::Session(QString folder, const Clock &clock, std::unique_ptr<Workspace> own)
    : m_folder(std::move(folder)), m_clock(clock), m_own(std::move(own))
{
    m_readers.setMaxThreadCount(3);
    m_writer.setMaxThreadCount(1);
    // A thread keeps its connection for as long as the session lives.
    m_readers.setExpiryTimeout(-1);
    m_writer.setExpiryTimeout(-1);
    m_dataVersion = m_own->store().dataVersion();
    connect(this, &Session::written, this, &Session::endWrite, Qt::QueuedConnection);
    connect(&m_timer, &QTimer::timeout, this, &Session::poll);
    m_timer.start(pollInterval);
    m_sweepTimer.setSingleShot(true);
    m_sweepTimer.setInterval(sweepPause);
    connect(&m_sweepTimer, &QTimer::timeout, this, &Session::sweep);
    connect(
        this, &Session::swept, this,
        [this](bool moreIsLeft) {
            if (moreIsLeft)
                m_sweepTimer.start();
        },
        Qt::QueuedConnection);
    m_sweepTimer.start();
}

Session::~Session()
{
    m_timer.stop();
    m_sweepTimer.stop();
    m_writer.waitForDone();
    m_readers.waitForDone();
}

void Session::watchProject(std::int64_t project)
{
    m_watched = project;
    m_sequence = 0;
    if (project == 0)
        return;
    if (const auto last = m_own->store().lastSequence(project))
        m_sequence = *last;
}

void Session::poll()
{
    const std::int64_t version = m_own->store().dataVersion();
    if (version == m_dataVersion)
        return;
    m_dataVersion = version;
    if (m_watched != 0) {
        const auto entries = m_own->store().journal(m_watched, m_sequence, journalBatch);
        if (entries && !entries->empty()) {
            m_sequence = entries->back().sequence;
            Q_EMIT journalAdvanced(m_watched, *entries);
            // The rest of a long run comes with the next tick.
            if (entries->size() == static_cast<std::size_t>(journalBatch))
                m_dataVersion = -1;
        }
    }
    Q_EMIT changed();
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
    poll();
    if (!m_sweepTimer.isActive())
        m_sweepTimer.start();
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
        auto opened = Workspace::open(m_folder, m_clock);
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
