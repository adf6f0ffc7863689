// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/text_jobs.h"

#include "core/project/stored_json.h"
#include "core/serve/azure/text_task.h"
#include "core/wire/text_job_answer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <new>

namespace glossa::serve {

namespace {

using Json = nlohmann::ordered_json;
using workspace::RuntimeJob;
using workspace::RuntimeJobState;
using workspace::Workspace;

// Rounds of housekeeping between two looks for left jobs and heartbeats, and between two sweeps.
constexpr std::int64_t roundsToLook = 5;
constexpr std::int64_t roundsToSweep = 60;

/// The results that are there already, and null for each task that has none.
Json resultsOf(const RuntimeJob &job, std::size_t tasks)
{
    Json results = project::parsed(job.results);
    if (!results.is_array() || results.size() > tasks)
        results = Json::array();
    while (results.size() < tasks)
        results.push_back(nullptr);
    return results;
}

RuntimeJobState endedAs(const Json &tasks)
{
    switch (wire::statusOf(tasks)) {
    case wire::OperationStatus::Succeeded:
        return RuntimeJobState::Succeeded;
    case wire::OperationStatus::PartiallyCompleted:
        return RuntimeJobState::PartlyFailed;
    default:
        return RuntimeJobState::Failed;
    }
}

} // namespace

TextJobs::TextJobs(const Answering &answering, Limits limits, workspace::JobHolder holder)
    : m_answering(answering), m_limits(limits), m_holder(std::move(holder))
{
}

Result<std::unique_ptr<TextJobs>> TextJobs::open(const QString &folder, const Answering &answering,
                                                 Limits limits)
{
    auto reading = workspace::Desk::open(folder, answering.clock);
    if (!reading)
        return fail(reading.error());
    auto writing = workspace::Desk::open(folder, answering.clock);
    if (!writing)
        return fail(writing.error());
    auto holder = (*writing)->ask([](Workspace &workspace) { return workspace::JobHolder::make(workspace); });
    if (!holder)
        return fail(holder.error());
    std::unique_ptr<TextJobs> jobs(new TextJobs(answering, limits, std::move(*holder)));
    jobs->m_reading = std::move(*reading);
    jobs->m_writing = std::move(*writing);
    for (int i = 0; i < limits.threads; ++i)
        jobs->m_threads.emplace_back([jobs = jobs.get()](const std::stop_token &stop) { jobs->work(stop); });
    jobs->m_threads.emplace_back([jobs = jobs.get()](const std::stop_token &stop) { jobs->keepHouse(stop); });
    return jobs;
}

TextJobs::~TextJobs()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
    // What a desk still does may put a job into the queue.
    m_reading.reset();
    m_writing.reset();
}

Result<RuntimeJob> TextJobs::add(const std::string &body, std::optional<std::chrono::seconds> cancelAfter,
                                 const std::stop_token &stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.size() >= m_limits.waiting)
            return fail(ErrorCode::Conflict, {}, "job");
    }
    const workspace::NewRuntimeJob job{QByteArray::fromStdString(body), cancelAfter, m_limits.kept,
                                       m_limits.bytes};
    return m_writing->ask(
        [this, job, stop, owner = m_holder.owner()](Workspace &workspace) -> Result<RuntimeJob> {
            if (stop.stop_requested()) // its client has been told that there is none, and may ask again
                return fail(ErrorCode::Busy);
            auto added = workspace::addRuntimeJob(workspace, job, owner);
            if (added)
                enqueue(added->id);
            return added;
        },
        stop);
}

Result<RuntimeJob> TextJobs::job(const QString &id, const std::stop_token &stop)
{
    return m_reading->ask([id](Workspace &workspace) { return workspace::runtimeJob(workspace, id); }, stop);
}

Status TextJobs::cancel(const QString &id, const std::stop_token &stop)
{
    const auto done = m_writing->ask(
        [id](Workspace &workspace) { return workspace::cancelRuntimeJob(workspace, id); }, stop);
    const std::scoped_lock lock(m_mutex);
    if (const auto running = m_running.find(id); done && running != m_running.end())
        running->second = true;
    return done;
}

void TextJobs::enqueue(const QString &id)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(id);
    }
    m_wake.notify_one();
}

void TextJobs::work(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
        if (stop.stop_requested())
            return;
        const QString id = m_waiting.front();
        m_waiting.pop_front();
        m_running[id] = false;
        lock.unlock();
        const Status done = runInMemory(id, stop);
        lock.lock();
        m_running.erase(id);
        // Conflict: it was cancelled before its turn came, or others have taken it.
        if (!done && done.error().code != ErrorCode::Conflict && done.error().code != ErrorCode::NotFound)
            m_again.push_back(id);
    }
}

/// Where memory lacks for a job, it is tried again as where the disk is full.
Status TextJobs::runInMemory(const QString &id, const std::stop_token &stop)
{
    try {
        return run(id, stop);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::OutOfMemory);
    }
}

Status TextJobs::run(const QString &id, const std::stop_token &stop)
{
    auto job = m_writing->ask([id, owner = m_holder.owner()](Workspace &workspace) {
        return workspace::beginRuntimeJob(workspace, id, owner);
    });
    if (!job)
        return fail(job.error());
    if (job->cancelRequested) {
        const std::scoped_lock lock(m_mutex);
        m_running[id] = true;
    }
    return runTasks(*job, stop);
}

Status TextJobs::runTasks(RuntimeJob &job, const std::stop_token &stop)
{
    const auto keep = [this, &job] {
        return m_writing->ask(
            [job](Workspace &workspace) { return workspace::keepRuntimeJob(workspace, job); });
    };
    const auto request = wire::readTextJobRequest(job.request.toStdString());
    if (!request) { // it was read once, so the workspace is damaged
        job.state = RuntimeJobState::Failed;
        return keep();
    }
    const auto stopped = [&] { return stop.stop_requested() || isCancelled(job.id, job.cancelAtMs); };
    Json results = resultsOf(job, request->tasks.size());
    for (std::size_t i = 0; i < request->tasks.size(); ++i) {
        if (!results[i].is_null())
            continue;
        if (!stopped())
            results[i] = runTextTask(m_answering, request->tasks[i], request->documents, stopped);
        if (results[i].is_null() && !isCancelled(job.id, job.cancelAtMs))
            return {}; // the process ends, and another goes on with the job
        const bool cancelled = results[i].is_null();
        job.results = project::compact(results);
        if (cancelled || i + 1 == results.size()) {
            job.state = cancelled ? RuntimeJobState::Cancelled : endedAs(results);
            job.request = wire::withoutTexts(job.request);
        }
        if (auto kept = keep(); !kept || cancelled)
            return kept;
    }
    return {};
}

bool TextJobs::isCancelled(const QString &id, std::int64_t cancelAtMs)
{
    if (cancelAtMs > 0 && m_answering.clock.nowMs() >= cancelAtMs)
        return true;
    const std::scoped_lock lock(m_mutex);
    const auto running = m_running.find(id);
    return running != m_running.end() && running->second;
}

void TextJobs::keepHouse(const std::stop_token &stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        try {
            lookAround();
        } catch (const std::bad_alloc &) { // the next round may have the memory
        }
        wake.wait_for(lock, stop, m_limits.interval, [] { return false; });
    }
}

void TextJobs::lookAround()
{
    const std::int64_t round = m_rounds++;
    std::vector<QString> running;
    bool unfinished = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.insert(m_waiting.end(), m_again.begin(), m_again.end());
        m_again.clear();
        for (const auto &[id, cancelled] : m_running)
            running.push_back(id);
        unfinished = !m_waiting.empty() || !running.empty();
    }
    m_wake.notify_all();
    // What fails here is tried again in the next round; a job that cannot be written says so by itself.
    (void)m_writing->ask([this, round, unfinished](Workspace &workspace) -> Status {
        if (round % roundsToLook == 0) {
            const auto taken = workspace::takeOverRuntimeJobs(workspace, m_holder.owner());
            for (const QString &id : taken.value_or(QStringList()))
                enqueue(id);
            if (unfinished) {
                if (auto beaten = workspace::beatRuntimeJobs(workspace, m_holder.owner()); !beaten)
                    return beaten;
            }
        }
        if (round % roundsToSweep == 0) {
            if (const auto swept = workspace::sweepRuntimeJobs(workspace); !swept)
                return fail(swept.error());
        }
        return workspace::cancelOverdueRuntimeJobs(workspace);
    });
    for (const QString &id : running) {
        // Another process may have been asked to cancel it.
        const auto known = job(id, {});
        const std::scoped_lock lock(m_mutex);
        const auto still = m_running.find(id);
        if (known && known->cancelRequested && still != m_running.end())
            still->second = true;
    }
}

} // namespace glossa::serve
