// SPDX-License-Identifier: GPL-3.0-or-later
// An import fills a layer that nobody sees, in transactions of about a tenth of a second between which others
// write, and shows it with the one that writes its journal row. What it leaves when it ends otherwise, by a
// cancel, a failure or a crash, is deleted by sweep().
#include "core/project/rules.h"
#include "core/store/categories.h"
#include "core/store/held_file.h"
#include "core/store/items.h"
#include "core/store/journal.h"
#include "core/store/layers.h"
#include "core/store/projects.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <optional>
#include <thread>

namespace glossa::store {

namespace {

/// So many items, or so many code units of text, are collected before a transaction is begun for them.
constexpr std::size_t itemsAtOnce = 4000;
constexpr qsizetype unitsAtOnce = 4'000'000;
/// How long one transaction goes on inserting, and how long others may come in between.
constexpr qint64 transactionMs = 80;
constexpr std::chrono::milliseconds gap{4};
/// Items of an import stand this close to each other, so that whoever adds one meanwhile adds it behind all
/// of them: the next whole number is beyond 16 million items.
const double step = std::ldexp(1.0, -24);

} // namespace

struct Store::Import::State {
    State(Store &theStore, Origin theOrigin, HeldFile theHolder)
        : store(theStore)
        , database(*theStore.m_database)
        , origin(std::move(theOrigin))
        , holder(std::move(theHolder))
    {
    }

    /// Inside a transaction: NotFound unless the project stands and the layer is still this import's.
    Status checkMine();
    /// Runs `body` in a transaction of which others see nothing.
    Status write(const std::function<Status()> &body);
    Status flush();
    Status insertSome(std::size_t &at);
    Status bringCategories();
    Status show(const QString &note, EditReceipt &receipt);

    Store &store;
    Database &database;
    Origin origin;
    std::optional<HeldFile> holder;
    std::int64_t project = 0;
    bool makesProject = false;
    std::int64_t layer = 0;
    ItemStamp stamp;
    CategoryNumbers numbers;
    double place = 0.0;
    std::int64_t count = 0;
    std::vector<project::Category> brought; // those that the schema had not
    CategoryNames added;                    // those of them that it had not at the end, either
    std::vector<project::Item> waiting;
    qsizetype waitingUnits = 0;
    bool open = true;
    Status sound = {}; // the first failure; nothing may follow it
};

Status Store::Import::State::checkMine()
{
    const auto mine =
        database.row(QStringLiteral("SELECT name, trashed_ms FROM layer JOIN project"
                                    " ON project.id = layer.project WHERE layer.id = ? AND state = 1"),
                     {static_cast<qlonglong>(layer)});
    if (!mine && mine.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, std::to_string(project), "project");
    if (!mine)
        return fail(mine.error());
    constexpr qlonglong beingMade = -1;
    if (mine->at(1).toLongLong() != (makesProject ? beingMade : 0))
        return fail(ErrorCode::NotFound, mine->at(0).toString().toStdString(), "project");
    return {};
}

Status Store::Import::State::write(const std::function<Status()> &body)
{
    return database.transaction([&]() -> Status {
        if (auto mine = checkMine(); !mine)
            return mine;
        return body();
    });
}

Status Store::Import::State::insertSome(std::size_t &at)
{
    QElapsedTimer timer;
    timer.start();
    CountChanges counts;
    project::ItemId first = 0;
    project::ItemId last = 0;
    for (; at < waiting.size() && !(first != 0 && timer.hasExpired(transactionMs)); ++at) {
        const project::Item &item = waiting[at];
        const auto id = insertItem(database, project, item,
                                   {place + static_cast<double>(count) * step, layer}, numbers, stamp);
        if (!id)
            return fail(id.error());
        ++count;
        first = first == 0 ? *id : first;
        last = *id;
        counts.count(item, numbers, 1, layer);
    }
    if (auto written = counts.writeLayers(database, false); !written)
        return written;
    // Ids of one transaction follow each other; where nobody added an item in between, one range goes on.
    const auto id = static_cast<qlonglong>(layer);
    if (auto longer =
            database.run(QStringLiteral("UPDATE layer_range SET last = ? WHERE layer = ? AND last = ?"),
                         {static_cast<qlonglong>(last), id, static_cast<qlonglong>(first - 1)});
        !longer || database.changes() > 0)
        return longer;
    return database.run(QStringLiteral("INSERT INTO layer_range(first, last, layer) VALUES(?, ?, ?)"),
                        {static_cast<qlonglong>(first), static_cast<qlonglong>(last), id});
}

Status Store::Import::State::flush()
{
    for (std::size_t at = 0; sound && at < waiting.size();) {
        sound = write([&] { return insertSome(at); });
        std::this_thread::sleep_for(gap);
    }
    waiting.clear();
    waitingUnits = 0;
    return sound;
}

/// Puts the categories that the import brings into the schema, as far as they are not in it by now.
Status Store::Import::State::bringCategories()
{
    const auto now = CategoryNumbers::read(database, project);
    if (!now)
        return fail(now.error());
    for (const project::Category &category : brought) {
        const std::int64_t mine = numbers.number(category.kind, category.name);
        const std::int64_t there = now->number(category.kind, category.name);
        if (there != 0 && there != mine)
            return fail(ErrorCode::Conflict, category.name.toStdString(), "category", Phrase::ImportOnceMore);
        if (there != 0)
            continue;
        if (const auto made = insertCategory(database, project, category, -1, mine); !made)
            return fail(made.error());
        added.insert({category.kind, category.name});
    }
    // Those that somebody removed while it ran come back with it, as if it had come after.
    const auto missing = missingCategories(database, layer);
    if (!missing)
        return fail(missing.error());
    for (const MissingCategory &gone : *missing) {
        auto category = keptCategory(database, gone.number);
        if (!category)
            return fail(category.error());
        if (const auto made = insertCategory(database, project, std::move(*category), -1, gone.number); !made)
            return fail(made.error());
        added.insert({gone.kind, gone.name});
    }
    return {};
}

Status Store::Import::State::show(const QString &note, EditReceipt &receipt)
{
    if (makesProject) {
        const auto head = database.row(QStringLiteral("SELECT name FROM project WHERE id = ?"),
                                       {static_cast<qlonglong>(project)});
        if (!head)
            return fail(head.error());
        if (auto free = checkProjectName(database, head->constFirst().toString(), project); !free)
            return free;
        auto made = database.run(QStringLiteral("UPDATE project SET trashed_ms = 0 WHERE id = ?"),
                                 {static_cast<qlonglong>(project)});
        if (!made)
            return made;
    }
    if (auto categories = bringCategories(); !categories)
        return categories;
    if (auto shown = setLayerState(database, layer, LayerState::Filling, LayerState::Seen); !shown)
        return shown;
    JournalRow row;
    row.note = note;
    row.inverse = importInverse(layer, added);
    const auto sequence = writeJournal(database, project, origin, row);
    if (!sequence)
        return fail(sequence.error());
    receipt.sequence = *sequence;
    return {};
}

Store::Import::Import(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Store::Import::~Import()
{
    if (!m_state->open)
        return;
    std::ignore = m_state->database.run(QStringLiteral("PRAGMA synchronous=FULL"));
    m_state->holder.reset(); // from here on the layer is anybody's to sweep
    std::ignore = m_state->store.sweep(sweepAfterWrite);
}

std::int64_t Store::Import::project() const
{
    return m_state->project;
}

Status Store::Import::categories(const std::vector<project::Category> &batch)
{
    State &state = *m_state;
    std::vector<project::Category> unknown;
    for (const project::Category &category : batch) {
        const bool twice = std::ranges::any_of(unknown, [&category](const project::Category &other) {
            return other.kind == category.kind && other.name == category.name;
        });
        if (!twice && state.numbers.number(category.kind, category.name) == 0)
            unknown.push_back(category);
    }
    if (!state.sound || unknown.empty())
        return state.sound;
    if (state.brought.size() + unknown.size() > project::mostNewCategories)
        return state.sound = fail(ErrorCode::TooLarge, unknown.front().name.toStdString(), "categories",
                                  Phrase::AtMostNewCategories);
    return state.sound = state.write([&]() -> Status {
        for (project::Category &category : unknown) {
            const auto number = prepareCategory(state.database, state.project, category);
            if (!number)
                return fail(number.error());
            state.numbers.add(category.kind, category.name, *number);
            state.brought.push_back(std::move(category));
        }
        return {};
    });
}

Status Store::Import::items(const std::vector<project::Item> &batch)
{
    State &state = *m_state;
    for (const project::Item &item : batch) {
        if (!state.sound)
            break;
        if (auto valid = checkItem(item, state.numbers); !valid)
            return state.sound = valid;
        state.waitingUnits += item.text.size();
        state.waiting.push_back(item);
        state.waiting.back().id = 0;
        if (state.waiting.size() >= itemsAtOnce || state.waitingUnits >= unitsAtOnce)
            std::ignore = state.flush();
    }
    return state.sound;
}

Result<EditReceipt> Store::Import::commit(const QString &note)
{
    State &state = *m_state;
    if (auto written = state.flush(); !written)
        return fail(written.error());
    // From here on it must outlive a power cut, and with it all that was written before.
    if (auto full = state.database.run(QStringLiteral("PRAGMA synchronous=FULL")); !full)
        return fail(full.error());
    EditReceipt receipt{0, 0, project::Edit{project::Batch{}}};
    const auto shown = state.database.transaction([&]() -> Status {
        if (auto mine = state.checkMine(); !mine)
            return mine;
        return state.show(note, receipt);
    });
    if (!shown)
        return fail(shown.error());
    state.open = false;
    state.holder.reset();
    std::ignore = state.store.sweep(sweepAfterWrite);
    return receipt;
}

Result<std::unique_ptr<Store::Import>>
Store::beginImport(std::int64_t project, const project::ProjectInfo &info, const Origin &origin)
{
    if (m_database->isReadOnly())
        return fail(ErrorCode::ReadOnly, {}, {}, {}, m_database->folder.toStdString());
    auto holder = HeldFile::make(m_database->folder, QStringLiteral("import"));
    if (!holder)
        return fail(holder.error());
    const QString name = holder->name();
    auto state = std::make_unique<Import::State>(*this, origin, std::move(*holder));
    state->makesProject = project == 0;
    state->stamp = {m_database->clock.nowMs(), origin.author, 0};
    const auto prepare = [&]() -> Status {
        auto id = project != 0 ? Result<std::int64_t>(project) : insertProject(*m_database, info);
        if (!id)
            return fail(id.error());
        state->project = *id;
        auto numbers = CategoryNumbers::read(*m_database, *id);
        if (!numbers)
            return fail(numbers.error());
        state->numbers = std::move(*numbers);
        const auto place = endPlace(*m_database, *id);
        if (!place)
            return fail(place.error());
        state->place = *place;
        // Nobody sees the project before it is whole.
        if (state->makesProject) {
            auto hidden = m_database->run(QStringLiteral("UPDATE project SET trashed_ms = -1 WHERE id = ?"),
                                          {static_cast<qlonglong>(*id)});
            if (!hidden)
                return hidden;
        }
        auto made =
            m_database->run(QStringLiteral("INSERT INTO layer(project, state, holder) VALUES(?, 1, ?)"),
                            {static_cast<qlonglong>(*id), name});
        state->layer = m_database->lastInsertId();
        return made;
    };
    const auto prepared = project != 0
                              ? m_database->write(project, [&](const ProjectHead &) { return prepare(); })
                              : m_database->transaction(prepare);
    if (!prepared)
        return fail(prepared.error());
    // A power cut takes the whole import, so its parts need not be on the disk one by one.
    if (auto normal = m_database->run(QStringLiteral("PRAGMA synchronous=NORMAL")); !normal)
        return fail(normal.error());
    return std::unique_ptr<Import>(new Import(std::move(state)));
}

} // namespace glossa::store
