// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/runtime_jobs.h"

#include "core/store/bound.h"
#include "core/store/database.h"

namespace glossa::store {

namespace {

constexpr int expiredAtOnce = 100;

RuntimeJobRow jobOf(const Row &row)
{
    RuntimeJobRow job;
    job.id = row.at(0).toString();
    job.state = static_cast<RuntimeJobState>(row.at(1).toInt());
    job.cancelRequested = row.at(2).toInt() != 0;
    job.owner = row.at(3).toString();
    job.createdMs = row.at(4).toLongLong();
    job.updatedMs = row.at(5).toLongLong();
    job.heartbeatMs = row.at(6).toLongLong();
    job.expiresMs = row.at(7).toLongLong();
    job.cancelAtMs = row.at(8).toLongLong();
    job.request = row.at(9).toByteArray();
    job.results = row.at(10).toByteArray();
    return job;
}

qlonglong bytesOf(const RuntimeJobRow &job)
{
    return job.request.size() + job.results.size();
}

/// Runs one statement that must change exactly one row; Conflict otherwise.
Status changeOne(Store::Database &database, const QString &sql, const Row &bound)
{
    return database.transaction([&]() -> Status {
        if (auto done = database.run(sql, bound); !done)
            return done;
        if (database.changes() != 1)
            return fail(ErrorCode::Conflict, Phrase::JobOfAnotherOrEnded, "job");
        return {};
    });
}

} // namespace

Status addRuntimeJob(Store &store, const RuntimeJobRow &job, std::int64_t mostBytes)
{
    return store.database().transaction([&]() -> Status {
        const auto kept = store.database().row(QStringLiteral("SELECT bytes FROM runtime_job_size"));
        if (!kept)
            return fail(kept.error());
        if (kept->constFirst().toLongLong() + bytesOf(job) > mostBytes)
            return fail(ErrorCode::TooLarge, {}, "job", {Phrase::AtMostBytes, mostBytes});
        return store.database().run(
            QStringLiteral("INSERT INTO runtime_job(id, state, cancel, owner, created_ms, updated_ms,"
                           " heartbeat_ms, expires_ms, cancel_at_ms, bytes, request, results)"
                           " VALUES(?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {job.id, static_cast<int>(job.state), job.owner, static_cast<qlonglong>(job.createdMs),
             static_cast<qlonglong>(job.updatedMs), static_cast<qlonglong>(job.heartbeatMs),
             static_cast<qlonglong>(job.expiresMs), static_cast<qlonglong>(job.cancelAtMs), bytesOf(job),
             job.request, nullable(job.results)});
    });
}

Result<RuntimeJobRow> runtimeJob(Store &store, const QString &id)
{
    const auto row = store.database().row(
        QStringLiteral("SELECT id, state, cancel, owner, created_ms, updated_ms, heartbeat_ms, expires_ms,"
                       " cancel_at_ms, request, results FROM runtime_job WHERE id = ? AND expires_ms > ?"),
        {id, static_cast<qlonglong>(store.database().clock.nowMs())});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, id.toStdString(), "job");
    if (!row)
        return fail(row.error());
    return jobOf(*row);
}

Result<std::vector<UnfinishedRuntimeJob>> unfinishedRuntimeJobs(Store &store)
{
    const auto rows = store.database().rows(QStringLiteral(
        "SELECT id, owner, heartbeat_ms FROM runtime_job WHERE state IN (0, 1) ORDER BY created_ms, id"));
    if (!rows)
        return fail(rows.error());
    std::vector<UnfinishedRuntimeJob> jobs;
    for (const Row &row : *rows)
        jobs.push_back({row.at(0).toString(), row.at(1).toString(), row.at(2).toLongLong()});
    return jobs;
}

Result<RuntimeJobRow> beginRuntimeJob(Store &store, const QString &id, const QString &owner)
{
    const auto now = static_cast<qlonglong>(store.database().clock.nowMs());
    const auto begun = changeOne(store.database(),
                                 QStringLiteral("UPDATE runtime_job SET state = 1, updated_ms = ?,"
                                                " heartbeat_ms = ? WHERE id = ? AND owner = ?"
                                                " AND state IN (0, 1)"),
                                 {now, now, id, owner});
    if (!begun)
        return fail(begun.error());
    return runtimeJob(store, id);
}

Status keepRuntimeJob(Store &store, const RuntimeJobRow &job)
{
    const auto now = static_cast<qlonglong>(store.database().clock.nowMs());
    return changeOne(store.database(),
                     QStringLiteral("UPDATE runtime_job SET state = ?, updated_ms = ?, heartbeat_ms = ?,"
                                    " bytes = ?, request = ?, results = ?"
                                    " WHERE id = ? AND owner = ? AND state IN (0, 1)"),
                     {static_cast<int>(job.state), now, now, bytesOf(job), job.request, nullable(job.results),
                      job.id, job.owner});
}

Status beatRuntimeJobs(Store &store, const QString &owner)
{
    return store.database().transaction([&] {
        return store.database().run(QStringLiteral("UPDATE runtime_job SET heartbeat_ms = ?"
                                                   " WHERE owner = ? AND state IN (0, 1)"),
                                    {static_cast<qlonglong>(store.database().clock.nowMs()), owner});
    });
}

Status takeOverRuntimeJob(Store &store, const UnfinishedRuntimeJob &job, const QString &owner)
{
    return changeOne(store.database(),
                     QStringLiteral("UPDATE runtime_job SET owner = ?, heartbeat_ms = ?"
                                    " WHERE id = ? AND owner = ? AND state IN (0, 1)"),
                     {owner, static_cast<qlonglong>(store.database().clock.nowMs()), job.id, job.owner});
}

Status cancelRuntimeJob(Store &store, const QString &id)
{
    if (const auto known = runtimeJob(store, id); !known)
        return fail(known.error());
    return store.database().transaction([&] {
        return store.database().run(QStringLiteral("UPDATE runtime_job SET cancel = 1, updated_ms = ?,"
                                                   " state = CASE state WHEN 0 THEN 5 ELSE state END"
                                                   " WHERE id = ? AND state IN (0, 1)"),
                                    {static_cast<qlonglong>(store.database().clock.nowMs()), id});
    });
}

Status cancelOverdueRuntimeJobs(Store &store)
{
    const auto now = static_cast<qlonglong>(store.database().clock.nowMs());
    const QString overdue =
        QStringLiteral(" WHERE state IN (0, 1) AND cancel = 0 AND cancel_at_ms BETWEEN 1 AND ?");
    const auto any = store.database().row(
        QStringLiteral("SELECT EXISTS(SELECT 1 FROM runtime_job") + overdue + u')', {now});
    if (!any)
        return fail(any.error());
    if (!any->constFirst().toBool())
        return {};
    return store.database().transaction([&] {
        return store.database().run(QStringLiteral("UPDATE runtime_job SET cancel = 1, updated_ms = ?,"
                                                   " state = CASE state WHEN 0 THEN 5 ELSE state END") +
                                        overdue,
                                    {now, now});
    });
}

Result<bool> sweepRuntimeJobs(Store &store)
{
    const auto now = static_cast<qlonglong>(store.database().clock.nowMs());
    const auto any = store.database().row(
        QStringLiteral("SELECT EXISTS(SELECT 1 FROM runtime_job WHERE expires_ms <= ?)"), {now});
    if (!any)
        return fail(any.error());
    if (!any->constFirst().toBool())
        return false;
    std::int64_t deleted = 0;
    const auto done = store.database().transaction([&]() -> Status {
        auto run =
            store.database().run(QStringLiteral("DELETE FROM runtime_job WHERE rowid IN (SELECT rowid FROM"
                                                " runtime_job WHERE expires_ms <= ? LIMIT ?)"),
                                 {now, expiredAtOnce});
        deleted = store.database().changes();
        return run;
    });
    if (!done)
        return fail(done.error());
    return deleted == expiredAtOnce;
}

} // namespace glossa::store
