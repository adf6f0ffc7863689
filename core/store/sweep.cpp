// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes what nobody can see any more: items of imports that did not end, of imports that were taken back
// and cannot come again, of purged projects, the rows of removed categories that no item names, and the
// server's jobs that have expired. A transaction deletes a few hundred items, so that others' edits go in
// between. Files of models come first.
//
// An import that was taken back can come again until its author makes another step of their own: from then on
// redo offers nothing of before (redoTarget in journal.cpp), and its items are out of everybody's reach.
#include "core/store/held_file.h"
#include "core/store/layers.h"
#include "core/store/model_files.h"
#include "core/store/runtime_jobs.h"

#include <QDeadlineTimer>

#include <thread>

namespace glossa::store {

namespace {

constexpr int itemsAtOnce = 500;
/// Between two transactions, so that somebody who waits for the lock gets it.
constexpr std::chrono::milliseconds gap{5};

struct Layer {
    std::int64_t id = 0;
    LayerState state = LayerState::Emptying;
    QString holder;
};

Result<std::vector<Layer>> unseenLayers(Store::Database &database)
{
    std::vector<Layer> layers;
    const auto done = database.each(QStringLiteral("SELECT id, state, holder FROM layer WHERE state <> 0"),
                                    {}, [&layers](const QSqlQuery &query) {
                                        layers.push_back({query.value(0).toLongLong(),
                                                          static_cast<LayerState>(query.value(1).toInt()),
                                                          query.value(2).toString()});
                                    });
    if (!done)
        return fail(done.error());
    return layers;
}

Result<bool> canComeAgain(Store::Database &database, std::int64_t layer)
{
    const auto row = database.row(
        QStringLiteral(
            "SELECT EXISTS(SELECT 1 FROM layer JOIN journal AS undo ON undo.sequence = hidden_by"
            " WHERE layer.id = ? AND undo.undone_by = 0 AND NOT EXISTS(SELECT 1 FROM journal AS own"
            " WHERE own.project = undo.project AND own.author = undo.author AND own.kind = 0"
            " AND own.sequence > undo.sequence))"),
        {static_cast<qlonglong>(layer)});
    if (!row)
        return fail(row.error());
    return row->constFirst().toBool();
}

/// Marks a layer that nothing can show again; whether it is one now.
Result<bool> giveUp(Store::Database &database, const Layer &layer)
{
    bool given = layer.state == LayerState::Emptying;
    if (layer.state == LayerState::Filling &&
        HeldFile::look(database.folder, layer.holder) == HeldFile::State::Left) {
        const auto done = database.transaction(
            [&] { return setLayerState(database, layer.id, LayerState::Filling, LayerState::Emptying); });
        // It was committed between the two looks.
        if (!done && done.error().code != ErrorCode::Conflict)
            return fail(done.error());
        given = done.has_value();
    }
    if (layer.state == LayerState::TakenBack) {
        const auto done = database.transaction([&]() -> Status {
            const auto can = canComeAgain(database, layer.id);
            if (!can)
                return fail(can.error());
            given = !*can;
            return given ? setLayerState(database, layer.id, LayerState::TakenBack, LayerState::Emptying)
                         : Status{};
        });
        if (!done && done.error().code != ErrorCode::Conflict)
            return fail(done.error());
        given = given && done;
    }
    return given;
}

/// Deletes some items of a layer, or the layer where none are left. Whether the layer is gone.
Result<bool> emptySome(Store::Database &database, std::int64_t layer)
{
    const auto id = static_cast<qlonglong>(layer);
    bool gone = false;
    const auto done = database.transaction([&]() -> Status {
        const auto range = database.row(
            QStringLiteral("SELECT first, last FROM layer_range WHERE layer = ? ORDER BY first LIMIT 1"),
            {id});
        if (!range && range.error().code == ErrorCode::NotFound) {
            gone = true;
            return database.run(QStringLiteral("DELETE FROM layer WHERE id = ?"), {id});
        }
        if (!range)
            return fail(range.error());
        const qlonglong first = range->at(0).toLongLong();
        const qlonglong last = range->at(1).toLongLong();
        const qlonglong until = std::min(last, first + itemsAtOnce - 1);
        auto deleted = database.run(QStringLiteral("DELETE FROM item WHERE id BETWEEN ? AND ? AND layer = ?"),
                                    {first, until, id});
        if (!deleted)
            return deleted;
        return until == last
                   ? database.run(QStringLiteral("DELETE FROM layer_range WHERE first = ?"), {first})
                   : database.run(QStringLiteral("UPDATE layer_range SET first = ? WHERE first = ?"),
                                  {until + 1, first});
    });
    if (!done)
        return fail(done.error());
    return gone;
}

/// A project that was purged, or whose first import did not end. Whether it is gone.
Result<bool> emptySomeOfProject(Store::Database &database, qlonglong project)
{
    bool gone = false;
    const auto done = database.transaction([&]() -> Status {
        // Items first: their marks refer to the categories, whose own cascade would come in the wrong order.
        for (const char *table : {"item", "kept_query"}) {
            auto deleted = database.run(
                QStringLiteral("DELETE FROM %1 WHERE id IN (SELECT id FROM %1 WHERE project = ? LIMIT ?)")
                    .arg(QLatin1String(table)),
                {project, itemsAtOnce});
            if (!deleted || database.changes() > 0)
                return deleted;
        }
        gone = true;
        return database.run(QStringLiteral("DELETE FROM project WHERE id = ? AND trashed_ms < 0"), {project});
    });
    if (!done)
        return fail(done.error());
    return gone;
}

/// Rows of removed categories that no item names. While an import runs in the project they stay, as it may be
/// about to name them.
Status dropCategories(Store::Database &database)
{
    const QString unused = QStringLiteral(
        " FROM category WHERE removed <> 0"
        " AND NOT EXISTS(SELECT 1 FROM layer WHERE layer.project = category.project AND state = 1)"
        " AND NOT EXISTS(SELECT 1 FROM item WHERE intent = category.id)"
        " AND NOT EXISTS(SELECT 1 FROM label WHERE label.category = category.id)"
        " AND NOT EXISTS(SELECT 1 FROM class_label WHERE class_label.category = category.id)");
    const auto any = database.row(QStringLiteral("SELECT EXISTS(SELECT 1") + unused + u')');
    if (!any)
        return fail(any.error());
    if (!any->constFirst().toBool())
        return {};
    return database.transaction([&] {
        return database.run(QStringLiteral("DELETE FROM category WHERE id IN (SELECT id") + unused + u')');
    });
}

} // namespace

Result<bool> Store::sweep(std::chrono::milliseconds budget)
{
    const QDeadlineTimer end(budget);
    if (const auto removed = removeUnusedFiles(*m_database); !removed)
        return fail(removed.error());
    const auto layers = unseenLayers(*m_database);
    if (!layers)
        return fail(layers.error());
    for (const Layer &layer : *layers) {
        const auto given = giveUp(*m_database, layer);
        if (!given)
            return fail(given.error());
        bool gone = !*given;
        while (!gone) {
            if (end.hasExpired())
                return true;
            const auto emptied = emptySome(*m_database, layer.id);
            if (!emptied)
                return fail(emptied.error());
            gone = *emptied;
            std::this_thread::sleep_for(gap);
        }
    }
    // A project that an import is making has its layer from the first moment on.
    const auto projects = m_database->rows(
        QStringLiteral("SELECT id FROM project WHERE trashed_ms = -2 OR (trashed_ms = -1 AND NOT EXISTS"
                       "(SELECT 1 FROM layer WHERE layer.project = project.id))"));
    if (!projects)
        return fail(projects.error());
    for (const Row &project : *projects) {
        for (bool gone = false; !gone;) {
            if (end.hasExpired())
                return true;
            const auto emptied = emptySomeOfProject(*m_database, project.constFirst().toLongLong());
            if (!emptied)
                return fail(emptied.error());
            gone = *emptied;
            std::this_thread::sleep_for(gap);
        }
    }
    if (auto dropped = dropCategories(*m_database); !dropped)
        return fail(dropped.error());
    for (bool more = true; more;) {
        if (end.hasExpired())
            return true;
        const auto swept = sweepRuntimeJobs(*this);
        if (!swept)
            return fail(swept.error());
        more = *swept;
    }
    return false;
}

} // namespace glossa::store
