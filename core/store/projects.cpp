// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/projects.h"

#include "core/store/categories.h"
#include "core/store/editing.h"

#include <algorithm>

namespace glossa::store {

namespace {

const QString columns = QStringLiteral(
    "SELECT id, name, kind, language, multilingual, description, threshold, container, "
    "file_version, envelope_shape,"
    " metadata_shape, settings_shape, assets_shape, created_ms, changed_ms, trashed_ms, "
    "items, labeled, train, test,"
    " labels, (SELECT count(*) FROM category WHERE project = project.id AND kind = 0 AND removed = 0),"
    " (SELECT count(*) FROM category WHERE project = project.id AND kind = 1 AND removed = 0),"
    " (SELECT count(*) FROM category WHERE project = project.id AND kind = 2 AND removed = 0)"
    ", half FROM project");

Result<ProjectSummary> summaryOf(const Row &row)
{
    const auto kind = kindIn(row.at(2));
    if (!kind)
        return fail(kind.error());
    ProjectSummary summary;
    project::ProjectInfo &info = summary.info;
    info.id = row.at(0).toLongLong();
    info.name = row.at(1).toString();
    info.kind = *kind;
    info.language = row.at(3).toString();
    info.multilingual = row.at(4).toInt() != 0;
    info.description = row.at(5).toString();
    if (!row.at(6).isNull())
        info.confidenceThreshold = row.at(6).toDouble();
    info.storageContainer = row.at(7).toString();
    info.fileVersion = row.at(8).toString();
    info.envelopeShape = row.at(9).toByteArray();
    info.metadataShape = row.at(10).toByteArray();
    info.settingsShape = row.at(11).toByteArray();
    info.assetsShape = row.at(12).toByteArray();
    summary.createdMs = row.at(13).toLongLong();
    summary.changedMs = row.at(14).toLongLong();
    summary.trashedMs = row.at(15).toLongLong();
    summary.items = row.at(16).toLongLong();
    summary.labeled = row.at(17).toLongLong();
    summary.train = row.at(18).toLongLong();
    summary.test = row.at(19).toLongLong();
    summary.labels = row.at(20).toLongLong();
    summary.intents = row.at(21).toInt();
    summary.entities = row.at(22).toInt();
    summary.classes = row.at(23).toInt();
    if (summary.intents == 0) // none is missing where there is none
        summary.labeled += row.at(24).toLongLong();
    return summary;
}

} // namespace

Result<ProjectSummary> readProject(Store::Database &database, std::int64_t id)
{
    const auto row = database.row(columns + QStringLiteral(" WHERE id = ? AND trashed_ms >= 0"),
                                  {static_cast<qlonglong>(id)});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, std::to_string(id), "project");
    if (!row)
        return fail(row.error());
    return summaryOf(*row);
}

Status checkProjectName(Store::Database &database, const QString &name, std::int64_t except)
{
    const auto taken =
        database.row(QStringLiteral("SELECT id FROM project WHERE name = ? AND trashed_ms = 0 AND id <> ?"),
                     {name, static_cast<qlonglong>(except)});
    if (taken)
        return fail(ErrorCode::AlreadyExists, name.toStdString(), "project");
    if (taken.error().code != ErrorCode::NotFound)
        return fail(taken.error());
    return {};
}

Result<std::int64_t> insertProject(Store::Database &database, const project::ProjectInfo &info)
{
    if (const auto valid = project::checkName(info.name); !valid)
        return fail(valid.error());
    if (const auto free = checkProjectName(database, info.name, 0); !free)
        return fail(free.error());
    const auto now = static_cast<qlonglong>(database.clock.nowMs());
    const auto inserted = database.run(
        QStringLiteral(
            "INSERT INTO project(name, kind, language, multilingual, description, created_ms, changed_ms)"
            " VALUES(?, ?, '', 0, '', ?, ?)"),
        {info.name, static_cast<int>(info.kind), now, now});
    if (!inserted)
        return fail(inserted.error());
    project::ProjectInfo head = info;
    head.id = database.lastInsertId();
    if (const auto updated = updateProject(database, head); !updated)
        return fail(updated.error());
    return head.id;
}

Result<std::int64_t> Store::createProject(const project::ProjectInfo &info, const Origin &)
{
    Result<std::int64_t> id;
    const auto done = m_database->transaction([&]() -> Status {
        id = insertProject(*m_database, info);
        return id ? Status{} : fail(id.error());
    });
    if (!done)
        return fail(done.error());
    return id;
}

Result<std::vector<ProjectSummary>> Store::projects(bool inTrash)
{
    const auto rows = m_database->rows(
        columns + (inTrash ? QStringLiteral(" WHERE trashed_ms > 0 ORDER BY trashed_ms DESC")
                           : QStringLiteral(" WHERE trashed_ms = 0 ORDER BY changed_ms DESC, id DESC")));
    if (!rows)
        return fail(rows.error());
    std::vector<ProjectSummary> summaries;
    for (const Row &row : *rows) {
        auto summary = summaryOf(row);
        if (!summary)
            return fail(summary.error());
        summaries.push_back(std::move(*summary));
    }
    return summaries;
}

Result<ProjectSummary> Store::project(std::int64_t id)
{
    return readProject(*m_database, id);
}

Result<std::int64_t> Store::projectByName(const QString &name)
{
    const auto row =
        m_database->row(QStringLiteral("SELECT id FROM project WHERE name = ? AND trashed_ms = 0"), {name});
    if (row)
        return row->constFirst().toLongLong();
    if (row.error().code != ErrorCode::NotFound)
        return fail(row.error());
    const auto all = projects();
    if (!all)
        return fail(all.error());
    std::vector<std::string> names;
    for (const ProjectSummary &summary : *all)
        names.push_back(summary.info.name.toStdString());
    std::ranges::sort(names);
    constexpr std::size_t named = 8;
    names.resize(std::min(names.size(), named));
    return fail(ErrorCode::NotFound, name.toStdString(), "project", oneOf(names));
}

Status Store::trashProject(std::int64_t id)
{
    return m_database->transaction([&]() -> Status {
        if (const auto there = readProject(*m_database, id); !there)
            return fail(there.error());
        return m_database->run(
            QStringLiteral("UPDATE project SET trashed_ms = ? WHERE id = ? AND trashed_ms = 0"),
            {static_cast<qlonglong>(m_database->clock.nowMs()), static_cast<qlonglong>(id)});
    });
}

Status Store::restoreProject(std::int64_t id)
{
    return m_database->transaction([&]() -> Status {
        const auto there = readProject(*m_database, id);
        if (!there)
            return fail(there.error());
        if (auto free = checkProjectName(*m_database, there->info.name, id); !free)
            return free;
        return m_database->run(QStringLiteral("UPDATE project SET trashed_ms = 0 WHERE id = ?"),
                               {static_cast<qlonglong>(id)});
    });
}

Status Store::purgeProject(std::int64_t id)
{
    const qlonglong project = id;
    const auto gone = m_database->transaction([&]() -> Status {
        // Its items may be a million; from here on nobody sees them, and sweep() deletes them bit by bit.
        for (const char *statement :
             {"DELETE FROM job WHERE project = ?", "DELETE FROM deployment_step WHERE project = ?",
              "DELETE FROM held_model WHERE project = ?", "DELETE FROM model WHERE project = ?",
              "UPDATE project SET trashed_ms = -2 WHERE id = ?"}) {
            if (auto done = m_database->run(QString::fromLatin1(statement), {project}); !done)
                return done;
        }
        return {};
    });
    if (gone)
        std::ignore = sweep(sweepAfterWrite);
    return gone;
}

} // namespace glossa::store
