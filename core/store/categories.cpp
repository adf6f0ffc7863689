// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/categories.h"

#include "core/project/edit_json.h"
#include "core/store/bound.h"
#include "core/text/offset_map.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace glossa::store {

namespace {

using project::Category;
using project::CategoryKind;

// Visual design, section 5: digits first, then letters that no command of Labeling uses.
const QString keyOrder = QStringLiteral("1234567890bdhlmoqstvyz");
const QString noKey = QStringLiteral("-");

/// What a new category must keep clear of: the others of its kind, in order.
struct Sibling {
    QString name;
    int slot = 0;
    QString key;
    double place = 0.0;
    std::int64_t number = 0;
};

Result<std::vector<Sibling>> readSiblings(Store::Database &database, std::int64_t project, CategoryKind kind)
{
    std::vector<Sibling> siblings;
    const auto done = database.each(
        QStringLiteral("SELECT name, slot, key, place, id FROM category WHERE project = ? AND kind = ?"
                       " ORDER BY place, id"),
        {static_cast<qlonglong>(project), static_cast<int>(kind)}, [&siblings](const QSqlQuery &query) {
            siblings.push_back({query.value(0).toString(), query.value(1).toInt(), query.value(2).toString(),
                                query.value(3).toDouble(), query.value(4).toLongLong()});
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
    return key != noKey && std::ranges::any_of(siblings, [&](const Sibling &s) { return s.key == key; });
}

/// Intents are chosen from a list; only what is put on a text has a key.
QString freeKey(const std::vector<Sibling> &siblings, CategoryKind kind)
{
    if (kind == CategoryKind::Intent)
        return noKey;
    for (const QChar key : keyOrder) {
        if (!isTaken(siblings, QString(key)))
            return QString(key);
    }
    return noKey;
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

QString componentsText(const Category &category)
{
    return category.kind == CategoryKind::Entity
               ? QString::fromUtf8(project::componentsToJson(category.components))
               : QStringLiteral("");
}

} // namespace

Status checkKey(const QString &key)
{
    if (key.isEmpty() || key.toUcs4().size() == 1)
        return {};
    return fail(ErrorCode::BadValue, key.toStdString(), "key", "one character, or - for none");
}

Result<std::vector<CategoryUse>> readCategories(Store::Database &database, std::int64_t project)
{
    std::vector<CategoryUse> uses;
    Status parsed;
    const auto done = database.each(
        QStringLiteral("SELECT kind, name, slot, key, description, components, shape, train, test, items"
                       " FROM category WHERE project = ? ORDER BY kind, place, id"),
        {static_cast<qlonglong>(project)}, [&](const QSqlQuery &query) {
            CategoryUse use;
            use.category.kind = static_cast<CategoryKind>(query.value(0).toInt());
            use.category.name = query.value(1).toString();
            use.category.slot = query.value(2).toInt();
            use.category.key = query.value(3).toString();
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
            uses.push_back(std::move(use));
        });
    if (!done)
        return fail(done.error());
    if (!parsed)
        return fail(parsed.error());
    return uses;
}

Result<Category> insertCategory(Store::Database &database, std::int64_t project, Category category, int index)
{
    if (const auto valid = project::checkCategoryName(category.kind, category.name); !valid)
        return fail(valid.error());
    if (const auto valid = checkKey(category.key); !valid)
        return fail(valid.error());
    auto siblings = readSiblings(database, project, category.kind);
    if (!siblings)
        return fail(siblings.error());
    if (std::ranges::any_of(*siblings, [&](const Sibling &s) { return s.name == category.name; }))
        return fail(ErrorCode::AlreadyExists, category.name.toStdString(), "category");
    if (category.slot < 0)
        category.slot = freeSlot(*siblings);
    // A category that comes back may find its key given away.
    if (category.key.isEmpty() || isTaken(*siblings, category.key))
        category.key = freeKey(*siblings, category.kind);
    const auto place = placeAt(database, *siblings, index);
    if (!place)
        return fail(place.error());
    const auto inserted = database.run(
        QStringLiteral(
            "INSERT INTO category(project, kind, name, place, slot, key, description, components, shape)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(project), static_cast<int>(category.kind), category.name, *place,
         category.slot, category.key, filled(category.description), componentsText(category),
         nullable(category.shape)});
    if (!inserted)
        return fail(inserted.error());
    return category;
}

Status updateCategory(Store::Database &database, std::int64_t project, const Category &category)
{
    return database.run(
        QStringLiteral("UPDATE category SET slot = ?, key = ?, description = ?, components = ?,"
                       " shape = ? WHERE project = ? AND kind = ? AND name = ?"),
        {category.slot, category.key, filled(category.description), componentsText(category),
         nullable(category.shape), static_cast<qlonglong>(project), static_cast<int>(category.kind),
         category.name});
}

Status deleteCategory(Store::Database &database, std::int64_t project, CategoryKind kind, const QString &name)
{
    return database.run(QStringLiteral("DELETE FROM category WHERE project = ? AND kind = ? AND name = ?"),
                        {static_cast<qlonglong>(project), static_cast<int>(kind), name});
}

} // namespace glossa::store
