// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/data_comparison.h"

#include "core/workspace/models/data_matching.h"

#include <algorithm>
#include <map>

namespace glossa::workspace {

namespace {

/// The head of a project as it would be if the other's name and number were its own.
project::ProjectInfo headAs(project::ProjectInfo info, const project::ProjectInfo &other)
{
    info.id = other.id;
    info.name = other.name;
    return info;
}

std::vector<CategorySinceModel> changesOf(const std::vector<CategoryPair> &pairs)
{
    std::vector<CategorySinceModel> changes;
    for (const auto &[then, now] : pairs) {
        if (then == nullptr) {
            changes.push_back({SinceModel::Added, now->category.kind, {}, now->category.name});
        } else if (now == nullptr) {
            changes.push_back({SinceModel::Removed, then->category.kind, then->category.name, {}});
        } else if (then->category != now->category) {
            const bool renamed = then->category.name != now->category.name;
            changes.push_back({renamed ? SinceModel::Renamed : SinceModel::Changed, then->category.kind,
                               then->category.name, now->category.name});
        }
    }
    std::ranges::stable_sort(changes, {}, &CategorySinceModel::kind);
    return changes;
}

/// One row of the page, told by where its two sides are found.
struct Place {
    SinceModel change = SinceModel::Changed;
    std::optional<std::size_t> then;
    project::ItemId now = 0;
};

std::vector<Place> placesOf(const ItemDifferences &found, const ComparisonPage &page)
{
    std::vector<Place> all;
    const auto wants = [&page](SinceModel change) { return !page.only || *page.only == change; };
    if (wants(SinceModel::Changed)) {
        for (const ItemDifferences::Pair &pair : found.changed)
            all.push_back({SinceModel::Changed, pair.then, pair.now});
    }
    if (wants(SinceModel::Added)) {
        for (const project::ItemId id : found.added)
            all.push_back({SinceModel::Added, std::nullopt, id});
    }
    if (wants(SinceModel::Removed)) {
        for (const std::size_t then : found.removed)
            all.push_back({SinceModel::Removed, then, 0});
    }
    const auto count = static_cast<std::int64_t>(all.size());
    const std::int64_t first = std::clamp(page.offset, std::int64_t{0}, count);
    const std::int64_t last = first + std::clamp(page.limit, std::int64_t{0}, count - first);
    return {all.begin() + first, all.begin() + last};
}

Result<std::vector<ItemSinceModel>> readPage(Workspace &workspace, std::int64_t project, ModelData &data,
                                             const NamesSince &names, const std::vector<Place> &places)
{
    std::vector<std::size_t> ofThen;
    std::vector<project::ItemId> ofToday;
    for (const Place &place : places) {
        if (place.then)
            ofThen.push_back(*place.then);
        if (place.now != 0)
            ofToday.push_back(place.now);
    }
    std::ranges::sort(ofThen);
    auto then = itemsOfThen(data, ofThen);
    auto now = workspace.store().items(project, ofToday);
    if (!then || !now)
        return fail(then ? now.error() : then.error());
    std::map<project::ItemId, project::Item> nowById;
    for (ItemRow &row : *now)
        nowById.emplace(row.item.id, std::move(row.item));
    std::vector<ItemSinceModel> rows;
    for (const Place &place : places) {
        ItemSinceModel row{place.change, std::nullopt, std::nullopt};
        if (place.then) {
            const auto at = std::ranges::lower_bound(ofThen, *place.then) - ofThen.begin();
            row.then = names.shown(std::move((*then)[static_cast<std::size_t>(at)].item));
        }
        if (place.now != 0)
            row.now = std::move(nowById.at(place.now));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Result<DataComparison> compareInside(Workspace &workspace, std::int64_t project, ModelData &data,
                                     const ComparisonPage &page)
{
    const auto summary = workspace.store().project(project);
    const auto uses = workspace.store().categories(project);
    if (!summary || !uses)
        return fail(summary ? uses.error() : summary.error());
    const auto pairs = pairCategories(data.head().schema, *uses);
    const NamesSince names(pairs);
    const auto found = differencesOf(workspace, project, data, names, Matching::ByIdentity);
    if (!found)
        return fail(found.error());
    DataComparison comparison;
    comparison.itemsThen = found->itemsThen;
    comparison.itemsNow = found->itemsNow;
    comparison.added = static_cast<std::int64_t>(found->added.size());
    comparison.changed = static_cast<std::int64_t>(found->changed.size());
    comparison.removed = static_cast<std::int64_t>(found->removed.size());
    comparison.settings = headAs(data.head().info, summary->info) != summary->info;
    comparison.categories = changesOf(pairs);
    auto rows = readPage(workspace, project, data, names, placesOf(*found, page));
    if (!rows)
        return fail(rows.error());
    comparison.items = std::move(*rows);
    return comparison;
}

Result<DataComparison> compareModelData(Workspace &workspace, std::int64_t project, const QString &label,
                                        const ComparisonPage &page)
{
    auto data = modelData(workspace, project, label);
    if (!data)
        return fail(data.error());
    Result<DataComparison> comparison;
    const auto read = workspace.store().snapshot([&]() -> Status {
        comparison = compareInside(workspace, project, *data, page);
        return comparison ? Status{} : fail(comparison.error());
    });
    if (!read)
        return fail(read.error());
    return comparison;
}

} // namespace glossa::workspace
