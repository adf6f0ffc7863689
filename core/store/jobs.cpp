// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs, models and evaluations.
#include "core/store/database.h"

#include "core/store/bound.h"
#include "core/store/model_files.h"

namespace glossa::store {

namespace {

const QString jobColumns = QStringLiteral("SELECT id, project, kind, request, state, fraction, progress, "
                                          "log, result, error, owner, cancel, created_ms,"
                                          " started_ms, heartbeat_ms, ended_ms FROM job");

JobRow jobOf(const Row &row)
{
    JobRow job;
    job.id = row.at(0).toLongLong();
    job.project = row.at(1).toLongLong();
    job.kind = row.at(2).toString();
    job.request = row.at(3).toByteArray();
    job.state = static_cast<JobState>(row.at(4).toInt());
    job.fraction = row.at(5).toDouble();
    job.progress = row.at(6).toByteArray();
    job.log = row.at(7).toString();
    job.result = row.at(8).toByteArray();
    job.error = row.at(9).toString();
    job.owner = row.at(10).toString();
    job.cancelRequested = row.at(11).toInt() != 0;
    job.createdMs = row.at(12).toLongLong();
    job.startedMs = row.at(13).toLongLong();
    job.heartbeatMs = row.at(14).toLongLong();
    job.endedMs = row.at(15).toLongLong();
    return job;
}

std::vector<JobRow> jobsOf(const std::vector<Row> &rows)
{
    std::vector<JobRow> jobs;
    jobs.reserve(rows.size());
    for (const Row &row : rows)
        jobs.push_back(jobOf(row));
    return jobs;
}

const QString modelColumns = QStringLiteral(
    "SELECT project, label, file, trained_ms, took_ms, job, facts FROM model WHERE project = ?");

ModelRow modelOf(const Row &row)
{
    return {row.at(0).toLongLong(), row.at(1).toString(),   row.at(2).toString(),   row.at(3).toLongLong(),
            row.at(4).toLongLong(), row.at(5).toLongLong(), row.at(6).toByteArray()};
}

/// Runs one statement that must change exactly one row; Conflict otherwise.
Status runForOne(Store::Database &database, const QString &sql, const Row &bound, Phrase what)
{
    if (auto done = database.run(sql, bound); !done)
        return done;
    if (database.changes() != 1)
        return fail(ErrorCode::Conflict, what, "job");
    return {};
}

/// Conflict if the job is another's or has ended.
Status writeJob(Store::Database &database, const JobRow &job)
{
    return runForOne(
        database,
        QStringLiteral("UPDATE job SET state = ?, fraction = ?, progress = ?, log = ?, result = ?, error = ?,"
                       " heartbeat_ms = ?, ended_ms = ? WHERE id = ? AND owner = ? AND state = 1"),
        {static_cast<int>(job.state), job.fraction, nullable(job.progress), filled(job.log),
         nullable(job.result), filled(job.error), static_cast<qlonglong>(database.clock.nowMs()),
         static_cast<qlonglong>(job.endedMs), static_cast<qlonglong>(job.id), job.owner},
        Phrase::JobOfAnotherOrEnded);
}

/// Runs one such statement in a transaction of its own. Also in a project that went to the trash meanwhile: a
/// job that runs reports its progress and leaves its model, which come back with the project.
Status changeOne(Store::Database &database, const QString &sql, const Row &bound, Phrase what)
{
    return database.transaction([&] { return runForOne(database, sql, bound, what); });
}

} // namespace

Result<std::int64_t> Store::createJob(const JobRow &job)
{
    // One statement, so that of two who ask at once one is refused.
    const auto done = m_database->write(job.project, [&](const ProjectHead &) {
        return runForOne(
            *m_database,
            QStringLiteral(
                "INSERT INTO job(project, kind, request, state, fraction, log, error, owner, created_ms)"
                " SELECT ?, ?, ?, ?, 0.0, '', '', '', ? WHERE NOT EXISTS"
                " (SELECT 1 FROM job WHERE project = ? AND kind = ? AND state IN (0, 1))"),
            {static_cast<qlonglong>(job.project), job.kind, job.request, static_cast<int>(JobState::Waiting),
             static_cast<qlonglong>(job.createdMs), static_cast<qlonglong>(job.project), job.kind},
            Phrase::TrainingRunsAlready);
    });
    if (!done)
        return fail(done.error());
    return m_database->lastInsertId();
}

Result<JobRow> Store::job(std::int64_t id)
{
    const auto row =
        m_database->row(jobColumns + QStringLiteral(" WHERE id = ?"), {static_cast<qlonglong>(id)});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, std::to_string(id), "job");
    if (!row)
        return fail(row.error());
    return jobOf(*row);
}

Result<std::vector<JobRow>> Store::jobs(std::optional<std::int64_t> project)
{
    const auto rows =
        project ? m_database->rows(jobColumns + QStringLiteral(" WHERE project = ? ORDER BY id DESC"),
                                   {static_cast<qlonglong>(*project)})
                : m_database->rows(jobColumns + QStringLiteral(" ORDER BY id DESC"));
    if (!rows)
        return fail(rows.error());
    return jobsOf(*rows);
}

Result<std::vector<JobRow>> Store::unfinishedJobs()
{
    const auto rows =
        m_database->rows(jobColumns + QStringLiteral(" WHERE state IN (?, ?) ORDER BY id DESC"),
                         {static_cast<int>(JobState::Waiting), static_cast<int>(JobState::Running)});
    if (!rows)
        return fail(rows.error());
    return jobsOf(*rows);
}

Status Store::claimJob(std::int64_t id, const QString &owner)
{
    const auto now = static_cast<qlonglong>(m_database->clock.nowMs());
    return changeOne(*m_database,
                     QStringLiteral("UPDATE job SET state = 1, owner = ?, started_ms = ?, heartbeat_ms = ?"
                                    " WHERE id = ? AND state = 0"),
                     {owner, now, now, static_cast<qlonglong>(id)}, Phrase::JobRunsOrHasEnded);
}

Status Store::updateJob(const JobRow &job)
{
    return m_database->transaction([&] { return writeJob(*m_database, job); });
}

Status Store::requestCancel(std::int64_t id)
{
    return m_database->transaction([&] {
        return m_database->run(QStringLiteral("UPDATE job SET cancel = 1 WHERE id = ?"),
                               {static_cast<qlonglong>(id)});
    });
}

Status Store::deleteJob(std::int64_t id)
{
    if (const auto known = job(id); !known)
        return fail(known.error());
    return changeOne(*m_database, QStringLiteral("DELETE FROM job WHERE id = ? AND state NOT IN (0, 1)"),
                     {static_cast<qlonglong>(id)}, Phrase::JobWaitsOrRuns);
}

Status Store::putModel(const ModelRow &model, const QByteArray &evaluation, const JobRow *ended)
{
    const auto put = m_database->transaction([&]() -> Status {
        if (ended) {
            if (auto written = writeJob(*m_database, *ended); !written)
                return written;
        }
        // Not REPLACE, which tells no trigger of the row that goes.
        auto done = m_database->run(
            QStringLiteral(
                "INSERT INTO model(project, label, file, trained_ms, took_ms, job, facts, evaluation)"
                " VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(project, label) DO UPDATE SET"
                " file = excluded.file, trained_ms = excluded.trained_ms,"
                " took_ms = excluded.took_ms, job = excluded.job, facts = excluded.facts,"
                " evaluation = excluded.evaluation"),
            {static_cast<qlonglong>(model.project), model.label, model.file,
             static_cast<qlonglong>(model.trainedMs), static_cast<qlonglong>(model.tookMs),
             static_cast<qlonglong>(model.job), model.facts, nullable(evaluation)});
        return done ? dropHeldModels(*m_database, model.project) : done;
    });
    if (put)
        std::ignore = removeUnusedFiles(*m_database); // what stays is removed at the next occasion
    return put;
}

Result<std::vector<ModelRow>> Store::models(std::int64_t project)
{
    const auto rows = m_database->rows(modelColumns + QStringLiteral(" ORDER BY trained_ms DESC, label"),
                                       {static_cast<qlonglong>(project)});
    if (!rows)
        return fail(rows.error());
    std::vector<ModelRow> models;
    for (const Row &row : *rows)
        models.push_back(modelOf(row));
    return models;
}

Result<ModelRow> Store::model(std::int64_t project, const QString &label)
{
    const auto row = m_database->row(modelColumns + QStringLiteral(" AND label = ?"),
                                     {static_cast<qlonglong>(project), label});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, label.toStdString(), "model");
    if (!row)
        return fail(row.error());
    return modelOf(*row);
}

Status Store::deleteModel(std::int64_t project, const QString &label)
{
    const auto deleted = m_database->write(project, [&](const ProjectHead &) -> Status {
        if (const auto known = model(project, label); !known)
            return fail(known.error());
        auto done = m_database->run(QStringLiteral("DELETE FROM model WHERE project = ? AND label = ?"),
                                    {static_cast<qlonglong>(project), label});
        return done ? dropHeldModels(*m_database, project) : done;
    });
    if (deleted)
        std::ignore = removeUnusedFiles(*m_database);
    return deleted;
}

Status Store::renameModel(std::int64_t project, const QString &label, const QString &to)
{
    return m_database->transaction([&]() -> Status {
        if (const auto known = model(project, label); !known)
            return fail(known.error());
        if (label == to)
            return {};
        if (model(project, to))
            return fail(ErrorCode::AlreadyExists, to.toStdString(), "model");
        return m_database->run(QStringLiteral("UPDATE model SET label = ? WHERE project = ? AND label = ?"),
                               {to, static_cast<qlonglong>(project), label});
    });
}

Status Store::duplicateModel(std::int64_t project, const QString &label, const QString &to)
{
    return m_database->write(project, [&](const ProjectHead &) -> Status {
        if (const auto known = model(project, label); !known)
            return fail(known.error());
        if (model(project, to))
            return fail(ErrorCode::AlreadyExists, to.toStdString(), "model");
        // The training in the list of jobs is that of the first one.
        return m_database->run(
            QStringLiteral(
                "INSERT INTO model(project, label, file, trained_ms, took_ms, job, facts, evaluation)"
                " SELECT project, ?, file, trained_ms, took_ms, 0, facts, evaluation FROM model"
                " WHERE project = ? AND label = ?"),
            {to, static_cast<qlonglong>(project), label});
    });
}

Result<QByteArray> Store::evaluation(std::int64_t project, const QString &label)
{
    const auto row =
        m_database->row(QStringLiteral("SELECT evaluation FROM model WHERE project = ? AND label = ?"),
                        {static_cast<qlonglong>(project), label});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, label.toStdString(), "model");
    if (!row)
        return fail(row.error());
    if (row->constFirst().isNull())
        return fail(ErrorCode::NotFound, label.toStdString(), "evaluation");
    return row->constFirst().toByteArray();
}

} // namespace glossa::store
