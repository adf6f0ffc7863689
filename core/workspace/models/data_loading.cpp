// SPDX-License-Identifier: GPL-3.0-or-later
// What differs is put back by edits, as a person could have made them: the journal then says what happened,
// and takes it back. First all goes that is not as it was, then the schema becomes what it was, then the
// items come.
#include "core/workspace/models/data_loading.h"

#include "core/workspace/models/data_matching.h"

#include <QSet>

#include <algorithm>

namespace glossa::workspace {

namespace {

using project::Category;
using project::CategoryKind;
using project::Edit;

/// The edits that make today's schema the one of then, once no item stands that names what goes.
class SchemaSteps {
public:
    SchemaSteps(const std::vector<CategoryPair> &pairs, std::vector<Edit> &edits)
        : m_pairs(pairs), m_edits(edits)
    {
    }

    void append()
    {
        for (const auto &[then, now] : m_pairs) {
            if (then == nullptr)
                m_edits.push_back({project::RemoveCategory{now->category.kind, now->category.name}});
            else if (now != nullptr)
                m_names.insert({static_cast<int>(now->category.kind), now->category.name});
        }
        freeKeys();
        rename();
        add();
        change();
    }

private:
    /// No two may have one key, not even while they change places.
    void freeKeys()
    {
        for (const auto &[then, now] : m_pairs) {
            if (then == nullptr || now == nullptr || then->category.key == now->category.key)
                continue;
            Category without = now->category;
            without.key = QStringLiteral("");
            m_edits.push_back({project::ChangeCategory{std::move(without), std::nullopt}});
        }
    }

    /// A name that another one still has is reached by way of one that nobody has.
    void rename()
    {
        std::vector<project::RenameCategory> late;
        for (const auto &[then, now] : m_pairs) {
            if (then == nullptr || now == nullptr || then->category.name == now->category.name)
                continue;
            const CategoryKind kind = now->category.kind;
            QString to = then->category.name;
            if (isTaken(kind, to)) {
                while (isTaken(kind, to) || isOfThen(kind, to))
                    to += u'_';
                late.push_back({kind, to, then->category.name});
            }
            m_edits.push_back({project::RenameCategory{kind, now->category.name, to}});
            m_names.remove({static_cast<int>(kind), now->category.name});
            m_names.insert({static_cast<int>(kind), to});
        }
        for (project::RenameCategory &step : late)
            m_edits.push_back({std::move(step)});
    }

    void add()
    {
        int index = 0;
        CategoryKind kind = CategoryKind::Intent;
        for (const auto &[then, now] : m_pairs) {
            if (then == nullptr)
                continue;
            index = then->category.kind == kind ? index : 0;
            kind = then->category.kind;
            if (now == nullptr)
                m_edits.push_back({project::AddCategory{then->category, index}});
            ++index;
        }
    }

    void change()
    {
        for (const auto &[then, now] : m_pairs) {
            if (then == nullptr || now == nullptr)
                continue;
            Category today = now->category;
            today.name = then->category.name;
            if (today != then->category)
                m_edits.push_back({project::ChangeCategory{then->category, std::nullopt}});
        }
    }

    [[nodiscard]] bool isTaken(CategoryKind kind, const QString &name) const
    {
        return m_names.contains({static_cast<int>(kind), name});
    }
    [[nodiscard]] bool isOfThen(CategoryKind kind, const QString &name) const
    {
        return std::ranges::any_of(m_pairs, [&](const CategoryPair &pair) {
            return pair.then != nullptr && pair.then->category.kind == kind &&
                   pair.then->category.name == name;
        });
    }

    const std::vector<CategoryPair> &m_pairs;
    std::vector<Edit> &m_edits;
    QSet<QPair<int, QString>> m_names; // that stand at this point
};

/// The items that go, whole, so that nobody's later work goes with them unseen.
Status appendRemovals(Workspace &workspace, std::int64_t project, const std::vector<project::ItemId> &ids,
                      std::vector<Edit> &edits)
{
    constexpr std::size_t atOnce = 2000;
    for (std::size_t at = 0; at < ids.size(); at += atOnce) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + atOnce, ids.size()));
        auto rows = workspace.store().items(project, {first, last});
        if (!rows)
            return fail(rows.error());
        for (ItemRow &row : *rows) {
            const project::ItemId id = row.item.id;
            edits.push_back({project::RemoveItem{id, std::move(row.item)}});
        }
    }
    return {};
}

/// The items of then that come back. Those whose number an unseen item has, get new ones.
Status appendItems(Workspace &workspace, ModelData &data, const ItemDifferences &found,
                   std::vector<Edit> &edits)
{
    std::vector<std::size_t> places = found.removed;
    for (const ItemDifferences::Pair &pair : found.changed)
        places.push_back(pair.then);
    std::ranges::sort(places);
    auto items = itemsOfThen(data, places);
    if (!items)
        return fail(items.error());
    std::vector<project::ItemId> gone;
    for (const DataItem &item : *items)
        gone.push_back(item.item.id);
    const auto taken = workspace.store().takenIds(gone);
    if (!taken)
        return fail(taken.error());
    QSet<project::ItemId> unfree(taken->begin(), taken->end());
    for (const ItemDifferences::Pair &pair : found.changed)
        unfree.remove(pair.now); // this one goes first
    for (DataItem &item : *items) {
        if (unfree.contains(item.item.id))
            item.item.id = 0;
        edits.push_back({project::AddItem{std::move(item.item), item.place}});
    }
    return {};
}

Result<std::vector<Edit>> editsBack(Workspace &workspace, std::int64_t project, ModelData &data)
{
    const auto summary = workspace.store().project(project);
    const auto uses = workspace.store().categories(project);
    if (!summary || !uses)
        return fail(summary ? uses.error() : summary.error());
    const auto pairs = inOneOrder(pairCategories(data.head().schema, *uses));
    const auto found = differencesOf(workspace, project, data, NamesSince(pairs), Matching::Exactly);
    if (!found)
        return fail(found.error());
    std::vector<project::ItemId> going = found->added;
    for (const ItemDifferences::Pair &pair : found->changed)
        going.push_back(pair.now);
    std::vector<Edit> edits;
    if (auto removed = appendRemovals(workspace, project, going, edits); !removed)
        return fail(removed.error());
    SchemaSteps(pairs, edits).append();
    project::ProjectInfo info = data.head().info;
    info.id = summary->info.id;
    info.name = summary->info.name;
    if (info != summary->info)
        edits.push_back({project::ChangeProject{info, summary->info}});
    if (auto added = appendItems(workspace, data, *found, edits); !added)
        return fail(added.error());
    return edits;
}

} // namespace

Result<LoadedModelData> loadModelData(Workspace &workspace, std::int64_t project, const QString &label,
                                      const Origin &origin)
{
    auto data = modelData(workspace, project, label);
    if (!data)
        return fail(data.error());
    LoadedModelData loaded;
    project::Batch batch;
    const auto read = workspace.store().snapshot([&]() -> Status {
        auto comparison = compareInside(workspace, project, *data, {0, 0, std::nullopt});
        if (!comparison)
            return fail(comparison.error());
        loaded.before = std::move(*comparison);
        if (!loaded.before.any())
            return {};
        auto edits = editsBack(workspace, project, *data);
        if (!edits)
            return fail(edits.error());
        batch.edits = std::move(*edits);
        return {};
    });
    if (!read)
        return fail(read.error());
    if (batch.edits.empty())
        return loaded;
    auto receipt = workspace.store().restore(project, Edit{std::move(batch)}, origin, label);
    if (!receipt)
        return fail(receipt.error());
    loaded.receipt = std::move(*receipt);
    return loaded;
}

} // namespace glossa::workspace
