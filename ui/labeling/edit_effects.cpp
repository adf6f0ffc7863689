// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/edit_effects.h"

#include <algorithm>
#include <type_traits>

namespace glossa::labeling {

namespace {

bool sameLabel(const project::Label &a, const project::Label &b)
{
    return a.category == b.category && a.span == b.span && a.region == b.region;
}

auto findLabel(project::Item &item, const project::Label &label)
{
    return std::ranges::find_if(item.labels,
                                [&](const project::Label &other) { return sameLabel(other, label); });
}

void collect(EditReach &reach, const project::Edit &edit)
{
    std::visit(
        [&](const auto &change) {
            using Change = std::decay_t<decltype(change)>;
            if constexpr (std::is_same_v<Change, project::Batch>) {
                for (const project::Edit &part : change.edits)
                    collect(reach, part);
            } else if constexpr (std::is_same_v<Change, project::AddItem>) {
                reach.added.push_back(change.item.id);
            } else if constexpr (std::is_same_v<Change, project::RemoveItem>) {
                reach.removed.push_back(change.item);
            } else if constexpr (std::is_same_v<Change, project::RemoveCategory> ||
                                 std::is_same_v<Change, project::RenameCategory>) {
                reach.everyItem = true;
            } else if constexpr (requires { change.item; }) {
                reach.items.push_back(change.item);
            }
        },
        edit.change);
}

struct Applier {
    project::Item &item;

    void operator()(const project::SetIntent &change) const { item.intent = change.intent; }
    void operator()(const project::SetDataset &change) const { item.dataset = change.dataset; }
    void operator()(const project::SetLanguage &change) const { item.language = change.language; }
    void operator()(const project::SetDone &change) const { item.done = change.done; }
    void operator()(const project::SetClasses &change) const { item.classes = change.classes; }
    void operator()(const project::AddLabel &change) const
    {
        const auto size = static_cast<int>(item.labels.size());
        const int index = std::clamp(change.index.value_or(size), 0, size);
        item.labels.insert(item.labels.begin() + index, change.label);
    }
    void operator()(const project::RemoveLabel &change) const
    {
        if (const auto found = findLabel(item, change.label); found != item.labels.end())
            item.labels.erase(found);
    }
    void operator()(const project::ChangeLabel &change) const
    {
        if (const auto found = findLabel(item, change.before); found != item.labels.end()) {
            found->category = change.after.category;
            found->span = change.after.span;
            found->region = change.after.region;
        }
    }
};

} // namespace

EditReach reachOf(const project::Edit &edit)
{
    EditReach reach;
    collect(reach, edit);
    return reach;
}

void applyTo(project::Item &item, const project::Edit &edit)
{
    std::visit(
        [&](const auto &change) {
            using Change = std::decay_t<decltype(change)>;
            if constexpr (std::is_same_v<Change, project::Batch>) {
                for (const project::Edit &part : change.edits)
                    applyTo(item, part);
            } else if constexpr (std::is_invocable_v<Applier, const Change &>) {
                if (change.item == item.id)
                    Applier{item}(change);
            }
        },
        edit.change);
}

} // namespace glossa::labeling
