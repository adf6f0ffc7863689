// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/editing.h"

#include "core/project/apply_edit.h"
#include "core/store/categories.h"
#include "core/store/layers.h"
#include "core/store/queries.h"

#include <type_traits>

namespace glossa::store {

namespace {

using project::Edit;
using project::Item;

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

Result<Editing> Editing::begin(Store::Database &database, std::int64_t project, const Origin &origin,
                               const ProjectHead &head)
{
    auto &known = database.lastNumbers;
    if (known.project != project || known.schemas != head.schemas) {
        auto numbers = CategoryNumbers::read(database, project);
        if (!numbers)
            return fail(numbers.error());
        known = {project, head.schemas, std::make_shared<const CategoryNumbers>(std::move(*numbers))};
    }
    return Editing(database, project, {database.clock.nowMs(), origin.author, head.nextSequence},
                   *known.numbers);
}

Result<Edit> Editing::apply(const Edit &edit)
{
    return std::visit(
        [&](const auto &change) -> Result<Edit> {
            if constexpr (std::is_invocable_v<Editing &, decltype(change)>)
                return (*this)(change);
            else
                return changeItem(change.item, edit);
        },
        edit.change);
}

Result<Edit> Editing::changeItem(project::ItemId id, const Edit &edit)
{
    const auto row = item(id);
    if (!row)
        return fail(row.error());
    auto changed = project::applied(row->item, edit);
    if (!changed)
        return fail(changed.error());
    if (const auto saved = save(*row, changed->item); !saved)
        return fail(saved.error());
    return std::move(changed->inverse);
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
    if (const auto expected = project::applied(row->item, Edit{edit}); !expected)
        return fail(expected.error());
    if (const auto gone = deleteItem(m_database, edit.item); !gone)
        return fail(gone.error());
    m_counts.count(row->item, m_numbers, -1, row->layer);
    return Edit{project::AddItem{row->item, row->place}};
}

Result<Edit> Editing::operator()(const project::SettleQueries &edit)
{
    auto settled = settleQueries(m_database, m_project, edit);
    if (!settled)
        return fail(settled.error());
    return Edit{std::move(*settled)};
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
    return project::takingBack(std::move(parts));
}

} // namespace glossa::store
