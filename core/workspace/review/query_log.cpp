// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/query_log.h"

#include "core/workspace/review/query_spool.h"
#include "core/workspace/review/queue.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

namespace glossa::workspace {

namespace {

/// About what a query takes in memory.
std::int64_t bytesOf(const AnsweredQuery &query)
{
    constexpr std::int64_t each = 100;
    const project::Prediction &prediction = query.prediction;
    const std::size_t parts =
        1 + prediction.intents.size() + prediction.entities.size() + prediction.classes.size();
    return prediction.text.size() * 2 + static_cast<std::int64_t>(parts) * each;
}

/// False if memory lacks for it, which must not end the process.
template <typename Task>
bool inMemory(Task task)
{
    try {
        task();
        return true;
    } catch (const std::bad_alloc &) {
        return false;
    }
}

} // namespace

struct QueryLog::State {
    State(QString folderPath, const Clock &theClock, Limits theLimits)
        : folder(std::move(folderPath)), clock(theClock), limits(theLimits)
    {
    }

    void run(const std::stop_token &stop);
    void count(const std::vector<ServedAnswer> &answers);
    Status open();
    Status record(const std::vector<AnsweredQuery> &queries, const SpooledBatch &from);

    const QString folder;
    const Clock &clock;
    const Limits limits;

    std::mutex mutex;
    std::condition_variable_any wake;
    std::condition_variable written;
    std::vector<AnsweredQuery> waiting;
    std::vector<ServedAnswer> served;
    // One has what waits; the other what is being written, and nothing once that is done.
    std::array<std::unique_ptr<QuerySpool>, 2> spools;
    std::size_t spool = 0; // of what waits
    std::int64_t waitingBytes = 0;
    std::uint64_t asked = 0; // flushes
    std::uint64_t answered = 0;
    std::atomic<std::int64_t> dropped = 0;

    std::unique_ptr<Workspace> workspace; // of the thread that writes
    std::jthread thread;                  // last: ends before what it uses
};

void QueryLog::State::run(const std::stop_token &stop)
{
    inMemory([this] {
        if (open())
            QuerySpool::takeLeft(*workspace);
    });
    // What is being written. A workspace that another program holds takes it a round later.
    std::vector<AnsweredQuery> batch;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested() || !waiting.empty() || !batch.empty() || !served.empty()) {
        // Slept through unless somebody waits: what comes meanwhile is one batch.
        if (!stop.stop_requested())
            wake.wait_for(lock, stop, limits.interval, [this] { return asked > answered; });
        const bool last = stop.stop_requested();
        const std::uint64_t answering = asked;
        const std::vector<ServedAnswer> answers = std::exchange(served, {});
        if (batch.empty() && !waiting.empty()) {
            batch = std::exchange(waiting, {});
            waitingBytes = 0;
            spool = 1 - spool;
        }
        QuerySpool &full = *spools.at(1 - spool);
        lock.unlock();
        inMemory([&] { count(answers); });
        bool done = batch.empty();
        if (!done && inMemory([&] { done = record(batch, full.batch()).has_value(); }) && done) {
            batch.clear();
            full.clear();
        }
        lock.lock();
        answered = answering;
        written.notify_all();
        if (last && !done)
            break; // the spools keep it for the next log of the workspace
    }
    lock.unlock();
    workspace.reset(); // in its own thread
}

/// An hour's count that could not be written is lost: it is no answer and no query.
void QueryLog::State::count(const std::vector<ServedAnswer> &answers)
{
    if (answers.empty() || !open())
        return;
    if (!recordServed(*workspace, answers))
        workspace.reset(); // the folder may have been replaced
}

Status QueryLog::State::open()
{
    if (workspace)
        return {};
    auto opened = Workspace::open(folder, clock, Workspace::Make::Never);
    if (!opened)
        return fail(opened.error());
    workspace = std::move(*opened);
    return {};
}

Status QueryLog::State::record(const std::vector<AnsweredQuery> &queries, const SpooledBatch &from)
{
    if (auto opened = open(); !opened)
        return opened;
    auto done = recordQueries(*workspace, queries, from);
    if (!done)
        workspace.reset(); // the folder may have been replaced
    return done;
}

QueryLog::QueryLog(std::unique_ptr<State> state) : m_state(std::move(state)) {}

QueryLog::~QueryLog() = default;

Result<std::unique_ptr<QueryLog>> QueryLog::open(const QString &folder, const Clock &clock, Limits limits)
{
    // That there is one is told here; the thread opens its own.
    if (const auto there = Workspace::open(folder, clock, Workspace::Make::Never); !there)
        return fail(there.error());
    auto state = std::make_unique<State>(folder, clock, limits);
    for (auto &spool : state->spools) {
        auto made = QuerySpool::make(folder);
        if (!made)
            return fail(made.error());
        spool = std::move(*made);
    }
    state->thread = std::jthread([owner = state.get()](const std::stop_token &stop) { owner->run(stop); });
    return std::unique_ptr<QueryLog>(new QueryLog(std::move(state)));
}

void QueryLog::keep(AnsweredQuery query)
{
    const std::int64_t bytes = bytesOf(query);
    const QByteArray line = QuerySpool::lineOf(query);
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->waitingBytes + bytes > m_state->limits.waitingBytes) {
        ++m_state->dropped;
        return;
    }
    m_state->waitingBytes += bytes;
    m_state->spools.at(m_state->spool)->append(line);
    m_state->waiting.push_back(std::move(query));
}

void QueryLog::count(ServedAnswer answer)
{
    constexpr std::size_t most = 1'000'000; // between two batches
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->served.size() < most)
        m_state->served.push_back(std::move(answer));
}

void QueryLog::flush()
{
    std::unique_lock lock(m_state->mutex);
    const std::uint64_t mine = ++m_state->asked;
    m_state->wake.notify_all();
    m_state->written.wait(lock, [&] { return m_state->answered >= mine; });
}

std::int64_t QueryLog::dropped() const
{
    return m_state->dropped;
}

} // namespace glossa::workspace
