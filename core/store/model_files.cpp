// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/model_files.h"

#include "core/store/bound.h"
#include "core/store/database.h"

#include <QDir>
#include <QFile>
#include <QUuid>

namespace glossa::store {

namespace {

const QString lockPrefix = QStringLiteral("model");

/// A name out of a damaged row must not lead to a file elsewhere.
bool isFileName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && name != u"." && name != u"..";
}

/// Whether there is nothing of that name any more.
bool removed(const QDir &folder, const QString &name)
{
    const QString path = folder.filePath(name);
    // A model is written aside first (learn::Model::save).
    QFile::remove(path + QStringLiteral(".part"));
    return QFile::remove(path) || !QFile::exists(path);
}

} // namespace

Result<NewModelFile> NewModelFile::make(Store &store, std::int64_t project)
{
    if (!QDir().mkpath(store.modelsFolder()))
        return fail(ErrorCode::UnwritableFile, Phrase::FolderCannotBeMade, {}, {},
                    store.modelsFolder().toStdString());
    auto holder = HeldFile::make(store.folder(), lockPrefix);
    if (!holder)
        return fail(holder.error());
    const QString name =
        QStringLiteral("%1-%2.glossa").arg(project).arg(QUuid::createUuid().toString(QUuid::Id128));
    Store::Database &database = store.database();
    const auto written = database.transaction([&] {
        return database.run(QStringLiteral("INSERT INTO unused_file(name, holder) VALUES(?, ?)"),
                            {name, holder->name()});
    });
    if (!written)
        return fail(written.error());
    return NewModelFile(name, std::move(*holder));
}

Status dropHeldModels(Store::Database &database, std::int64_t project)
{
    return database.run(
        QStringLiteral(
            "UPDATE held_model SET file = '' WHERE id IN (SELECT id FROM held_model WHERE project = ?"
            " AND file <> '' AND id NOT IN (SELECT held FROM deployment)"
            " AND file NOT IN (SELECT file FROM model) AND file NOT IN"
            " (SELECT file FROM held_model AS serving JOIN deployment ON deployment.held = serving.id)"
            " ORDER BY (SELECT max(step) FROM deployment_change WHERE before = held_model.id) DESC, id DESC"
            " LIMIT -1 OFFSET ?)"),
        {static_cast<qlonglong>(project), heldForUndo});
}

Status removeUnusedFiles(Store::Database &database)
{
    if (database.isReadOnly())
        return {};
    const QString used =
        QStringLiteral("(EXISTS(SELECT 1 FROM model WHERE file = name) OR"
                       " EXISTS(SELECT 1 FROM held_model WHERE file = name AND file <> ''))");
    const auto rows = database.rows(QStringLiteral("SELECT name, holder, %1 FROM unused_file").arg(used));
    if (!rows)
        return fail(rows.error());
    const QDir folder(QDir(database.folder).filePath(QStringLiteral("models")));
    QStringList gone;
    QStringList taken; // by a model; their training has ended
    for (const Row &row : *rows) {
        const QString name = row.at(0).toString();
        const QString holder = row.at(1).toString();
        if (!holder.isEmpty() && HeldFile::look(database.folder, holder) != HeldFile::State::Left)
            continue;
        if (row.at(2).toInt() != 0)
            taken << name;
        else if (!isFileName(name) || removed(folder, name))
            gone << name;
    }
    HeldFile::removeLeft(database.folder, lockPrefix);
    if (gone.isEmpty() && taken.isEmpty())
        return {};
    return database.transaction([&]() -> Status {
        Status done;
        for (const QString &name : gone) {
            if (done)
                done = database.run(QStringLiteral("DELETE FROM unused_file WHERE name = ?"), {name});
        }
        for (const QString &name : taken) { // unless it has lost its last name meanwhile
            if (done)
                done = database.run(QStringLiteral("DELETE FROM unused_file WHERE name = ? AND %1").arg(used),
                                    {name});
        }
        return done;
    });
}

} // namespace glossa::store
