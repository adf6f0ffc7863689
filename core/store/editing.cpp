// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/editing.h"

#include "core/store/categories.h"
#include "core/store/layers.h"

#include <algorithm>
#include <ranges>

namespace glossa::store {

namespace {

using project::Edit;
using project::Item;
using project::Label;

tl::unexpected<Error> stale(Phrase what)
{
    return fail(ErrorCode::Stale, what);
}

bool sameMark(const Label &a, const Label &b)
{
    return a.category == b.category && a.span == b.span && a.region == b.region;
}

std::vector<Label>::iterator find(std::vector<Label> &labels, const Label &wanted)
{
    return std::ranges::find_if(labels, [&](const Label &label) { return sameMark(label, wanted); });
}

/// The part of a text that a change replaced: [begin, end) before, [begin, end + shift) after it.
struct Changed {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::int32_t shift = 0;
};

Changed changedPart(const QString &before, const QString &after)
{
    qsizetype prefix = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (prefix < shorter && before.at(prefix) == after.at(prefix))
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix &&
           before.at(before.size() - 1 - suffix) == after.at(after.size() - 1 - suffix))
        ++suffix;
    // Characters of two units change as one.
    if (prefix > 0 && before.at(prefix - 1).isHighSurrogate())
        --prefix;
    if (suffix > 0 && before.at(before.size() - suffix).isLowSurrogate())
        --suffix;
    return {static_cast<std::int32_t>(prefix), static_cast<std::int32_t>(before.size() - suffix),
            static_cast<std::int32_t>(after.size() - before.size())};
}

/// Labels after a change of text: those before the changed middle stay, those behind move along, those it
/// touches go.
std::vector<Label> moved(const std::vector<Label> &labels, const Changed &part, const QString &after)
{
    std::vector<Label> kept;
    for (Label label : labels) {
        if (label.span.begin >= part.end)
            label.span.begin += part.shift;
        else if (label.span.end() > part.begin)
            continue;
        if (project::checkSpan(after, label.span))
            kept.push_back(std::move(label));
    }
    return kept;
}

/// Regions after a change of text: one that holds the changed middle grows or shrinks with it, one that
/// begins or ends within ends where it does.
std::vector<project::Region> moved(std::vector<project::Region> regions, const Changed &part)
{
    for (project::Region &region : regions) {
        const std::int32_t begin = region.span.begin;
        const std::int32_t end = region.span.end();
        // What is put in between two regions belongs to the one before.
        const std::int32_t newBegin = begin >= part.end && begin > 0 ? begin + part.shift
                                      : begin <= part.begin          ? begin
                                                                     : part.end + part.shift;
        const std::int32_t newEnd = end >= part.end ? end + part.shift : end <= part.begin ? end : part.begin;
        region.span = {newBegin, std::max(0, newEnd - newBegin)};
    }
    return regions;
}

} // namespace

Editing::Editing(Store::Database &database, std::int64_t project, ItemStamp stamp, CategoryNumbers numbers)
    : m_database(database), m_project(project), m_stamp(std::move(stamp)), m_numbers(std::move(numbers))
{
}

Result<Editing> Editing::begin(Store::Database &database, std::int64_t project, const Origin &origin,
                               std::int64_t sequence)
{
    auto numbers = CategoryNumbers::read(database, project);
    if (!numbers)
        return fail(numbers.error());
    return Editing(database, project, {database.clock.nowMs(), origin.author, sequence}, std::move(*numbers));
}

Result<Edit> Editing::apply(const Edit &edit)
{
    return std::visit(*this, edit.change);
}

Status Editing::finish()
{
    return m_counts.write(m_database, m_project, m_stamp.nowMs);
}

Result<ItemRow> Editing::item(project::ItemId id)
{
    m_touched = id;
    return readItem(m_database, m_project, id);
}

Status Editing::save(const ItemRow &before, const Item &after)
{
    if (auto valid = checkItem(after, m_numbers); !valid)
        return valid;
    m_counts.count(before.item, m_numbers, -1, before.layer);
    m_counts.count(after, m_numbers, 1, before.layer);
    return updateItem(m_database, before.item, after, m_numbers, m_stamp);
}

Result<Edit> Editing::operator()(const project::AddItem &edit)
{
    if (auto valid = checkItem(edit.item, m_numbers); !valid)
        return fail(valid.error());
    if (edit.item.id != 0 && m_database.row(QStringLiteral("SELECT 1 FROM item WHERE id = ?"),
                                            {static_cast<qlonglong>(edit.item.id)}))
        return fail(ErrorCode::AlreadyExists, std::to_string(edit.item.id), "item");
    const auto place = edit.place ? Result<double>(*edit.place) : endPlace(m_database, m_project);
    if (!place)
        return fail(place.error());
    const auto layer = layerOf(m_database, edit.item.id);
    if (!layer)
        return fail(layer.error());
    const auto id = insertItem(m_database, m_project, edit.item, {*place, *layer}, m_numbers, m_stamp);
    if (!id)
        return fail(id.error());
    m_touched = *id;
    Item made = edit.item;
    made.id = *id;
    m_counts.count(made, m_numbers, 1, *layer);
    return Edit{project::RemoveItem{*id, made}};
}

Result<Edit> Editing::operator()(const project::RemoveItem &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item)
        return stale(Phrase::ItemChanged);
    if (const auto gone = deleteItem(m_database, edit.item); !gone)
        return fail(gone.error());
    m_counts.count(row->item, m_numbers, -1, row->layer);
    return Edit{project::AddItem{row->item, row->place}};
}

Result<Edit> Editing::operator()(const project::SetText &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item.text)
        return stale(Phrase::TextChanged);
    if (edit.expectedLabels && *edit.expectedLabels != row->item.labels)
        return stale(Phrase::LabelsChanged);
    Item after = row->item;
    after.text = edit.text;
    const Changed part = changedPart(row->item.text, edit.text);
    after.labels = edit.labels ? *edit.labels : moved(row->item.labels, part, edit.text);
    after.regions = edit.regions ? *edit.regions : moved(row->item.regions, part);
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    project::SetText back{edit.item, row->item.text, row->item.labels, edit.text, after.labels};
    if (!row->item.regions.empty())
        back.regions = row->item.regions;
    return Edit{std::move(back)};
}

Result<Edit> Editing::operator()(const project::SetIntent &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item.intent)
        return stale(Phrase::IntentChanged);
    Item after = row->item;
    after.intent = edit.intent;
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::SetIntent{edit.item, row->item.intent, edit.intent}};
}

Result<Edit> Editing::operator()(const project::SetDataset &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item.dataset)
        return stale(Phrase::SetChanged);
    Item after = row->item;
    after.dataset = edit.dataset;
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::SetDataset{edit.item, row->item.dataset, edit.dataset}};
}

Result<Edit> Editing::operator()(const project::SetLanguage &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item.language)
        return stale(Phrase::LanguageChanged);
    Item after = row->item;
    after.language = edit.language;
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::SetLanguage{edit.item, row->item.language, edit.language}};
}

Result<Edit> Editing::operator()(const project::SetDone &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item.done)
        return stale(Phrase::ItemChanged);
    Item after = row->item;
    after.done = edit.done;
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::SetDone{edit.item, row->item.done, edit.done}};
}

Result<Edit> Editing::operator()(const project::SetClasses &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    if (edit.expected && *edit.expected != row->item.classes)
        return stale(Phrase::ClassesChanged);
    Item after = row->item;
    after.classes = edit.classes;
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::SetClasses{edit.item, row->item.classes, edit.classes}};
}

Result<Edit> Editing::operator()(const project::AddLabel &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    Item after = row->item;
    const auto last = static_cast<int>(after.labels.size());
    const int index = std::clamp(edit.index.value_or(last), 0, last);
    after.labels.insert(after.labels.begin() + index, edit.label);
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::RemoveLabel{edit.item, edit.label}};
}

Result<Edit> Editing::operator()(const project::RemoveLabel &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    Item after = row->item;
    const auto at = find(after.labels, edit.label);
    if (at == after.labels.end())
        return stale(Phrase::LabelChanged);
    const Label gone = *at;
    const auto index = static_cast<int>(at - after.labels.begin());
    after.labels.erase(at);
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::AddLabel{edit.item, gone, index}};
}

Result<Edit> Editing::operator()(const project::ChangeLabel &edit)
{
    const auto row = item(edit.item);
    if (!row)
        return fail(row.error());
    Item after = row->item;
    const auto at = find(after.labels, edit.before);
    if (at == after.labels.end())
        return stale(Phrase::LabelChanged);
    const Label before = *at;
    at->category = edit.after.category;
    at->span = edit.after.span;
    at->region = edit.after.region;
    const Label changed = *at;
    if (const auto saved = save(*row, after); !saved)
        return fail(saved.error());
    return Edit{project::ChangeLabel{edit.item, changed, before}};
}

Result<Edit> Editing::operator()(const project::Batch &edit)
{
    std::vector<Edit> parts;
    for (const Edit &part : edit.edits) {
        auto undone = apply(part);
        if (!undone)
            return fail(undone.error());
        parts.push_back(std::move(*undone));
    }
    // One flat list: the depth of batches is limited where edits are read.
    project::Batch inverse;
    for (Edit &part : std::views::reverse(parts)) {
        if (auto *batch = std::get_if<project::Batch>(&part.change))
            std::ranges::move(batch->edits, std::back_inserter(inverse.edits));
        else
            inverse.edits.push_back(std::move(part));
    }
    return Edit{std::move(inverse)};
}

} // namespace glossa::store
