// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/jobs.h"

#include "core/project/error_json.h"
#include "core/workspace/jobs/job_log.h"
#include "core/workspace/jobs/job_record.h"
#include "core/workspace/jobs/owner.h"
#include "core/workspace/training/train.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>

namespace glossa::workspace {

namespace {

constexpr std::int64_t leaseMs = 15000;
// Its worker may wait for a long import, up to the store's patience, before it can claim it.
constexpr std::int64_t waitingMs = 120000;
constexpr std::chrono::milliseconds rowInterval{1000};

/// Keeps the row of a running job: progress and heartbeat once a second on a thread and connection of its
/// own, so that neither a long step nor a fast one changes the rhythm. Notices a wish to cancel in the row.
class RowKeeper {
public:
    RowKeeper(QString folder, const Clock &clock, store::JobRow row, std::stop_source cancel)
        : m_folder(std::move(folder))
        , m_clock(clock)
        , m_row(std::move(row))
        , m_cancel(std::move(cancel))
        , m_thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    void report(const TrainState &state)
    {
        const std::lock_guard lock(m_mutex);
        if (state.stage != m_stage) {
            m_stage = state.stage;
            log({m_clock.nowMs(), state.stage, std::nullopt, {}});
        }
        m_row.fraction = state.fraction;
        m_state = state;
        if (state.iteration > 0) {
            if (const auto *curve = curveOf(state); curve && !curve->empty())
                logPoint(state, curve->back());
        }
    }

    /// Ends the rhythm, if it has not ended, and gives back the row as last kept.
    store::JobRow finish()
    {
        if (m_thread.joinable()) {
            m_thread.request_stop();
            m_wake.notify_all();
            m_thread.join();
        }
        fill();
        return m_row;
    }

    /// The same with a last progress, which is not told yet: what is kept here stays as it is in case that
    /// the training fails after all.
    store::JobRow finishWith(const TrainState &last)
    {
        store::JobRow row = finish();
        row.log += logLine({m_clock.nowMs(), last.stage, std::nullopt, {}});
        row.progress = last.toJson();
        return row;
    }

private:
    void log(const JobLogEntry &entry) { m_row.log += logLine(entry); }

    /// The curve that the state's stage draws; null for a stage that draws none.
    static const std::vector<TrainPoint> *curveOf(const TrainState &state)
    {
        if (state.stage == u"intents")
            return &state.intentCurve;
        if (state.stage == u"entities")
            return &state.entityCurve;
        return state.stage == u"classes" ? &state.classCurve : nullptr;
    }

    void logPoint(const TrainState &state, const TrainPoint &point)
    {
        if (point.iteration == m_loggedIteration && state.stage == m_loggedStage)
            return;
        m_loggedIteration = point.iteration;
        m_loggedStage = state.stage;
        log({m_clock.nowMs(), state.stage, point, {}});
    }

    void fill() { m_row.progress = m_state.toJson(); }

    void run(const std::stop_token &stop)
    {
        Result<std::unique_ptr<Workspace>> workspace;
        std::unique_lock lock(m_mutex);
        while (!stop.stop_requested()) {
            try {
                beat(workspace, lock);
            } catch (const std::bad_alloc &) {
                // The training, which takes the memory, is told of it too, and says so.
            }
            if (!lock.owns_lock())
                lock.lock();
            m_wake.wait_for(lock, stop, rowInterval, [] { return false; });
        }
    }

    void beat(Result<std::unique_ptr<Workspace>> &workspace, std::unique_lock<std::mutex> &lock)
    {
        if (!workspace || !*workspace)
            workspace = Workspace::open(m_folder, m_clock, Workspace::Make::Never);
        if (!workspace)
            return;
        fill();
        const store::JobRow row = m_row;
        lock.unlock();
        // A failure here (disk full, busy) costs one beat; the job's end reports what lasts.
        const auto kept = (*workspace)->store().updateJob(row);
        if (!kept && kept.error().code == ErrorCode::Conflict)
            m_cancel.request_stop(); // somebody has ended it in our stead
        const auto now = (*workspace)->store().job(row.id);
        if (now && now->cancelRequested)
            m_cancel.request_stop();
    }

    QString m_folder;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    store::JobRow m_row;
    TrainState m_state;
    QString m_stage;
    QString m_loggedStage;
    unsigned m_loggedIteration = 0;
    std::stop_source m_cancel;
    std::jthread m_thread;
};

void endRow(store::JobRow &row, const Status &status, std::int64_t nowMs)
{
    row.endedMs = nowMs;
    if (status) {
        row.state = JobState::Succeeded;
        row.fraction = 1.0;
    } else if (status.error().code == ErrorCode::Cancelled) {
        row.state = JobState::Cancelled;
    } else {
        row.state = JobState::Failed;
        row.error = QString::fromUtf8(project::toJson(status.error()));
    }
}

} // namespace

Result<std::int64_t> queueTraining(Workspace &workspace, std::int64_t project, const TrainRequest &request)
{
    if (const auto reaped = reapOrphans(workspace); !reaped)
        return fail(reaped.error());
    return workspace.store().createJob(waitingRow(project, request, workspace.clock().nowMs()));
}

namespace {

Status updateEnd(Workspace &workspace, const store::JobRow &last)
{
    auto updated = workspace.store().updateJob(last);
    while (!updated && updated.error().code == ErrorCode::Busy) // how it ended is not lost to a long import
        updated = workspace.store().updateJob(last);
    return updated;
}

/// What a claimed job does, by its kind. One that succeeds has written the end of its row itself, together
/// with what it made.
struct Runner {
    Workspace &workspace;
    const Job &job;
    std::stop_token stop;
    const std::function<void(const TrainState &)> &report;
    RowKeeper &keeper;

    Status operator()(const TrainingJob &training) const
    {
        const auto model = trainModel(workspace, job.project, training.request, job.id, stop, report,
                                      [this](const Model &made, const TrainState &last) {
                                          store::JobRow row = keeper.finishWith(last);
                                          row.result = made.facts.toJson();
                                          endRow(row, {}, workspace.clock().nowMs());
                                          return row;
                                      });
        return model ? Status() : Status(fail(model.error()));
    }
    Status operator()(const UnreadableJob &unreadable) const { return fail(unreadable.why); }
};

/// The job's own outcome, which is in its row, too.
Status runClaimed(Workspace &workspace, const store::JobRow &row, const std::stop_token &stop,
                  const std::function<void(const TrainState &)> &report)
{
    std::stop_source cancel;
    const std::stop_callback forward(stop, [&cancel] { cancel.request_stop(); });
    RowKeeper keeper(workspace.folder(), workspace.clock(), row, cancel);
    const std::function<void(const TrainState &)> heard = [&](const TrainState &state) {
        keeper.report(state);
        if (report)
            report(state);
    };
    const Job job = jobOf(row);
    const Status status = std::visit(Runner{workspace, job, cancel.get_token(), heard, keeper}, job.work);
    if (status)
        return status;
    store::JobRow last = keeper.finish();
    endRow(last, status, workspace.clock().nowMs());
    // Its own outcome says more than that the row could not be written.
    static_cast<void>(updateEnd(workspace, last));
    return status;
}

/// After a want of memory all that was taken is given back, so that there is room to say so.
Status endForMemory(Workspace &workspace, std::int64_t id, const std::optional<JobHolder> &holder)
{
    const Status status = fail(ErrorCode::OutOfMemory);
    const QString owner = holder ? holder->owner() : ownerWithoutFile();
    auto row = workspace.store().job(id);
    if (row && row->state == JobState::Waiting) {
        row->owner = owner;
        if (auto claimed = workspace.store().claimJob(id, row->owner); !claimed)
            return claimed;
        row->state = JobState::Running;
    }
    if (row && row->state == JobState::Running && row->owner == owner) {
        endRow(*row, status, workspace.clock().nowMs());
        if (const auto updated = updateEnd(workspace, *row); !updated)
            return updated;
    }
    return status;
}

Status claimAndRun(Workspace &workspace, std::int64_t id, std::optional<JobHolder> &holder,
                   const std::stop_token &stop, const std::function<void(const TrainState &)> &report)
{
    if (const auto known = workspace.store().job(id); !known)
        return fail(known.error());
    auto made = JobHolder::make(workspace);
    if (!made)
        return fail(made.error());
    holder.emplace(std::move(*made));
    if (auto claimed = workspace.store().claimJob(id, holder->owner()); !claimed)
        return claimed;
    const auto row = workspace.store().job(id);
    if (!row)
        return fail(row.error());
    return runClaimed(workspace, *row, stop, report);
}

} // namespace

Status runJob(Workspace &workspace, std::int64_t id, const std::stop_token &stop,
              const std::function<void(const TrainState &)> &report)
{
    std::optional<JobHolder> holder; // until the end of the job is said
    Status status;
    try {
        status = claimAndRun(workspace, id, holder, stop, report);
    } catch (const std::bad_alloc &) {
        return endForMemory(workspace, id, holder);
    } catch (const std::system_error &error) {
        if (error.code() != std::errc::resource_unavailable_try_again) // no memory for a thread
            throw;
        return endForMemory(workspace, id, holder);
    }
    // The database may be the one that lacks it.
    return !status && status.error().code == ErrorCode::OutOfMemory ? endForMemory(workspace, id, holder)
                                                                    : status;
}

Result<Job> job(Workspace &workspace, std::int64_t id)
{
    const auto row = workspace.store().job(id);
    if (!row)
        return fail(row.error());
    return jobOf(*row);
}

namespace {

Result<std::vector<Job>> jobsOf(const Result<std::vector<store::JobRow>> &rows)
{
    if (!rows)
        return fail(rows.error());
    std::vector<Job> jobs;
    jobs.reserve(rows->size());
    for (const store::JobRow &row : *rows)
        jobs.push_back(jobOf(row));
    return jobs;
}

} // namespace

Result<std::vector<Job>> jobs(Workspace &workspace, std::optional<std::int64_t> project)
{
    return jobsOf(workspace.store().jobs(project));
}

Result<std::vector<Job>> unfinishedJobs(Workspace &workspace)
{
    return jobsOf(workspace.store().unfinishedJobs());
}

Status cancelJob(Workspace &workspace, std::int64_t id)
{
    const auto row = workspace.store().job(id);
    if (!row)
        return fail(row.error());
    if (!jobOf(*row).isUnfinished())
        return fail(ErrorCode::Conflict, Phrase::JobHasEnded, "job");
    if (row->state == JobState::Waiting) {
        // Nobody may be there to read the wish: whoever claims it ends it.
        store::JobRow own = *row;
        own.owner = ownerWithoutFile();
        if (workspace.store().claimJob(id, own.owner)) {
            endRow(own, fail(ErrorCode::Cancelled), workspace.clock().nowMs());
            return workspace.store().updateJob(own);
        }
    }
    return workspace.store().requestCancel(id);
}

Status deleteJob(Workspace &workspace, std::int64_t id)
{
    return workspace.store().deleteJob(id);
}

Status markDead(Workspace &workspace, std::int64_t id, const Message &reason)
{
    auto row = workspace.store().job(id);
    if (!row)
        return fail(row.error());
    if (!jobOf(*row).isUnfinished())
        return {};
    if (row->state == JobState::Waiting) {
        // Never claimed: claim it in its stead, so that nobody starts it later.
        row->owner = ownerWithoutFile();
        if (auto claimed = workspace.store().claimJob(id, row->owner); !claimed)
            return claimed;
    }
    endRow(*row, fail(ErrorCode::WorkerDied, reason), workspace.clock().nowMs());
    auto updated = workspace.store().updateJob(*row);
    if (updated)
        removeLeftFile(workspace, row->owner);
    return updated;
}

Result<int> reapOrphans(Workspace &workspace)
{
    const auto rows = workspace.store().unfinishedJobs();
    if (!rows)
        return fail(rows.error());
    int reaped = 0;
    Status first; // a job that cannot be ended does not keep the next ones
    for (const store::JobRow &row : *rows) {
        const std::int64_t silence = workspace.clock().nowMs() - std::max(row.heartbeatMs, row.createdMs);
        bool lost = silence > waitingMs;
        if (row.state == JobState::Running) {
            const OwnerState owner = ownerState(workspace, row.owner);
            lost = owner == OwnerState::Gone || (owner == OwnerState::Unknown && silence > leaseMs);
        }
        if (!lost)
            continue;
        const auto marked = markDead(workspace, row.id, Phrase::WorkerIsGone);
        if (!marked && marked.error().code != ErrorCode::Conflict && first)
            first = marked;
        reaped += marked ? 1 : 0;
    }
    if (!first)
        return fail(first.error());
    return reaped;
}

} // namespace glossa::workspace
