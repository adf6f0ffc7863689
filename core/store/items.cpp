// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/items.h"

#include "core/project/edit_json.h"
#include "core/project/stored_json.h"
#include "core/store/bound.h"
#include "core/text/offset_map.h"

#include <nlohmann/json.hpp>

#include <QSet>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace glossa::store {

namespace {

using project::CategoryKind;
using project::Dataset;
using project::Item;

QString optionalText(const QVariant &value)
{
    return value.isNull() ? QString() : value.toString();
}

QVariant regionsToText(const std::vector<project::Region> &regions)
{
    if (regions.empty())
        return QVariant(QMetaType::fromType<QString>());
    project::StoredJson array = project::StoredJson::array();
    for (const project::Region &region : regions)
        array.push_back(
            project::StoredJson::array({region.span.begin, region.span.length, region.shape.toStdString()}));
    return QString::fromUtf8(project::compact(array));
}

std::vector<project::Region> regionsFromText(const QString &text)
{
    std::vector<project::Region> regions;
    const project::StoredJson array = project::parsed(text.toUtf8());
    const project::StoredValue value(array);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto region = value.at(i);
        regions.push_back({{region.at(0).integer(), region.at(1).integer()}, region.at(2).text().toUtf8()});
    }
    return regions;
}

/// Writes the labels from one place on, and the classes from another.
Status insertLabels(Store::Database &database, const Item &item, project::ItemId id,
                    const CategoryNumbers &numbers, std::size_t firstLabel = 0, std::size_t firstClass = 0)
{
    for (std::size_t i = firstLabel; i < item.labels.size(); ++i) {
        const project::Label &label = item.labels[i];
        auto done = database.run(
            QStringLiteral("INSERT INTO label(item, place, category, begin, length, region, shape)"
                           " VALUES(?, ?, ?, ?, ?, ?, ?)"),
            {static_cast<qlonglong>(id), static_cast<qlonglong>(i),
             static_cast<qlonglong>(numbers.number(CategoryKind::Entity, label.category)), label.span.begin,
             label.span.length, label.region, nullable(label.shape)});
        if (!done)
            return done;
    }
    for (std::size_t i = firstClass; i < item.classes.size(); ++i) {
        auto done = database.run(
            QStringLiteral("INSERT INTO class_label(item, place, category, shape) VALUES(?, ?, ?, ?)"),
            {static_cast<qlonglong>(id), static_cast<qlonglong>(i),
             static_cast<qlonglong>(numbers.number(CategoryKind::Class, item.classes[i].category)),
             nullable(item.classes[i].shape)});
        if (!done)
            return done;
    }
    return {};
}

QVariant intentNumber(const Item &item, const CategoryNumbers &numbers)
{
    if (item.intent.isEmpty())
        return QVariant(QMetaType::fromType<qlonglong>());
    return static_cast<qlonglong>(numbers.number(CategoryKind::Intent, item.intent));
}

QVariant provenanceText(const Item &item)
{
    return nullable(item.provenance ? QString::fromUtf8(project::provenanceToJson(*item.provenance))
                                    : QString());
}

} // namespace

QString idList(const std::vector<project::ItemId> &ids)
{
    QString list;
    list.reserve(static_cast<qsizetype>(ids.size()) * 8 + 2);
    list += u'[';
    for (const project::ItemId id : ids) {
        if (list.size() > 1)
            list += u',';
        list += QString::number(id);
    }
    return list += u']';
}

Result<CategoryNumbers> CategoryNumbers::read(Store::Database &database, std::int64_t project)
{
    CategoryNumbers numbers;
    const auto done =
        database.each(QStringLiteral("SELECT kind, name, id FROM category WHERE project = ? AND removed = 0"),
                      {static_cast<qlonglong>(project)}, [&numbers](const QSqlQuery &query) {
                          numbers.m_numbers.insert({query.value(0).toInt(), query.value(1).toString()},
                                                   query.value(2).toLongLong());
                      });
    if (!done)
        return fail(done.error());
    return numbers;
}

std::int64_t CategoryNumbers::number(CategoryKind kind, const QString &name) const
{
    return m_numbers.value({static_cast<int>(kind), name}, 0);
}

void CategoryNumbers::add(CategoryKind kind, const QString &name, std::int64_t number)
{
    m_numbers.insert({static_cast<int>(kind), name}, number);
}

project::WorkState keptState(const Item &item)
{
    return project::workState(item, true);
}

void CountChanges::add(const Item &item, const CategoryNumbers &numbers, int sign, Sums &sums)
{
    const bool test = item.dataset == Dataset::Test;
    sums.items += sign;
    const project::WorkState state = keptState(item);
    sums.labeled += state == project::WorkState::Labeled ? sign : 0;
    sums.half += state == project::WorkState::Half ? sign : 0;
    (test ? sums.test : sums.train) += sign;
    sums.labels += sign * static_cast<std::int64_t>(item.labels.size() + item.classes.size());

    std::map<std::int64_t, int> uses;
    if (!item.intent.isEmpty())
        ++uses[numbers.number(CategoryKind::Intent, item.intent)];
    for (const project::Label &label : item.labels)
        ++uses[numbers.number(CategoryKind::Entity, label.category)];
    for (const project::ClassLabel &label : item.classes)
        ++uses[numbers.number(CategoryKind::Class, label.category)];
    for (const auto &[category, times] : uses) {
        Use &use = sums.uses[category];
        (test ? use.test : use.train) += static_cast<std::int64_t>(sign) * times;
        use.items += sign;
    }
}

void CountChanges::count(const Item &item, const CategoryNumbers &numbers, int sign, std::int64_t layer)
{
    add(item, numbers, sign, m_all);
    if (layer != 0)
        add(item, numbers, sign, m_layers[layer]);
}

Status CountChanges::write(Store::Database &database, std::int64_t project, std::int64_t nowMs)
{
    for (const auto &[category, use] : m_all.uses) {
        if (use.train == 0 && use.test == 0 && use.items == 0)
            continue;
        auto done = database.run(
            QStringLiteral(
                "UPDATE category SET train = train + ?, test = test + ?, items = items + ? WHERE id = ?"),
            {static_cast<qlonglong>(use.train), static_cast<qlonglong>(use.test),
             static_cast<qlonglong>(use.items), static_cast<qlonglong>(category)});
        if (!done)
            return done;
    }
    if (auto done = writeLayers(database, true); !done)
        return done;
    return database.run(
        QStringLiteral("UPDATE project SET items = items + ?, labeled = labeled + ?, half = half + ?,"
                       " train = train + ?, test = test + ?, labels = labels + ?, changed_ms = ?"
                       " WHERE id = ?"),
        {static_cast<qlonglong>(m_all.items), static_cast<qlonglong>(m_all.labeled),
         static_cast<qlonglong>(m_all.half), static_cast<qlonglong>(m_all.train),
         static_cast<qlonglong>(m_all.test), static_cast<qlonglong>(m_all.labels),
         static_cast<qlonglong>(nowMs), static_cast<qlonglong>(project)});
}

CountChange CountChanges::change(const CategoryNumbers &numbers) const
{
    CountChange change{m_all.items, m_all.labeled, m_all.half, m_all.train, m_all.test, m_all.labels, {}};
    for (auto at = numbers.m_numbers.begin(); at != numbers.m_numbers.end(); ++at) {
        const auto use = m_all.uses.find(at.value());
        if (at.value() != 0 && use != m_all.uses.end())
            change.categories.push_back({static_cast<CategoryKind>(at.key().first), at.key().second,
                                         use->second.train, use->second.test, use->second.items});
    }
    return change;
}

Status CountChanges::writeLayers(Store::Database &database, bool touched)
{
    for (const auto &[layer, sums] : m_layers) {
        const auto id = static_cast<qlonglong>(layer);
        auto done = database.run(
            QStringLiteral("UPDATE layer SET items = items + ?, labeled = labeled + ?, half = half + ?,"
                           " train = train + ?, test = test + ?, labels = labels + ?,"
                           " touched = max(touched, ?) WHERE id = ?"),
            {static_cast<qlonglong>(sums.items), static_cast<qlonglong>(sums.labeled),
             static_cast<qlonglong>(sums.half), static_cast<qlonglong>(sums.train),
             static_cast<qlonglong>(sums.test), static_cast<qlonglong>(sums.labels), touched ? 1 : 0, id});
        for (auto use = sums.uses.begin(); done && use != sums.uses.end(); ++use) {
            if (use->second.train == 0 && use->second.test == 0 && use->second.items == 0)
                continue;
            done = database.run(
                QStringLiteral("INSERT INTO layer_use(layer, category, train, test, items)"
                               " VALUES(?, ?, ?, ?, ?) ON CONFLICT(layer, category) DO UPDATE SET"
                               " train = train + excluded.train, test = test + excluded.test,"
                               " items = items + excluded.items"),
                {id, static_cast<qlonglong>(use->first), static_cast<qlonglong>(use->second.train),
                 static_cast<qlonglong>(use->second.test), static_cast<qlonglong>(use->second.items)});
        }
        if (!done)
            return done;
    }
    return {};
}

namespace {

/// Refuses a label of the same category, span and region as another: no format could tell them apart.
Status checkEachOnce(const std::vector<project::Label> &labels)
{
    std::vector<const project::Label *> order;
    order.reserve(labels.size());
    for (const project::Label &label : labels)
        order.push_back(&label);
    const auto key = [](const project::Label *label) {
        return std::tie(label->span, label->region, label->category);
    };
    std::ranges::sort(order, {}, key);
    const auto twin = std::ranges::adjacent_find(order, {}, key);
    if (twin == order.end())
        return {};
    return fail(ErrorCode::AlreadyExists, (*twin)->category.toStdString(), "labels", Phrase::EachLabelOnce);
}

} // namespace

Status checkItem(const Item &item, const CategoryNumbers &numbers)
{
    // SQLite's driver would change the one and its functions stop at the other, silently.
    for (const auto &[text, place] : {std::pair{&item.text, "text"}, std::pair{&item.location, "location"},
                                      std::pair{&item.language, "language"}}) {
        const std::u16string_view units(QStringView(*text).utf16(), static_cast<std::size_t>(text->size()));
        if (text::findLoneSurrogate(units) >= 0)
            return fail(ErrorCode::LoneSurrogate, {}, place);
        if (text->contains(QChar(u'\0')))
            return fail(ErrorCode::NulByte, {}, place);
    }
    if (!item.location.isEmpty() && (!project::isSafePath(item.location) || item.location.endsWith(u'/')))
        return fail(ErrorCode::UnsafePath, item.location.toStdString(), "location",
                    Phrase::AFileNameInTheProject);
    if (!item.intent.isEmpty() && numbers.number(CategoryKind::Intent, item.intent) == 0)
        return fail(ErrorCode::NotFound, item.intent.toStdString(), "intent", Phrase::AnIntentOfTheProject);
    for (const project::Region &region : item.regions) {
        if (auto valid = project::checkRegion(item.text, region.span); !valid)
            return valid;
    }
    const std::size_t regions = std::max<std::size_t>(1, item.regions.size());
    for (const project::Label &label : item.labels) {
        if (numbers.number(CategoryKind::Entity, label.category) == 0)
            return fail(ErrorCode::NotFound, label.category.toStdString(), "category",
                        Phrase::AnEntityOfTheProject);
        if (label.region < 0 || static_cast<std::size_t>(label.region) >= regions)
            return fail(ErrorCode::BadValue, std::to_string(label.region), "region",
                        Phrase::ARegionOfTheItem);
        if (auto valid = project::checkSpan(item.text, label.span); !valid)
            return valid;
    }
    QSet<QString> classes;
    for (const project::ClassLabel &label : item.classes) {
        if (numbers.number(CategoryKind::Class, label.category) == 0)
            return fail(ErrorCode::NotFound, label.category.toStdString(), "category",
                        Phrase::AClassOfTheProject);
        if (classes.contains(label.category))
            return fail(ErrorCode::AlreadyExists, label.category.toStdString(), "classes",
                        Phrase::EachClassOnce);
        classes.insert(label.category);
    }
    return checkEachOnce(item.labels);
}

Result<project::ItemId> insertItem(Store::Database &database, std::int64_t project, const Item &item,
                                   const ItemPlace &place, const CategoryNumbers &numbers,
                                   const ItemStamp &stamp)
{
    const QVariant id =
        item.id == 0 ? QVariant(QMetaType::fromType<qlonglong>()) : QVariant(static_cast<qlonglong>(item.id));
    const auto inserted = database.run(
        QStringLiteral(
            "INSERT INTO item(id, project, place, text, location, language, dataset, intent, done, labeled,"
            " regions, shape, changed_ms, changed_by, sequence, layer, provenance)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {id, static_cast<qlonglong>(project), place.place, filled(item.text), nullable(item.location),
         nullable(item.language), static_cast<int>(item.dataset), intentNumber(item, numbers),
         item.done ? 1 : 0, static_cast<int>(keptState(item)), regionsToText(item.regions),
         nullable(item.shape), static_cast<qlonglong>(stamp.nowMs), filled(stamp.author),
         static_cast<qlonglong>(stamp.sequence), static_cast<qlonglong>(place.layer), provenanceText(item)});
    if (!inserted)
        return fail(inserted.error());
    const project::ItemId made = item.id == 0 ? database.lastInsertId() : item.id;
    if (const auto labels = insertLabels(database, item, made, numbers); !labels)
        return fail(labels.error());
    return made;
}

Status updateItem(Store::Database &database, const Item &before, const Item &after,
                  const CategoryNumbers &numbers, const ItemStamp &stamp)
{
    auto updated = database.run(
        QStringLiteral(
            "UPDATE item SET text = ?, location = ?, language = ?, dataset = ?, intent = ?, done = ?,"
            " labeled = ?, regions = ?, shape = ?, changed_ms = ?, changed_by = ?, sequence = ?,"
            " provenance = ? WHERE id = ?"),
        {filled(after.text), nullable(after.location), nullable(after.language),
         static_cast<int>(after.dataset), intentNumber(after, numbers), after.done ? 1 : 0,
         static_cast<int>(keptState(after)), regionsToText(after.regions), nullable(after.shape),
         static_cast<qlonglong>(stamp.nowMs), filled(stamp.author), static_cast<qlonglong>(stamp.sequence),
         provenanceText(after), static_cast<qlonglong>(after.id)});
    if (!updated)
        return updated;
    // Labels that stay where they are need no writing.
    const auto same = [](const auto &was, const auto &is) {
        return static_cast<std::size_t>(std::ranges::mismatch(was, is).in1 - was.begin());
    };
    const std::size_t labels = same(before.labels, after.labels);
    const std::size_t classes = same(before.classes, after.classes);
    for (const auto &[table, stay, were] : {std::tuple{"label", labels, before.labels.size()},
                                            std::tuple{"class_label", classes, before.classes.size()}}) {
        if (stay == were)
            continue;
        auto cleared = database.run(
            QStringLiteral("DELETE FROM %1 WHERE item = ? AND place >= ?").arg(QLatin1String(table)),
            {static_cast<qlonglong>(after.id), static_cast<qlonglong>(stay)});
        if (!cleared)
            return cleared;
    }
    return insertLabels(database, after, after.id, numbers, labels, classes);
}

Status deleteItem(Store::Database &database, project::ItemId id)
{
    return database.run(QStringLiteral("DELETE FROM item WHERE id = ?"), {static_cast<qlonglong>(id)});
}

Result<double> endPlace(Store::Database &database, std::int64_t project)
{
    const auto row =
        database.row(QStringLiteral("SELECT coalesce(max(place), 0) + 1 FROM item WHERE project = ?"),
                     {static_cast<qlonglong>(project)});
    if (!row)
        return fail(row.error());
    return row->constFirst().toDouble();
}

namespace {

/// An item while it is read. Its labels come in any order, with their places.
struct FoundItem {
    ItemRow row;
    std::vector<std::pair<int, project::Label>> labels;
    std::vector<std::pair<int, project::ClassLabel>> classes;

    [[nodiscard]] ItemRow whole() const
    {
        ItemRow all = row;
        const auto inOrder = [](auto parts, auto &into) {
            std::ranges::sort(parts, {}, [](const auto &part) { return part.first; });
            for (auto &[place, part] : parts)
                into.push_back(std::move(part));
        };
        inOrder(labels, all.item.labels);
        inOrder(classes, all.item.classes);
        return all;
    }
};

ItemRow itemOf(const QSqlQuery &query)
{
    ItemRow row;
    row.item.id = query.value(1).toLongLong();
    row.item.text = query.value(2).toString();
    row.item.location = optionalText(query.value(3));
    row.item.language = optionalText(query.value(4));
    row.item.dataset = static_cast<Dataset>(query.value(5).toInt());
    row.item.intent = optionalText(query.value(6));
    row.item.done = query.value(7).toInt() != 0;
    row.item.regions = regionsFromText(query.value(8).toString());
    row.item.shape = query.value(9).toByteArray();
    row.changedMs = query.value(10).toLongLong();
    row.changedBy = query.value(11).toString();
    row.place = query.value(12).toDouble();
    row.layer = query.value(13).toLongLong();
    const QByteArray provenance = query.value(14).toString().toUtf8();
    if (!provenance.isEmpty()) {
        if (auto read = project::provenanceFromJson(provenance))
            row.item.provenance = std::move(*read);
    }
    return row;
}

/// A row of what readItems() asks for: an item, or a label or class of one.
void takePart(const QSqlQuery &query, std::unordered_map<project::ItemId, FoundItem> &found)
{
    const int part = query.value(0).toInt();
    const project::ItemId id = query.value(1).toLongLong();
    if (part == 0) {
        found[id].row = itemOf(query);
        return;
    }
    const auto at = found.find(id);
    if (at == found.end())
        return; // of another project, or not seen
    const QString name = query.value(2).toString();
    const int place = query.value(3).toInt();
    if (part == 1)
        at->second.labels.push_back({place,
                                     {name,
                                      {query.value(4).toInt(), query.value(5).toInt()},
                                      query.value(6).toInt(),
                                      query.value(7).toByteArray()}});
    else
        at->second.classes.push_back({place, {name, query.value(4).toByteArray()}});
}

} // namespace

Result<std::vector<ItemRow>> readItems(Store::Database &database, std::int64_t project,
                                       const std::vector<project::ItemId> &ids)
{
    const QString list = idList(ids);
    std::unordered_map<project::ItemId, FoundItem> found;
    // One statement: first the items, then their labels, then their classes.
    // The unary plus: by the index of projects SQLite would look at every item of the project.
    const auto done = database.each(
        QStringLiteral(
            "SELECT 0, item.id, text, location, item.language, dataset, category.name, done, regions,"
            " item.shape, item.changed_ms, changed_by, item.place, item.layer, item.provenance FROM item"
            " LEFT JOIN category ON category.id = item.intent"
            " WHERE item.id IN (SELECT value FROM json_each(?)) AND +item.project = ? AND %1"
            " UNION ALL SELECT 1, item, category.name, label.place, begin, length, region, label.shape,"
            " NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM label JOIN category ON category.id = "
            "label.category"
            " WHERE item IN (SELECT value FROM json_each(?))"
            " UNION ALL SELECT 2, item, category.name, class_label.place, class_label.shape, NULL, NULL,"
            " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM class_label"
            " JOIN category ON category.id = class_label.category"
            " WHERE item IN (SELECT value FROM json_each(?))")
            .arg(seenItem),
        {list, static_cast<qlonglong>(project), list, list},
        [&found](const QSqlQuery &query) { takePart(query, found); });
    if (!done)
        return fail(done.error());

    std::vector<ItemRow> rows;
    rows.reserve(found.size());
    for (const project::ItemId id : ids) {
        const auto at = found.find(id);
        if (at != found.end())
            rows.push_back(at->second.whole());
    }
    return rows;
}

Result<ItemRow> readItem(Store::Database &database, std::int64_t project, project::ItemId id)
{
    auto rows = readItems(database, project, {id});
    if (!rows)
        return fail(rows.error());
    if (rows->empty())
        return fail(ErrorCode::NotFound, std::to_string(id), "item", Phrase::AnItemOfTheProject);
    return std::move(rows->front());
}

} // namespace glossa::store
