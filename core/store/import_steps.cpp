// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo of an import. Their rows of the journal have no edit. The inverse in the row of an import, or
// of a redo that brought one again, is
//     {"import":{"layer":…,"categories":[[kind,name]…]}}
// : the layer that holds its items, and the categories that came with it. The inverse in the row of an undo
// is
//     {"import":{"layer":…,"back":[[edit,row]…]}}
// : the edits (as text) that put the removed categories back where they were, and the rows that are kept of
// them.
#include "core/project/edit_json.h"
#include "core/project/stored_json.h"
#include "core/store/categories.h"
#include "core/store/journal.h"
#include "core/store/layers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace glossa::store {

namespace {

using project::CategoryKind;
using project::Edit;
using project::StoredJson;
using project::StoredValue;

constexpr const char *importKey = "import";
constexpr const char *layerKey = "layer";
constexpr const char *categoriesKey = "categories";
constexpr const char *backKey = "back";

QByteArray inverseOf(std::int64_t layer, const char *key, const StoredJson &categories)
{
    StoredJson inverse;
    inverse[importKey][layerKey] = layer;
    inverse[importKey][key] = categories;
    return project::compact(inverse);
}

Result<std::int64_t> numberOf(Store::Database &database, std::int64_t project, CategoryKind kind,
                              const QString &name)
{
    const auto row = database.row(QStringLiteral("SELECT id FROM category WHERE project = ? AND kind = ?"
                                                 " AND name = ? AND removed = 0"),
                                  {static_cast<qlonglong>(project), static_cast<int>(kind), name});
    if (!row)
        return fail(row.error());
    return row->constFirst().toLongLong();
}

/// Removes those of the categories that nothing uses and nobody has worked on; what brings them back, in the
/// order in which each finds its place again.
Result<StoredJson> removeBrought(Store::Database &database, std::int64_t project, std::int64_t sequence,
                                 const StoredValue &brought)
{
    StoredJson back = StoredJson::array();
    if (brought.size() == 0)
        return back;
    const auto changed = categoriesChangedSince(database, project, sequence);
    if (!changed)
        return fail(changed.error());
    CategoryNames wanted;
    for (std::size_t i = 0; i < brought.size(); ++i) {
        const QPair<CategoryKind, QString> name{static_cast<CategoryKind>(brought.at(i).at(0).integer()),
                                                brought.at(i).at(1).text()};
        if (!changed->contains({name.first, name.second}))
            wanted.insert({name.first, name.second});
    }
    const auto uses = readCategories(database, project);
    if (!uses)
        return fail(uses.error());
    int index = 0;
    for (std::size_t i = 0; i < uses->size(); ++i) {
        const CategoryUse &use = (*uses)[i];
        index = i > 0 && (*uses)[i - 1].category.kind == use.category.kind ? index + 1 : 0;
        if (use.items != 0 || !wanted.contains({use.category.kind, use.category.name}))
            continue;
        const auto number = numberOf(database, project, use.category.kind, use.category.name);
        if (!number)
            return fail(number.error());
        if (const auto removed = removeCategory(database, project, use.category.kind, use.category.name);
            !removed)
            return fail(removed.error());
        back.push_back(StoredJson::array(
            {project::toJson({project::AddCategory{use.category, index}}).toStdString(), *number}));
    }
    return back;
}

} // namespace

QByteArray importInverse(std::int64_t layer, const CategoryNames &brought)
{
    StoredJson categories = StoredJson::array();
    for (const auto &[kind, name] : brought)
        categories.push_back(StoredJson::array({static_cast<int>(kind), name.toStdString()}));
    return inverseOf(layer, categoriesKey, categories);
}

bool isImport(const QByteArray &inverse)
{
    return inverse.startsWith("{\"import\"");
}

Result<std::int64_t> importedItems(Store::Database &database, const QByteArray &inverse)
{
    const StoredJson whole = project::parsed(inverse);
    auto items = itemsOfLayer(database, StoredValue(whole)[importKey][layerKey].number());
    if (!items && items.error().code == ErrorCode::NotFound)
        return 0;
    return items;
}

Result<QByteArray> undoImport(Store::Database &database, std::int64_t project, std::int64_t sequence,
                              const QByteArray &inverse, std::int64_t undo)
{
    const StoredJson whole = project::parsed(inverse);
    const StoredValue import = StoredValue(whole)[importKey];
    const std::int64_t layer = import[layerKey].number();
    const auto touched = database.row(QStringLiteral("SELECT touched FROM layer WHERE id = ?"),
                                      {static_cast<qlonglong>(layer)});
    if (!touched)
        return fail(touched.error().code == ErrorCode::NotFound
                        ? Error{ErrorCode::CorruptWorkspace, {}, "journal", {}, Phrase::ImportWithoutItems}
                        : touched.error());
    // Changes that were taken back do not count; only then is the journal read.
    if (touched->constFirst().toInt() != 0) {
        const auto changed = touchedSince(database, project, sequence, layer);
        if (!changed)
            return fail(changed.error());
        if (*changed > 0)
            return fail(ErrorCode::Stale, {Phrase::ImportedItemsChanged, *changed});
    }
    if (auto hidden = setLayerState(database, layer, LayerState::Seen, LayerState::TakenBack, undo); !hidden)
        return fail(hidden.error());
    const auto back = removeBrought(database, project, sequence, import[categoriesKey]);
    if (!back)
        return fail(back.error());
    return inverseOf(layer, backKey, *back);
}

Result<QByteArray> redoImport(Store::Database &database, std::int64_t project, const QByteArray &inverse)
{
    const StoredJson whole = project::parsed(inverse);
    const StoredValue import = StoredValue(whole)[importKey];
    const std::int64_t layer = import[layerKey].number();
    CategoryNames brought;
    const StoredValue back = import[backKey];
    for (std::size_t i = 0; i < back.size(); ++i) {
        const auto edit = project::editFromJson(back.at(i).at(0).text().toUtf8());
        const auto *add = edit ? std::get_if<project::AddCategory>(&edit->change) : nullptr;
        if (add == nullptr)
            return fail(ErrorCode::CorruptWorkspace, Phrase::CategoryOfAnImport, "journal");
        const auto there = numberOf(database, project, add->category.kind, add->category.name);
        if (!there && there.error().code != ErrorCode::NotFound)
            return fail(there.error());
        // As with an import, one that somebody has made meanwhile stays as it is.
        if (there)
            continue;
        const auto made = insertCategory(database, project, add->category, add->index.value_or(-1),
                                         back.at(i).at(1).number());
        if (!made)
            return fail(made.error());
        brought.insert({made->kind, made->name});
    }
    const auto missing = missingCategories(database, layer);
    if (!missing)
        return fail(missing.error());
    if (!missing->empty())
        return fail(ErrorCode::Stale, {Phrase::CategoryGone, missing->front().name.toStdString()});
    if (auto shown = setLayerState(database, layer, LayerState::TakenBack, LayerState::Seen); !shown)
        return fail(shown.error());
    return importInverse(layer, brought);
}

} // namespace glossa::store
