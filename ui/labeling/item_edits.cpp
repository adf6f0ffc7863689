// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/item_edits.h"

#include <algorithm>
#include <utility>

namespace glossa::labeling {

namespace {

/// A single edit stays itself, so that history and undo name it.
project::Edit oneStep(std::vector<project::Edit> edits)
{
    if (edits.size() == 1)
        return std::move(edits.front());
    return project::Edit{project::Batch{std::move(edits)}};
}

template <typename Make>
project::Edit forEach(const std::vector<project::ItemId> &items, Make make)
{
    std::vector<project::Edit> edits;
    edits.reserve(items.size());
    for (const project::ItemId item : items)
        edits.push_back(project::Edit{make(item)});
    return oneStep(std::move(edits));
}

/// An edit with the category that it needs, as one step.
project::Edit afterCategory(project::CategoryKind kind, const QString &name, project::Edit edit)
{
    project::Batch batch{{addCategory(kind, name)}};
    if (auto *several = std::get_if<project::Batch>(&edit.change))
        batch.edits.insert(batch.edits.end(), several->edits.begin(), several->edits.end());
    else
        batch.edits.push_back(std::move(edit));
    return project::Edit{std::move(batch)};
}

} // namespace

project::Edit addUtterances(const NewUtterances &utterances)
{
    std::vector<project::Edit> edits;
    for (const QString &text : utterances.texts) {
        project::Item item;
        item.text = text;
        item.intent = utterances.intent;
        item.language = utterances.language;
        item.dataset = utterances.dataset;
        edits.push_back(project::Edit{project::AddItem{item, {}}});
    }
    return oneStep(std::move(edits));
}

project::Edit removeItems(const std::vector<project::ItemId> &items)
{
    return forEach(items, [](project::ItemId item) { return project::RemoveItem{item, {}}; });
}

project::Edit setDataset(const std::vector<project::ItemId> &items, project::Dataset dataset)
{
    return forEach(items, [&](project::ItemId item) { return project::SetDataset{item, dataset, {}}; });
}

project::Edit setIntent(const std::vector<project::ItemId> &items, const QString &intent, bool create)
{
    project::Edit edit = forEach(items, [&](project::ItemId item) {
        return project::SetIntent{item, intent, {}};
    });
    return create ? afterCategory(project::CategoryKind::Intent, intent, std::move(edit)) : edit;
}

project::Edit setClasses(const std::vector<project::Item> &items, const QString &category, ClassChange change,
                         bool create)
{
    std::vector<project::Edit> edits;
    edits.reserve(items.size());
    for (const project::Item &item : items) {
        std::vector<project::ClassLabel> classes = item.classes;
        // One that stays keeps what its file says of it.
        std::erase_if(classes, [&](const project::ClassLabel &label) {
            return change == ClassChange::Take   ? label.category == category
                   : change == ClassChange::Only ? label.category != category
                                                 : false;
        });
        if (change != ClassChange::Take && !project::hasClass(item, category))
            classes.push_back({category, {}});
        edits.push_back(project::Edit{project::SetClasses{item.id, std::move(classes), item.classes}});
    }
    project::Edit edit = oneStep(std::move(edits));
    return create ? afterCategory(project::CategoryKind::Class, category, std::move(edit)) : edit;
}

project::Edit addCategory(project::CategoryKind kind, const QString &name)
{
    project::Category category;
    category.kind = kind;
    category.name = name;
    return project::Edit{project::AddCategory{std::move(category), {}}};
}

} // namespace glossa::labeling
