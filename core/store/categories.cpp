// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/categories.h"

#include "core/project/edit_json.h"
#include "core/text/offset_map.h"

#include <QSet>

namespace glossa::store {

namespace {

using project::Category;
using project::CategoryKind;

// Visual design, section 5: digits first, then letters that no command of Labeling uses.
const QString keyOrder = QStringLiteral("1234567890bdhlmoqstvyz");
const QString noKey = QStringLiteral("-");

QVariant nullable(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(bytes);
}

QString filled(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

int freeSlot(const std::vector<CategoryUse> &uses, CategoryKind kind)
{
    QSet<int> taken;
    for (const CategoryUse &use : uses) {
        if (use.category.kind == kind)
            taken.insert(use.category.slot);
    }
    int slot = 0;
    while (taken.contains(slot))
        ++slot;
    return slot;
}

/// Intents are chosen from a list; only what is put on a text has a key.
QString freeKey(const std::vector<CategoryUse> &uses, CategoryKind kind)
{
    if (kind == CategoryKind::Intent)
        return noKey;
    QSet<QString> taken;
    for (const CategoryUse &use : uses) {
        if (use.category.kind == kind)
            taken.insert(use.category.key);
    }
    for (const QChar key : keyOrder) {
        if (!taken.contains(QString(key)))
            return QString(key);
    }
    return noKey;
}

double placeAt(const std::vector<CategoryUse> &uses, const std::vector<double> &places, CategoryKind kind,
               int index)
{
    std::vector<double> own;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (uses[i].category.kind == kind)
            own.push_back(places[i]);
    }
    if (index < 0 || static_cast<std::size_t>(index) >= own.size())
        return own.empty() ? 1.0 : own.back() + 1.0;
    const auto at = static_cast<std::size_t>(index);
    const double before = at == 0 ? own[0] - 2.0 : own[at - 1];
    return (before + own[at]) / 2.0;
}

Result<std::vector<CategoryUse>> readWithPlaces(Store::Database &database, std::int64_t project,
                                                std::vector<double> &places)
{
    std::vector<CategoryUse> uses;
    Status parsed;
    const auto done = database.each(
        QStringLiteral(
            "SELECT kind, name, slot, key, description, components, shape, train, test, items, place"
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
            places.push_back(query.value(10).toDouble());
            uses.push_back(std::move(use));
        });
    if (!done)
        return fail(done.error());
    if (!parsed)
        return fail(parsed.error());
    return uses;
}

QString componentsText(const Category &category)
{
    return category.kind == CategoryKind::Entity
               ? QString::fromUtf8(project::componentsToJson(category.components))
               : QStringLiteral("");
}

} // namespace

Status checkName(const QString &name)
{
    if (name.trimmed().isEmpty() || name.contains(u'\n') || name.contains(u'\r') ||
        name.contains(QChar(u'\0')) || text::findLoneSurrogate(name.toStdU16String()) >= 0)
        return fail(ErrorCode::BadValue, name.toStdString(), "name", "a name on one line");
    return {};
}

Result<std::vector<CategoryUse>> readCategories(Store::Database &database, std::int64_t project)
{
    std::vector<double> places;
    return readWithPlaces(database, project, places);
}

Result<Category> insertCategory(Store::Database &database, std::int64_t project, Category category, int index)
{
    if (const auto valid = checkName(category.name); !valid)
        return fail(valid.error());
    std::vector<double> places;
    const auto uses = readWithPlaces(database, project, places);
    if (!uses)
        return fail(uses.error());
    for (const CategoryUse &use : *uses) {
        if (use.category.kind == category.kind && use.category.name == category.name)
            return fail(ErrorCode::AlreadyExists, category.name.toStdString(), "category");
    }
    if (category.slot < 0)
        category.slot = freeSlot(*uses, category.kind);
    if (category.key.isEmpty())
        category.key = freeKey(*uses, category.kind);
    const auto inserted = database.run(
        QStringLiteral(
            "INSERT INTO category(project, kind, name, place, slot, key, description, components, shape)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qlonglong>(project), static_cast<int>(category.kind), category.name,
         placeAt(*uses, places, category.kind, index), category.slot, category.key,
         filled(category.description), componentsText(category), nullable(category.shape)});
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
