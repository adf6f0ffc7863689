// SPDX-License-Identifier: GPL-3.0-or-later
// A deployment names a held model, which is a copy of the model's row. The file is shared: it is removed when
// neither a model nor a held one names it (the triggers of version 5, model_files.cpp), so that deploying
// copies nothing and no verb has to think of the files of another. A step of the history keeps what served
// before and after in each of its slots; undo is the same change the other way round.
#include "core/store/deployments.h"

#include "core/store/bound.h"
#include "core/store/database.h"
#include "core/store/model_files.h"

#include <QSqlQuery>

#include <algorithm>

namespace glossa::store {

namespace {

const QString heldColumns =
    QStringLiteral("held_model.id,held_model.project,held_model.label,held_model.file,held_model.trained_ms,"
                   "held_model.took_ms,held_model.job,held_model.facts");

HeldModelRow heldOf(const Row &row, int at = 0)
{
    return {row.at(at).toLongLong(),
            {row.at(at + 1).toLongLong(), row.at(at + 2).toString(), row.at(at + 3).toString(),
             row.at(at + 4).toLongLong(), row.at(at + 5).toLongLong(), row.at(at + 6).toLongLong(),
             row.at(at + 7).toByteArray()}};
}

const QString deploymentColumns =
    QStringLiteral("SELECT deployment.project, deployment.name, since_ms, by, ") + heldColumns +
    QStringLiteral(" FROM deployment JOIN held_model ON held_model.id = held");

DeploymentRow deploymentOf(const Row &row)
{
    return {row.at(0).toLongLong(), row.at(1).toString(), heldOf(row, 4), row.at(2).toLongLong(),
            row.at(3).toString()};
}

Result<DeploymentRow> findDeployment(Store::Database &database, std::int64_t project, const QString &name)
{
    const auto row = database.row(deploymentColumns +
                                      QStringLiteral(" WHERE deployment.project = ? AND deployment.name = ?"),
                                  {static_cast<qlonglong>(project), filled(name)});
    if (row)
        return deploymentOf(*row);
    if (row.error().code != ErrorCode::NotFound)
        return fail(row.error());
    const auto names =
        database.rows(QStringLiteral("SELECT name FROM deployment WHERE project = ? ORDER BY name LIMIT 8"),
                      {static_cast<qlonglong>(project)});
    if (!names)
        return fail(names.error());
    std::vector<std::string> there;
    for (const Row &each : *names)
        there.push_back(each.constFirst().toString().toStdString());
    return fail(ErrorCode::NotFound, name.toStdString(), "deployment", oneOf(there));
}

Result<HeldModelRow> findHeld(Store::Database &database, std::int64_t id)
{
    const auto row = database.row(QStringLiteral("SELECT ") + heldColumns +
                                      QStringLiteral(" FROM held_model WHERE id = ?"),
                                  {static_cast<qlonglong>(id)});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::CorruptWorkspace, std::to_string(id), "held_model");
    if (!row)
        return fail(row.error());
    return heldOf(*row);
}

/// The held model of a model as its project lists it now; made if nothing has held it under that name.
Result<HeldModelRow> hold(Store::Database &database, const ModelRow &model)
{
    const auto known =
        database.row(QStringLiteral("SELECT ") + heldColumns +
                         QStringLiteral(" FROM held_model WHERE project = ? AND file = ? AND file <> ''"
                                        " AND label = ?"),
                     {static_cast<qlonglong>(model.project), model.file, model.label});
    if (known)
        return heldOf(*known);
    if (known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    const auto made = database.run(
        QStringLiteral("INSERT INTO held_model(project, label, file, trained_ms, took_ms, job, facts)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(model.project), model.label, model.file,
         static_cast<qlonglong>(model.trainedMs), static_cast<qlonglong>(model.tookMs),
         static_cast<qlonglong>(model.job), model.facts});
    if (!made)
        return fail(made.error());
    return HeldModelRow{database.lastInsertId(), model};
}

QVariant heldNumber(const std::optional<HeldModelRow> &held)
{
    return held ? QVariant(static_cast<qlonglong>(held->id)) : QVariant(QMetaType::fromType<qlonglong>());
}

/// Writes a step and does to the slots what it says; inside the open transaction.
Result<DeploymentStepRow> write(Store::Database &database, std::int64_t project, const Origin &origin,
                                DeploymentStepRow step)
{
    step.timeMs = database.clock.nowMs();
    step.author = origin.author;
    step.door = origin.door;
    const auto inserted = database.run(
        QStringLiteral("INSERT INTO deployment_step(project, time_ms, author, door, act, undoes)"
                       " VALUES(?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(project), static_cast<qlonglong>(step.timeMs), filled(step.author),
         filled(step.door), static_cast<int>(step.act), static_cast<qlonglong>(step.undoes)});
    if (!inserted)
        return fail(inserted.error());
    step.id = database.lastInsertId();
    int place = 0;
    for (const SlotChangeRow &change : step.changes) {
        auto done =
            database.run(QStringLiteral("INSERT INTO deployment_change(step, place, name, before, after)"
                                        " VALUES(?, ?, ?, ?, ?)"),
                         {static_cast<qlonglong>(step.id), place++, filled(change.name),
                          heldNumber(change.before), heldNumber(change.after)});
        if (done && change.after)
            done = database.run(
                QStringLiteral("INSERT INTO deployment(project, name, held, since_ms, by)"
                               " VALUES(?, ?, ?, ?, ?) ON CONFLICT(project, name) DO UPDATE SET"
                               " held = excluded.held, since_ms = excluded.since_ms, by = excluded.by"),
                {static_cast<qlonglong>(project), filled(change.name), heldNumber(change.after),
                 static_cast<qlonglong>(step.timeMs), filled(step.author)});
        else if (done)
            done = database.run(QStringLiteral("DELETE FROM deployment WHERE project = ? AND name = ?"),
                                {static_cast<qlonglong>(project), filled(change.name)});
        if (!done)
            return fail(done.error());
    }
    if (const auto dropped = dropHeldModels(database, project); !dropped)
        return fail(dropped.error());
    return step;
}

const QString stepColumns =
    QStringLiteral("SELECT id, time_ms, author, door, act, undoes, undone_by FROM deployment_step WHERE ");

Result<DeploymentStepRow> stepOf(Store::Database &database, const Row &row)
{
    DeploymentStepRow step;
    step.id = row.at(0).toLongLong();
    step.timeMs = row.at(1).toLongLong();
    step.author = row.at(2).toString();
    step.door = row.at(3).toString();
    step.act = static_cast<DeploymentAct>(row.at(4).toInt());
    step.undoes = row.at(5).toLongLong();
    step.undoneBy = row.at(6).toLongLong();
    const auto changes = database.rows(
        QStringLiteral("SELECT name, before, after FROM deployment_change WHERE step = ? ORDER BY place"),
        {row.at(0)});
    if (!changes)
        return fail(changes.error());
    for (const Row &each : *changes) {
        SlotChangeRow change{each.at(0).toString(), std::nullopt, std::nullopt};
        for (const auto &[column, held] : {std::pair{1, &change.before}, std::pair{2, &change.after}}) {
            if (each.at(column).isNull())
                continue;
            auto found = findHeld(database, each.at(column).toLongLong());
            if (!found)
                return fail(found.error());
            *held = std::move(*found);
        }
        step.changes.push_back(std::move(change));
    }
    return step;
}

/// Runs a verb that makes a step in a transaction of its own, and then takes the files away that it has let
/// go.
template <typename Verb>
Result<DeploymentStepRow> inProject(Store &store, std::int64_t project, Verb verb)
{
    Store::Database &database = store.database();
    Result<DeploymentStepRow> step;
    const auto done = database.write(project, [&](const ProjectHead &) -> Status {
        step = verb(database);
        return step ? Status{} : fail(step.error());
    });
    if (!done)
        return fail(done.error());
    std::ignore = removeUnusedFiles(database); // what stays is removed at the next occasion
    return step;
}

/// The step to take back, with what its slots should hold now.
Result<DeploymentStepRow> stepToUndo(Store::Database &database, std::int64_t project, std::int64_t wanted,
                                     const Origin &origin)
{
    const auto row =
        wanted != 0
            ? database.row(stepColumns + QStringLiteral("project = ? AND id = ?"),
                           {static_cast<qlonglong>(project), static_cast<qlonglong>(wanted)})
            : database.row(stepColumns + QStringLiteral("project = ? AND author = ? AND act <> 3"
                                                        " AND undone_by = 0 ORDER BY id DESC LIMIT 1"),
                           {static_cast<qlonglong>(project), filled(origin.author)});
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, wanted != 0 ? Message(std::to_string(wanted)) : Message(), "undo");
    if (!row)
        return fail(row.error());
    auto step = stepOf(database, *row);
    if (step && step->undoneBy != 0)
        return fail(ErrorCode::Stale, {Phrase::TakenBackByStep, step->undoneBy}, "undo");
    return step;
}

} // namespace

Result<std::vector<DeploymentRow>> deployments(Store &store, std::int64_t project)
{
    const auto rows =
        project != 0
            ? store.database().rows(
                  deploymentColumns +
                      QStringLiteral(" WHERE deployment.project = ? ORDER BY deployment.name"),
                  {static_cast<qlonglong>(project)})
            : store.database().rows(
                  deploymentColumns +
                  QStringLiteral(" JOIN project ON project.id = deployment.project AND trashed_ms = 0"
                                 " ORDER BY deployment.project, deployment.name"));
    if (!rows)
        return fail(rows.error());
    std::vector<DeploymentRow> found;
    found.reserve(rows->size());
    for (const Row &row : *rows)
        found.push_back(deploymentOf(row));
    return found;
}

Result<DeploymentRow> deployment(Store &store, std::int64_t project, const QString &name)
{
    return findDeployment(store.database(), project, name);
}

Result<DeploymentStepRow> deploy(Store &store, std::int64_t project, const QString &name,
                                 const QString &model, const Origin &origin)
{
    return inProject(store, project, [&](Store::Database &database) -> Result<DeploymentStepRow> {
        const auto listed = store.model(project, model);
        if (!listed)
            return fail(listed.error());
        const auto now = findDeployment(database, project, name);
        if (!now && now.error().code != ErrorCode::NotFound)
            return fail(now.error());
        auto held = hold(database, *listed);
        if (!held)
            return fail(held.error());
        if (now && now->held.id == held->id) {
            const auto last = database.row(
                stepColumns + QStringLiteral("project = ? AND id IN (SELECT step FROM deployment_change"
                                             " WHERE name = ?) ORDER BY id DESC LIMIT 1"),
                {static_cast<qlonglong>(project), name});
            if (!last)
                return fail(last.error());
            return stepOf(database, *last);
        }
        DeploymentStepRow step;
        step.changes = {
            {name, now ? std::optional(now->held) : std::nullopt, std::optional(std::move(*held))}};
        return write(database, project, origin, std::move(step));
    });
}

Result<DeploymentStepRow> swapDeployments(Store &store, std::int64_t project, const QString &first,
                                          const QString &second, const Origin &origin)
{
    return inProject(store, project, [&](Store::Database &database) -> Result<DeploymentStepRow> {
        const auto one = findDeployment(database, project, first);
        if (!one)
            return fail(one.error());
        const auto other = findDeployment(database, project, second);
        if (!other)
            return fail(other.error());
        DeploymentStepRow step;
        step.act = DeploymentAct::Swap;
        step.changes = {{first, one->held, other->held}, {second, other->held, one->held}};
        return write(database, project, origin, std::move(step));
    });
}

Result<DeploymentStepRow> deleteDeployment(Store &store, std::int64_t project, const QString &name,
                                           const Origin &origin)
{
    return inProject(store, project, [&](Store::Database &database) -> Result<DeploymentStepRow> {
        const auto now = findDeployment(database, project, name);
        if (!now)
            return fail(now.error());
        DeploymentStepRow step;
        step.act = DeploymentAct::Delete;
        step.changes = {{name, now->held, std::nullopt}};
        return write(database, project, origin, std::move(step));
    });
}

Result<DeploymentStepRow> undoDeployment(Store &store, std::int64_t project, std::int64_t wanted,
                                         const Origin &origin)
{
    return inProject(store, project, [&](Store::Database &database) -> Result<DeploymentStepRow> {
        const auto undone = stepToUndo(database, project, wanted, origin);
        if (!undone)
            return fail(undone.error());
        DeploymentStepRow step;
        step.act = DeploymentAct::Undo;
        step.undoes = undone->id;
        for (const SlotChangeRow &change : undone->changes) {
            const auto now = findDeployment(database, project, change.name);
            if (!now && now.error().code != ErrorCode::NotFound)
                return fail(now.error());
            const std::int64_t serving = now ? now->held.id : 0;
            if (serving != (change.after ? change.after->id : 0))
                return fail(ErrorCode::Stale, {Phrase::DeploymentChanged, change.name.toStdString()}, "undo");
            if (change.before && change.before->model.file.isEmpty())
                return fail(ErrorCode::Stale,
                            {Phrase::ModelKeptNoLonger, change.before->model.label.toStdString()}, "undo");
            step.changes.push_back({change.name, change.after, change.before});
        }
        auto written = write(database, project, origin, std::move(step));
        if (!written)
            return written;
        const auto mark = [&](std::int64_t which, std::int64_t by) {
            return database.run(QStringLiteral("UPDATE deployment_step SET undone_by = ? WHERE id = ?"),
                                {static_cast<qlonglong>(by), static_cast<qlonglong>(which)});
        };
        auto marked = mark(undone->id, written->id);
        if (marked && undone->undoes != 0) // what that one had taken back stands again
            marked = mark(undone->undoes, 0);
        if (!marked)
            return fail(marked.error());
        return written;
    });
}

Result<std::vector<DeploymentStepRow>> deploymentHistory(Store &store, std::int64_t project, int limit)
{
    Store::Database &database = store.database();
    const auto rows = database.rows(stepColumns + QStringLiteral("project = ? ORDER BY id DESC LIMIT ?"),
                                    {static_cast<qlonglong>(project), limit});
    if (!rows)
        return fail(rows.error());
    std::vector<DeploymentStepRow> steps;
    for (const Row &row : *rows) {
        auto step = stepOf(database, row);
        if (!step)
            return fail(step.error());
        steps.push_back(std::move(*step));
    }
    return steps;
}

} // namespace glossa::store
