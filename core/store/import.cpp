// SPDX-License-Identifier: GPL-3.0-or-later
// An import is one transaction and one journal row. Its inverse is
// {"import":{"first":…,"last":…,"categories":[[kind,name]…]}}: the range of item ids it brought (ids of one
// transaction follow each other) and the categories it added.
#include "core/store/categories.h"
#include "core/store/items.h"
#include "core/store/journal.h"
#include "core/store/projects.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace glossa::store {

struct Store::Import::State {
    Database &database;
    std::int64_t project = 0;
    Origin origin;
    ItemStamp stamp;
    CategoryNumbers numbers;
    CountChanges counts;
    double place = 0.0;
    project::ItemId first = 0;
    project::ItemId last = 0;
    QJsonArray added;
    bool open = true;
    Status sound = {}; // the first failure; nothing may follow it
};

namespace {

const QString importKey = QStringLiteral("import");

QJsonObject importOf(const QByteArray &inverse)
{
    return QJsonDocument::fromJson(inverse).object()[importKey].toObject();
}

} // namespace

bool isImport(const QByteArray &inverse)
{
    return inverse.startsWith("{\"import\"");
}

Status undoImport(Store::Database &database, std::int64_t project, std::int64_t sequence,
                  const QByteArray &inverse)
{
    const QJsonObject import = importOf(inverse);
    const qlonglong first = import[QStringLiteral("first")].toInteger();
    const qlonglong last = import[QStringLiteral("last")].toInteger();
    const Row range{static_cast<qlonglong>(project), first, last};
    const auto untouched = database.row(
        QStringLiteral("SELECT count(*) FROM item WHERE project = ? AND id BETWEEN ? AND ? AND sequence = ?"),
        {range.at(0), first, last, static_cast<qlonglong>(sequence)});
    if (!untouched)
        return fail(untouched.error());
    // Changes that were taken back do not count; only then is the journal read.
    if (last != 0 && untouched->constFirst().toLongLong() != last - first + 1) {
        const auto changed = touchedSince(database, project, sequence, first, last);
        if (!changed)
            return fail(changed.error());
        if (*changed > 0)
            return fail(ErrorCode::Stale, std::to_string(*changed) + " imported items were changed since");
    }
    auto numbers = CategoryNumbers::read(database, project);
    if (!numbers)
        return fail(numbers.error());
    CountChanges counts;
    std::vector<project::ItemId> ids;
    auto done =
        database.each(QStringLiteral("SELECT id FROM item WHERE project = ? AND id BETWEEN ? AND ?"), range,
                      [&ids](const QSqlQuery &query) { ids.push_back(query.value(0).toLongLong()); });
    constexpr std::size_t batch = 1000;
    for (std::size_t at = 0; done && at < ids.size(); at += batch) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + batch, ids.size()));
        const auto rows = readItems(database, project, {begin, end});
        if (!rows)
            return fail(rows.error());
        for (const ItemRow &row : *rows)
            counts.count(row.item, *numbers, -1);
    }
    if (!done)
        return done;
    done = database.run(QStringLiteral("DELETE FROM item WHERE project = ? AND id BETWEEN ? AND ?"), range);
    if (done)
        done = counts.write(database, project, database.clock.nowMs());
    const QJsonArray brought = import[QStringLiteral("categories")].toArray();
    if (!done || brought.isEmpty())
        return done;
    const auto changed = categoriesChangedSince(database, project, sequence);
    if (!changed)
        return fail(changed.error());
    // A category that came with the import stays if something uses it by now, or somebody has worked on it.
    for (const auto value : brought) {
        if (!done)
            return done;
        const auto kind = static_cast<project::CategoryKind>(value.toArray().at(0).toInt());
        if (changed->contains({kind, value.toArray().at(1).toString()}))
            continue;
        done = database.run(QStringLiteral("DELETE FROM category WHERE project = ? AND kind = ? AND name = ?"
                                           " AND items = 0"),
                            {range.at(0), value.toArray().at(0).toInt(), value.toArray().at(1).toString()});
    }
    return done;
}

Store::Import::Import(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Store::Import::~Import()
{
    if (m_state->open)
        m_state->database.rollback();
}

std::int64_t Store::Import::project() const
{
    return m_state->project;
}

Status Store::Import::categories(const std::vector<project::Category> &batch)
{
    State &state = *m_state;
    for (const project::Category &category : batch) {
        if (!state.sound || state.numbers.number(category.kind, category.name) != 0)
            continue;
        constexpr qsizetype most = 2000;
        if (state.added.size() >= most)
            return state.sound = fail(ErrorCode::TooLarge, category.name.toStdString(), "categories",
                                      "at most 2,000 new categories in one import");
        const auto made = insertCategory(state.database, state.project, category, -1);
        if (!made)
            return state.sound = fail(made.error());
        state.numbers.add(category.kind, category.name, state.database.lastInsertId());
        state.added.append(QJsonArray{static_cast<int>(category.kind), category.name});
    }
    return state.sound;
}

Status Store::Import::items(const std::vector<project::Item> &batch)
{
    State &state = *m_state;
    for (project::Item item : batch) {
        // After a full disk SQLite may have rolled back; what followed would be written for itself.
        if (!state.sound)
            break;
        item.id = 0;
        if (auto valid = checkItem(item, state.numbers); !valid)
            return state.sound = valid;
        const auto id =
            insertItem(state.database, state.project, item, state.place, state.numbers, state.stamp);
        if (!id)
            return state.sound = fail(id.error());
        state.place += 1.0;
        if (state.first == 0)
            state.first = *id;
        state.last = *id;
        state.counts.count(item, state.numbers, 1);
    }
    return state.sound;
}

Result<EditReceipt> Store::Import::commit(const QString &note)
{
    State &state = *m_state;
    if (!state.sound)
        return fail(state.sound.error());
    if (auto written = state.counts.write(state.database, state.project, state.stamp.nowMs); !written)
        return fail(written.error());
    const QJsonObject inverse{
        {importKey, QJsonObject{{QStringLiteral("first"), static_cast<qint64>(state.first)},
                                {QStringLiteral("last"), static_cast<qint64>(state.last)},
                                {QStringLiteral("categories"), state.added}}}};
    JournalRow row;
    row.note = note;
    row.inverse = QJsonDocument(inverse).toJson(QJsonDocument::Compact);
    const auto sequence = writeJournal(state.database, state.project, state.origin, row);
    if (!sequence)
        return fail(sequence.error());
    state.open = false;
    if (auto committed = state.database.commit(); !committed)
        return fail(committed.error());
    return EditReceipt{*sequence, 0, project::Edit{project::Batch{}}};
}

Result<std::unique_ptr<Store::Import>>
Store::beginImport(std::int64_t project, const project::ProjectInfo &info, const Origin &origin)
{
    if (auto begun = m_database->begin(); !begun)
        return fail(begun.error());
    const auto give = [this](const Error &error) {
        m_database->rollback();
        return fail(error);
    };
    auto id = project != 0 ? Result<std::int64_t>(project) : insertProject(*m_database, info);
    if (!id)
        return give(id.error());
    if (const auto there = readProject(*m_database, *id); !there)
        return give(there.error());
    auto numbers = CategoryNumbers::read(*m_database, *id);
    const auto place = endPlace(*m_database, *id);
    const auto sequence = nextSequence(*m_database);
    if (!numbers || !place || !sequence)
        return give(!numbers ? numbers.error() : !place ? place.error() : sequence.error());
    auto state = std::unique_ptr<Import::State>(
        new Import::State{*m_database,
                          *id,
                          origin,
                          {m_database->clock.nowMs(), origin.author, *sequence},
                          std::move(*numbers),
                          {},
                          *place,
                          0,
                          0,
                          {},
                          true,
                          {}});
    return std::unique_ptr<Import>(new Import(std::move(state)));
}

} // namespace glossa::store
