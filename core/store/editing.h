// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/items.h"

namespace glossa::store {

/// Applies edits inside an open transaction and tells their inverses. One per transaction; finish() writes
/// the counts.
class Editing {
public:
    static Result<Editing> begin(Store::Database &database, std::int64_t project, const Origin &origin,
                                 std::int64_t sequence);
    /// The same for the first edit of a transaction, with the categories' numbers of the one before if they
    /// stand.
    static Result<Editing> begin(Store::Database &database, std::int64_t project, const Origin &origin,
                                 const ProjectHead &head);

    /// Applies one edit; the inverse, with its expectations.
    Result<project::Edit> apply(const project::Edit &edit);
    Status finish();
    /// The item an edit made or touched last; 0 if none.
    [[nodiscard]] project::ItemId touched() const { return m_touched; }
    [[nodiscard]] CountChange counts() const { return m_counts.change(m_numbers); }
    [[nodiscard]] std::int64_t nowMs() const { return m_stamp.nowMs; }

    // One overload a kind of edit; edits without one change an item where it stands (project::applied).
    Result<project::Edit> operator()(const project::AddItem &edit);
    Result<project::Edit> operator()(const project::RemoveItem &edit);
    Result<project::Edit> operator()(const project::AddCategory &edit);
    Result<project::Edit> operator()(const project::RemoveCategory &edit);
    Result<project::Edit> operator()(const project::RenameCategory &edit);
    Result<project::Edit> operator()(const project::ChangeCategory &edit);
    Result<project::Edit> operator()(const project::ChangeProject &edit);
    Result<project::Edit> operator()(const project::SettleQueries &edit);
    Result<project::Edit> operator()(const project::Batch &edit);

private:
    Editing(Store::Database &database, std::int64_t project, ItemStamp stamp, CategoryNumbers numbers);
    Result<project::Edit> changeItem(project::ItemId id, const project::Edit &edit);
    Result<ItemRow> item(project::ItemId id);
    Status save(const ItemRow &before, const project::Item &after);
    Result<std::vector<project::Edit>> takeFromItems(project::CategoryKind kind, const QString &name);

    Store::Database &m_database;
    std::int64_t m_project;
    ItemStamp m_stamp;
    CategoryNumbers m_numbers;
    CountChanges m_counts;
    project::ItemId m_touched = 0;
};

/// Writes the head of a project; the id stays.
Status updateProject(Store::Database &database, const project::ProjectInfo &info);

} // namespace glossa::store
