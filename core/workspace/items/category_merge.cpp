// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/items/category_merge.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/items/items.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

using project::CategoryKind;
using project::Components;
using project::Edit;
using project::Item;

constexpr std::size_t pageSize = 1000;

/// The edits that carry the marks of one item over.
void carryOver(std::vector<Edit> &edits, const Item &item, const CategoryMerge &merge)
{
    if (merge.kind == CategoryKind::Intent) {
        edits.push_back({project::SetIntent{item.id, merge.into, merge.from}});
    } else if (merge.kind == CategoryKind::Entity) {
        for (const project::Label &label : item.labels) {
            if (label.category != merge.from)
                continue;
            project::Label after = label;
            after.category = merge.into;
            const bool there = std::ranges::any_of(item.labels, [&after](const project::Label &other) {
                return other.category == after.category && other.span == after.span &&
                       other.region == after.region;
            });
            if (there)
                edits.push_back({project::RemoveLabel{item.id, label}});
            else
                edits.push_back({project::ChangeLabel{item.id, label, after}});
        }
    } else {
        project::SetClasses change{item.id, item.classes, item.classes};
        const bool there = std::ranges::find(change.classes, merge.into, &project::ClassLabel::category) !=
                           change.classes.end();
        const auto own = std::ranges::find(change.classes, merge.from, &project::ClassLabel::category);
        if (there)
            change.classes.erase(own);
        else
            own->category = merge.into;
        edits.push_back({std::move(change)});
    }
}

void join(project::Sublist &into, const project::Sublist &from)
{
    for (const project::ListSynonyms &synonyms : from.synonyms) {
        const auto same =
            std::ranges::find(into.synonyms, synonyms.language, &project::ListSynonyms::language);
        if (same == into.synonyms.end()) {
            into.synonyms.push_back(synonyms);
            continue;
        }
        for (const QString &value : synonyms.values)
            if (!same->values.contains(value))
                same->values << value;
    }
}

Components joined(Components into, const Components &from)
{
    for (const project::Sublist &list : from.list) {
        const auto same = std::ranges::find(into.list, list.key, &project::Sublist::key);
        if (same == into.list.end())
            into.list.push_back(list);
        else
            join(*same, list);
    }
    for (const project::RegexExpression &regex : from.regex) {
        const bool there = std::ranges::any_of(into.regex, [&regex](const auto &other) {
            return other.pattern == regex.pattern && other.language == regex.language;
        });
        if (there)
            continue;
        project::RegexExpression added = regex;
        // Each key stands once.
        for (int number = 2;
             std::ranges::find(into.regex, added.key, &project::RegexExpression::key) != into.regex.end();
             ++number)
            added.key = QStringLiteral("%1 %2").arg(regex.key).arg(number);
        into.regex.push_back(std::move(added));
    }
    for (const project::Prebuilt &prebuilt : from.prebuilts)
        if (std::ranges::find(into.prebuilts, prebuilt.category, &project::Prebuilt::category) ==
            into.prebuilts.end())
            into.prebuilts.push_back(prebuilt);
    return into;
}

ItemFilter marked(const CategoryMerge &merge)
{
    ItemFilter filter;
    if (merge.kind == CategoryKind::Intent)
        filter.intents << merge.from;
    else if (merge.kind == CategoryKind::Entity)
        filter.entities << merge.from;
    else
        filter.classes << merge.from;
    return filter;
}

} // namespace

Result<EditReceipt> mergeCategory(Workspace &workspace, std::int64_t project, CategoryKind kind,
                                  const QString &from, const QString &into, const Origin &origin)
{
    const CategoryMerge merge{kind, from, into};
    if (from == into)
        return fail(ErrorCode::InvalidArgument, from.toStdString(), "category", Phrase::TwoCategories);
    const auto uses = workspace.store().categories(project);
    if (!uses)
        return fail(uses.error());
    const auto find = [&](const QString &name) {
        return std::ranges::find_if(*uses, [&](const CategoryUse &use) {
            return use.category.kind == kind && use.category.name == name;
        });
    };
    const auto source = find(from);
    const auto target = find(into);
    if (source == uses->end() || target == uses->end())
        return fail(ErrorCode::NotFound, (source == uses->end() ? from : into).toStdString(), "category");
    const auto ids = itemIds(workspace, project, marked(merge));
    if (!ids)
        return fail(ids.error());
    project::Batch batch;
    for (std::size_t at = 0; at < ids->size(); at += pageSize) {
        const auto first = ids->begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids->begin() + static_cast<std::ptrdiff_t>(std::min(at + pageSize, ids->size()));
        const auto rows = items(workspace, project, {first, last});
        if (!rows)
            return fail(rows.error());
        for (const ItemRow &row : *rows)
            carryOver(batch.edits, row.item, merge);
    }
    project::Category after = target->category;
    after.components = joined(after.components, source->category.components);
    batch.edits.push_back({project::ChangeCategory{after, target->category}});
    batch.edits.push_back({project::RemoveCategory{kind, from}});
    return apply(workspace, project, {std::move(batch)}, origin);
}

std::optional<CategoryMerge> mergeOf(const project::Batch &batch)
{
    if (batch.edits.size() < 2)
        return std::nullopt;
    const auto *removed = std::get_if<project::RemoveCategory>(&batch.edits.back().change);
    const auto *kept = std::get_if<project::ChangeCategory>(&batch.edits[batch.edits.size() - 2].change);
    if (removed == nullptr || kept == nullptr || removed->kind != kept->category.kind)
        return std::nullopt;
    return CategoryMerge{removed->kind, removed->name, kept->category.name};
}

} // namespace glossa::workspace
