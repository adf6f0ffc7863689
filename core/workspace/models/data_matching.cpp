// SPDX-License-Identifier: GPL-3.0-or-later
// Both sides are read once, in pages; what is kept of each item of then is its number and two hashes, 56
// bytes.
#include "core/workspace/models/data_matching.h"

#include "core/project/edit_json.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cstring>

namespace glossa::workspace {

namespace {

using project::CategoryKind;
using project::Item;
using project::ItemId;

constexpr std::size_t matchedAtOnce = 2000;

/// Half of a hash: one in 10^32 pairs shares it.
using DataKey = std::pair<quint64, quint64>;

DataKey keyOf(const QByteArray &bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
    DataKey key;
    std::memcpy(&key.first, hash.constData(), sizeof key.first);
    std::memcpy(&key.second, hash.constData() + sizeof key.first, sizeof key.second);
    return key;
}

/// Of all that an item is but its number.
DataKey contentOf(Item item)
{
    item.id = 0;
    return keyOf(project::itemToJson(item));
}

DataKey identityOf(const Item &item)
{
    const QString parts[] = {item.location, item.language, item.text};
    return keyOf(QStringList(std::begin(parts), std::end(parts)).join(QChar(u'\0')).toUtf8());
}

struct Kept {
    ItemId id = 0;
    double place = 0.0;
    DataKey content;
    DataKey identity;
    bool met = false; // an item of today is it
};

struct Unmet {
    ItemId id = 0;
    DataKey content;
    DataKey identity;
};

/// Pairs off what has no number in common; what is left of today was added.
void matchByIdentity(std::vector<Kept> &then, std::vector<Unmet> &now, ItemDifferences &found)
{
    QMultiHash<DataKey, std::size_t> byIdentity;
    for (std::size_t i = then.size(); i-- > 0;) { // the last one that is put in comes out first
        if (!then[i].met)
            byIdentity.insert(then[i].identity, i);
    }
    std::erase_if(now, [&](const Unmet &item) {
        const auto at = byIdentity.find(item.identity);
        if (at == byIdentity.end())
            return false;
        Kept &kept = then[*at];
        kept.met = true;
        if (kept.content != item.content)
            found.changed.push_back({*at, item.id});
        byIdentity.erase(at);
        return true;
    });
}

Result<std::vector<Kept>> keptOf(ModelData &data, const NamesSince &names)
{
    std::vector<Kept> kept;
    data.rewind();
    while (true) {
        auto items = data.next();
        if (!items)
            return fail(items.error());
        if (items->empty())
            return kept;
        for (DataItem &item : *items) {
            const ItemId id = item.item.id;
            const DataKey identity = identityOf(item.item);
            kept.push_back({id, item.place, contentOf(names.renamed(std::move(item.item))), identity});
        }
    }
}

} // namespace

std::vector<CategoryPair> pairCategories(const std::vector<DataCategory> &then,
                                         const std::vector<CategoryUse> &now)
{
    std::vector<CategoryPair> pairs;
    for (const DataCategory &category : then)
        pairs.push_back({&category, nullptr});
    std::vector<const CategoryUse *> left;
    for (const CategoryUse &use : now) {
        const auto own = std::ranges::find_if(
            pairs, [&use](const CategoryPair &pair) { return pair.then->number == use.number; });
        if (own != pairs.end())
            own->now = &use;
        else
            left.push_back(&use);
    }
    for (const CategoryUse *use : left) {
        const auto own = std::ranges::find_if(pairs, [use](const CategoryPair &pair) {
            return pair.then != nullptr && pair.now == nullptr &&
                   pair.then->category.kind == use->category.kind &&
                   pair.then->category.name == use->category.name;
        });
        if (own != pairs.end())
            own->now = use;
        else
            pairs.push_back({nullptr, use});
    }
    return pairs;
}

std::vector<CategoryPair> inOneOrder(std::vector<CategoryPair> pairs)
{
    // Today's order is that of the addresses, as all of them stand in one list. What stays is a longest
    // ascending run (Schensted 1961): `ends[n]` is the pair that ends the lowest run of n + 1.
    std::vector<std::size_t> ends;
    std::vector<std::size_t> before(pairs.size(), pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].then == nullptr || pairs[i].now == nullptr)
            continue;
        const auto at = std::ranges::lower_bound(ends, pairs[i].now, {},
                                                 [&pairs](std::size_t end) { return pairs[end].now; });
        if (at != ends.begin())
            before[i] = *std::prev(at);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(pairs.size());
    for (std::size_t i = ends.empty() ? pairs.size() : ends.back(); i < pairs.size(); i = before[i])
        stays[i] = true;
    const std::size_t count = pairs.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (stays[i] || pairs[i].then == nullptr || pairs[i].now == nullptr)
            continue;
        pairs.push_back({nullptr, std::exchange(pairs[i].now, nullptr)});
    }
    return pairs;
}

NamesSince::NamesSince(const std::vector<CategoryPair> &pairs)
{
    for (const CategoryPair &pair : pairs) {
        if (pair.then != nullptr && pair.now != nullptr)
            m_names.insert({static_cast<int>(pair.then->category.kind), pair.then->category.name},
                           pair.now->category.name);
    }
}

Item NamesSince::named(Item item, const QString &gone) const
{
    const auto today = [&](CategoryKind kind, const QString &then) {
        const auto found = m_names.find({static_cast<int>(kind), then});
        return found != m_names.end() ? *found : gone + then;
    };
    if (!item.intent.isEmpty())
        item.intent = today(CategoryKind::Intent, item.intent);
    for (project::Label &label : item.labels)
        label.category = today(CategoryKind::Entity, label.category);
    for (project::ClassLabel &label : item.classes)
        label.category = today(CategoryKind::Class, label.category);
    return item;
}

Item NamesSince::renamed(Item item) const
{
    return named(std::move(item), QChar(u'\0')); // with which no name begins
}

Item NamesSince::shown(Item item) const
{
    return named(std::move(item), {});
}

Result<ItemDifferences> differencesOf(Workspace &workspace, std::int64_t project, ModelData &data,
                                      const NamesSince &names, Matching matching)
{
    auto kept = keptOf(data, names);
    if (!kept)
        return fail(kept.error());
    QHash<ItemId, std::size_t> byId;
    byId.reserve(static_cast<qsizetype>(kept->size()));
    for (std::size_t i = 0; i < kept->size(); ++i)
        byId.insert((*kept)[i].id, i);
    const auto ids = workspace.store().itemIds(project, {}, ItemOrder::AsImported);
    if (!ids)
        return fail(ids.error());
    ItemDifferences found;
    found.itemsThen = static_cast<std::int64_t>(kept->size());
    found.itemsNow = static_cast<std::int64_t>(ids->size());
    std::vector<Unmet> unmet;
    for (std::size_t at = 0; at < ids->size(); at += matchedAtOnce) {
        const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
        const auto last =
            ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + matchedAtOnce, ids->size()));
        const auto rows = workspace.store().items(project, {first, last});
        if (!rows)
            return fail(rows.error());
        for (const ItemRow &row : *rows) {
            const auto own = byId.find(row.item.id);
            if (own == byId.end()) {
                unmet.push_back({row.item.id, contentOf(row.item), identityOf(row.item)});
                continue;
            }
            Kept &then = (*kept)[*own];
            then.met = true;
            const bool moved = matching == Matching::Exactly && then.place != row.place;
            if (moved || then.content != contentOf(row.item))
                found.changed.push_back({*own, row.item.id});
        }
    }
    if (matching == Matching::ByIdentity)
        matchByIdentity(*kept, unmet, found);
    for (const Unmet &item : unmet)
        found.added.push_back(item.id);
    for (std::size_t i = 0; i < kept->size(); ++i) {
        if (!(*kept)[i].met)
            found.removed.push_back(i);
    }
    return found;
}

Result<std::vector<DataItem>> itemsOfThen(ModelData &data, const std::vector<std::size_t> &places)
{
    std::vector<DataItem> wanted;
    wanted.reserve(places.size());
    data.rewind();
    std::size_t at = 0;
    for (auto place = places.begin(); place != places.end();) {
        auto items = data.next();
        if (!items)
            return fail(items.error());
        if (items->empty())
            return fail(ErrorCode::CorruptModel, Phrase::ModelDataUnreadable);
        for (; place != places.end() && *place < at + items->size(); ++place)
            wanted.push_back(std::move((*items)[*place - at]));
        at += items->size();
    }
    return wanted;
}

} // namespace glossa::workspace
