// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session/change_feed.h"

#include <algorithm>
#include <chrono>

namespace glossa::workspace {

namespace {

constexpr std::chrono::milliseconds pollInterval{150};
constexpr int journalBatch = 1000;

} // namespace

ChangeFeed::ChangeFeed(QString folder, const Clock &clock, StatementObserver *observer,
                       const ChangeCount &seen)
    : m_folder(std::move(folder)), m_clock(clock), m_observer(observer), m_timer(this), m_seen(seen)
{
    connect(&m_timer, &QTimer::timeout, this, &ChangeFeed::look);
}

void ChangeFeed::start()
{
    m_timer.start(pollInterval);
}

void ChangeFeed::watch(std::int64_t project, std::int64_t sequence)
{
    m_project = project;
    m_sequence = sequence;
    m_acknowledged.clear();
}

void ChangeFeed::acknowledge(std::int64_t sequence)
{
    if (sequence > m_sequence)
        m_acknowledged.insert(sequence);
}

bool ChangeFeed::isKnownUpTo(std::int64_t sequence) const
{
    std::int64_t next = m_sequence + 1;
    for (const std::int64_t known : m_acknowledged) {
        if (next > sequence || known > next)
            break;
        next = std::max(next, known + 1);
    }
    return next > sequence;
}

void ChangeFeed::readSteps(Changes &changes, std::int64_t newest)
{
    const auto entries = m_workspace->store().journal(m_project, m_sequence, journalBatch);
    if (!entries)
        return;
    for (const JournalEntry &entry : *entries) {
        m_sequence = entry.sequence;
        if (!m_acknowledged.contains(entry.sequence))
            changes.add(entry);
    }
    if (entries->size() < static_cast<std::size_t>(journalBatch))
        m_sequence = std::max(m_sequence, newest);
}

void ChangeFeed::look()
{
    if (!m_workspace) {
        auto opened = Workspace::open(m_folder, m_clock, Workspace::Make::Never, m_observer);
        if (!opened)
            return; // the panes say so when they read; the folder may come back
        m_workspace = std::move(*opened);
    }
    const auto now = m_workspace->store().changeCount();
    if (!now || (*now == m_seen && (m_project == 0 || m_sequence >= now->journal)))
        return;
    auto changes = std::make_shared<Changes>();
    changes->project = m_project;
    changes->steps = now->journal != m_seen.journal;
    changes->projects = now->projects != m_seen.projects;
    changes->jobs = now->jobs != m_seen.jobs;
    changes->models = now->models != m_seen.models;
    changes->deployments = now->deployments != m_seen.deployments;
    changes->queries = now->queries != m_seen.queries;
    if (m_project != 0 && now->journal > m_sequence) {
        if (isKnownUpTo(now->journal))
            m_sequence = now->journal;
        else
            readSteps(*changes, now->journal); // the rest of a long run comes with the next look
        m_acknowledged.erase(m_acknowledged.begin(), m_acknowledged.upper_bound(m_sequence));
    }
    m_seen = *now;
    if (!changes->entries.empty() || changes->steps || changes->projects || changes->jobs ||
        changes->models || changes->deployments || changes->queries)
        Q_EMIT noticed(changes);
}

} // namespace glossa::workspace
#include "moc_change_feed.cpp"
