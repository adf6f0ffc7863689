// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/categories.h"

#include "core/project/edit_json.h"
#include "core/project/rules.h"
#include "core/store/bound.h"
#include "core/store/journal.h"
#include "core/text/offset_map.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace glossa::store {

namespace {

using project::Category;
using project::CategoryKind;

/// What a new category must keep clear of: the others of its kind, in order.
struct Sibling {
    QString name;
    int slot = 0;
    QString key; // empty = none
    double place = 0.0;
    std::int64_t number = 0;
};

Result<std::vector<Sibling>> readSiblings(Store::Database &database, std::int64_t project, CategoryKind kind)
{
    std::vector<Sibling> siblings;
    const auto done = database.each(
        QStringLiteral(
            "SELECT name, slot, key, place, id FROM category WHERE project = ? AND kind = ? AND removed = 0"
            " ORDER BY place, id"),
        {static_cast<qlonglong>(project), static_cast<int>(kind)}, [&siblings](const QSqlQuery &query) {
            siblings.push_back({query.value(0).toString(), query.value(1).toInt(),
                                project::keyFromWritten(query.value(2).toString()), query.value(3).toDouble(),
                                query.value(4).toLongLong()});
        });
    if (!done)
        return fail(done.error());
    return siblings;
}

int freeSlot(const std::vector<Sibling> &siblings)
{
    QSet<int> taken;
    for (const Sibling &sibling : siblings)
        taken.insert(sibling.slot);
    int slot = 0;
    while (taken.contains(slot))
        ++slot;
    return slot;
}

bool isTaken(const std::vector<Sibling> &siblings, const QString &key)
{
    return !key.isEmpty() && std::ranges::any_of(siblings, [&](const Sibling &s) { return s.key == key; });
}

/// Empty where none is left, or the kind has none.
QString freeKey(const std::vector<Sibling> &siblings, CategoryKind kind, const QString &name)
{
    if (!project::hasKeys(kind))
        return {};
    QString taken;
    for (const Sibling &sibling : siblings)
        taken += sibling.key;
    return project::freeKey(name, taken);
}

/// A place before the sibling at an index (negative = last), numbering all anew where halving has used up the
/// room between two.
Result<double> placeAt(Store::Database &database, std::vector<Sibling> &siblings, int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= siblings.size())
        return siblings.empty() ? 1.0 : siblings.back().place + 1.0;
    const auto at = static_cast<std::size_t>(index);
    const auto between = [&] {
        const double before = at == 0 ? siblings[0].place - 2.0 : siblings[at - 1].place;
        return std::pair{before, (before + siblings[at].place) / 2.0};
    };
    if (const auto [before, middle] = between(); before < middle && middle < siblings[at].place)
        return middle;
    double place = 1.0;
    for (Sibling &sibling : siblings) {
        sibling.place = place++;
        const auto moved = database.run(QStringLiteral("UPDATE category SET place = ? WHERE id = ?"),
                                        {sibling.place, static_cast<qlonglong>(sibling.number)});
        if (!moved)
            return fail(moved.error());
    }
    return between().second;
}

QString columnOf(const std::optional<QString> &key)
{
    return project::writtenKey(key.value_or(QString()));
}

QString componentsText(const Category &category)
{
    return category.kind == CategoryKind::Entity
               ? QString::fromUtf8(project::componentsToJson(category.components))
               : QStringLiteral("");
}

} // namespace

namespace {

const QString useColumns = QStringLiteral(
    "SELECT kind, name, slot, key, description, components, shape, train, test, items, id FROM category"
    " WHERE ");

Result<std::vector<CategoryUse>> readUses(Store::Database &database, const QString &where, const Row &bound)
{
    std::vector<CategoryUse> uses;
    Status parsed;
    const auto done = database.each(useColumns + where, bound, [&](const QSqlQuery &query) {
        CategoryUse use;
        use.category.kind = static_cast<CategoryKind>(query.value(0).toInt());
        use.category.name = query.value(1).toString();
        use.category.slot = query.value(2).toInt();
        use.category.key = project::keyFromWritten(query.value(3).toString());
        use.category.description = query.value(4).toString();
        const QString components = query.value(5).toString();
        if (!components.isEmpty()) {
            auto value = project::componentsFromJson(components.toUtf8());
            if (value)
                use.category.components = std::move(*value);
            else
                parsed = fail(ErrorCode::CorruptWorkspace, value.error().detail, "category");
        }
        use.category.shape = query.value(6).toByteArray();
        use.train = query.value(7).toLongLong();
        use.test = query.value(8).toLongLong();
        use.items = query.value(9).toLongLong();
        use.number = query.value(10).toLongLong();
        uses.push_back(std::move(use));
    });
    if (!done)
        return fail(done.error());
    if (!parsed)
        return fail(parsed.error());
    return uses;
}

} // namespace

Result<std::vector<CategoryUse>> readCategories(Store::Database &database, std::int64_t project)
{
    return readUses(database, QStringLiteral("project = ? AND removed = 0 ORDER BY kind, place, id"),
                    {static_cast<qlonglong>(project)});
}

Result<Category> keptCategory(Store::Database &database, std::int64_t number)
{
    auto uses = readUses(database, QStringLiteral("id = ?"), {static_cast<qlonglong>(number)});
    if (!uses)
        return fail(uses.error());
    if (uses->empty())
        return fail(ErrorCode::NotFound, std::to_string(number), "category");
    return std::move(uses->front().category);
}

Result<std::int64_t> removedCategory(Store::Database &database, std::int64_t project, CategoryKind kind,
                                     const QString &name)
{
    const auto row =
        database.row(QStringLiteral("SELECT id FROM category WHERE project = ? AND kind = ? AND name = ?"
                                    " AND removed <> 0 ORDER BY removed DESC, id DESC LIMIT 1"),
                     {static_cast<qlonglong>(project), static_cast<int>(kind), name});
    if (!row)
        return row.error().code == ErrorCode::NotFound ? Result<std::int64_t>(0) : fail(row.error());
    return row->constFirst().toLongLong();
}

Result<std::int64_t> prepareCategory(Store::Database &database, std::int64_t project,
                                     const Category &category)
{
    if (const auto valid = project::checkCategoryName(category.kind, category.name); !valid)
        return fail(valid.error());
    if (const auto valid = project::checkKey(category.key); !valid)
        return fail(valid.error());
    // Another import may be bringing the same one; both then name one row.
    const auto kept = removedCategory(database, project, category.kind, category.name);
    if (!kept || *kept != 0)
        return kept;
    const auto removed = nextSequence(database);
    if (!removed)
        return fail(removed.error());
    const auto inserted = database.run(
        QStringLiteral("INSERT INTO category(project, kind, name, place, slot, key, description, components,"
                       " removed) VALUES(?, ?, ?, 0.0, 0, '-', '', '', ?)"),
        {static_cast<qlonglong>(project), static_cast<int>(category.kind), category.name,
         static_cast<qlonglong>(*removed)});
    if (!inserted)
        return fail(inserted.error());
    return database.lastInsertId();
}

Result<Category> insertCategory(Store::Database &database, std::int64_t project, Category category, int index,
                                std::int64_t row)
{
    if (const auto valid = project::checkCategoryName(category.kind, category.name); !valid)
        return fail(valid.error());
    if (const auto valid = project::checkKey(category.key); !valid)
        return fail(valid.error());
    auto siblings = readSiblings(database, project, category.kind);
    if (!siblings)
        return fail(siblings.error());
    if (std::ranges::any_of(*siblings, [&](const Sibling &s) { return s.name == category.name; }))
        return fail(ErrorCode::AlreadyExists, category.name.toStdString(), "category");
    if (category.slot < 0)
        category.slot = freeSlot(*siblings);
    // A category that comes back may find its key given away.
    if (!category.key || isTaken(*siblings, *category.key))
        category.key = freeKey(*siblings, category.kind, category.name);
    const auto place = placeAt(database, *siblings, index);
    if (!place)
        return fail(place.error());
    const auto wanted = database.row(
        QStringLiteral("SELECT id FROM category WHERE id = ? AND project = ? AND kind = ? AND name = ?"
                       " AND removed <> 0"),
        {static_cast<qlonglong>(row), static_cast<qlonglong>(project), static_cast<int>(category.kind),
         category.name});
    if (!wanted && wanted.error().code != ErrorCode::NotFound)
        return fail(wanted.error());
    auto kept =
        wanted ? Result<std::int64_t>(row) : removedCategory(database, project, category.kind, category.name);
    if (!kept)
        return fail(kept.error());
    if (*kept == 0)
        kept = prepareCategory(database, project, category);
    if (!kept)
        return fail(kept.error());
    const auto back = database.run(
        QStringLiteral("UPDATE category SET place = ?, slot = ?, key = ?, description = ?, components = ?,"
                       " shape = ?, removed = 0 WHERE id = ?"),
        {*place, category.slot, columnOf(category.key), filled(category.description),
         componentsText(category), nullable(category.shape), static_cast<qlonglong>(*kept)});
    if (!back)
        return fail(back.error());
    return category;
}

Status updateCategory(Store::Database &database, std::int64_t project, const Category &category)
{
    return database.run(
        QStringLiteral("UPDATE category SET slot = ?, key = ?, description = ?, components = ?,"
                       " shape = ? WHERE project = ? AND kind = ? AND name = ? AND removed = 0"),
        {category.slot, columnOf(category.key), filled(category.description), componentsText(category),
         nullable(category.shape), static_cast<qlonglong>(project), static_cast<int>(category.kind),
         category.name});
}

Status removeCategory(Store::Database &database, std::int64_t project, CategoryKind kind, const QString &name)
{
    const auto removed = nextSequence(database);
    if (!removed)
        return fail(removed.error());
    return database.run(
        QStringLiteral("UPDATE category SET removed = ? WHERE project = ? AND kind = ?"
                       " AND name = ? AND removed = 0"),
        {static_cast<qlonglong>(*removed), static_cast<qlonglong>(project), static_cast<int>(kind), name});
}

} // namespace glossa::store
