// SPDX-License-Identifier: GPL-3.0-or-later
// The edits of schema and project head.
#include "core/store/bound.h"
#include "core/store/categories.h"
#include "core/store/editing.h"
#include "core/store/projects.h"

#include <algorithm>
#include <utility>

namespace glossa::store {

namespace {

using project::Category;
using project::CategoryKind;
using project::Edit;
using project::Item;

struct Found {
    Category category;
    int index = 0; // among the categories of its kind
};

Result<Found> findCategory(Store::Database &database, std::int64_t project, CategoryKind kind,
                           const QString &name)
{
    const auto uses = readCategories(database, project);
    if (!uses)
        return fail(uses.error());
    int index = 0;
    for (const CategoryUse &use : *uses) {
        if (use.category.kind != kind)
            continue;
        if (use.category.name == name)
            return Found{use.category, index};
        ++index;
    }
    return fail(ErrorCode::NotFound, name.toStdString(), "category");
}

/// Takes every mark of a category off an item; the edits that put them back, in the order to apply them.
std::vector<Edit> takeOff(Item &item, CategoryKind kind, const QString &name)
{
    std::vector<Edit> back;
    if (kind == CategoryKind::Intent) {
        back.push_back({project::SetIntent{item.id, item.intent, QString()}});
        item.intent = QStringLiteral("");
    } else if (kind == CategoryKind::Entity) {
        const Item before = item;
        const auto ofCategory = [&](const project::Label &label) { return label.category == name; };
        std::erase_if(item.labels, ofCategory);
        // Ascending places, so that each label comes back exactly where it was.
        for (std::size_t i = 0; i < before.labels.size(); ++i) {
            if (ofCategory(before.labels[i]))
                back.push_back({project::AddLabel{item.id, before.labels[i], static_cast<int>(i)}});
        }
    } else {
        project::SetClasses classes{item.id, item.classes, std::nullopt};
        std::erase_if(item.classes, [&](const project::ClassLabel &label) { return label.category == name; });
        classes.expected = item.classes;
        back.push_back({std::move(classes)});
    }
    return back;
}

} // namespace

Status updateProject(Store::Database &database, const project::ProjectInfo &info)
{
    const auto threshold = info.confidenceThreshold ? QVariant(*info.confidenceThreshold)
                                                    : QVariant(QMetaType::fromType<double>());
    return database.run(
        QStringLiteral(
            "UPDATE project SET name = ?, language = ?, multilingual = ?, description = ?, threshold = ?,"
            " container = ?, file_version = ?, envelope_shape = ?, metadata_shape = ?, settings_shape = ?,"
            " assets_shape = ? WHERE id = ?"),
        {info.name, filled(info.language), info.multilingual ? 1 : 0, filled(info.description), threshold,
         filled(info.storageContainer), filled(info.fileVersion), nullable(info.envelopeShape),
         nullable(info.metadataShape), nullable(info.settingsShape), nullable(info.assetsShape),
         static_cast<qlonglong>(info.id)});
}

Result<std::vector<Edit>> Editing::takeFromItems(CategoryKind kind, const QString &name)
{
    const char *const queries[] = {"SELECT id FROM item WHERE intent = ? ORDER BY id",
                                   "SELECT DISTINCT item FROM label WHERE category = ? ORDER BY item",
                                   "SELECT DISTINCT item FROM class_label WHERE category = ? ORDER BY item"};
    std::vector<project::ItemId> ids;
    const auto listed =
        m_database.each(QString::fromLatin1(queries[static_cast<int>(kind)]),
                        {static_cast<qlonglong>(m_numbers.number(kind, name))},
                        [&ids](const QSqlQuery &query) { ids.push_back(query.value(0).toLongLong()); });
    if (!listed)
        return fail(listed.error());
    constexpr std::size_t batch = 1000;
    std::vector<Edit> back;
    for (std::size_t at = 0; at < ids.size(); at += batch) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + batch, ids.size()));
        const auto rows = readItems(m_database, m_project, {first, last});
        if (!rows)
            return fail(rows.error());
        for (const ItemRow &row : *rows) {
            Item after = row.item;
            auto edits = takeOff(after, kind, name);
            if (const auto saved = save(row, after); !saved)
                return fail(saved.error());
            std::move(edits.begin(), edits.end(), std::back_inserter(back));
        }
    }
    return back;
}

Result<Edit> Editing::operator()(const project::AddCategory &edit)
{
    auto made = insertCategory(m_database, m_project, edit.category, edit.index.value_or(-1));
    if (!made)
        return fail(made.error());
    auto numbers = CategoryNumbers::read(m_database, m_project);
    if (!numbers)
        return fail(numbers.error());
    m_numbers = std::move(*numbers);
    return Edit{project::RemoveCategory{made->kind, made->name}};
}

Result<Edit> Editing::operator()(const project::RemoveCategory &edit)
{
    const auto found = findCategory(m_database, m_project, edit.kind, edit.name);
    if (!found)
        return fail(found.error());
    auto marks = takeFromItems(edit.kind, edit.name);
    if (!marks)
        return fail(marks.error());
    // The counts of the category must be written before its row goes.
    if (const auto written = m_counts.write(m_database, m_project, m_stamp.nowMs); !written)
        return fail(written.error());
    m_counts = CountChanges();
    if (const auto gone = removeCategory(m_database, m_project, edit.kind, edit.name); !gone)
        return fail(gone.error());
    m_numbers.add(edit.kind, edit.name, 0);
    project::Batch inverse;
    inverse.edits.push_back({project::AddCategory{found->category, found->index}});
    std::move(marks->begin(), marks->end(), std::back_inserter(inverse.edits));
    return Edit{std::move(inverse)};
}

Result<Edit> Editing::operator()(const project::RenameCategory &edit)
{
    const std::int64_t number = m_numbers.number(edit.kind, edit.from);
    if (number == 0)
        return fail(ErrorCode::NotFound, edit.from.toStdString(), "category");
    if (const auto valid = project::checkCategoryName(edit.kind, edit.to); !valid)
        return fail(valid.error());
    if (m_numbers.number(edit.kind, edit.to) != 0 && edit.from != edit.to)
        return fail(ErrorCode::AlreadyExists, edit.to.toStdString(), "category");
    const auto renamed = m_database.run(QStringLiteral("UPDATE category SET name = ? WHERE id = ?"),
                                        {edit.to, static_cast<qlonglong>(number)});
    if (!renamed)
        return fail(renamed.error());
    m_numbers.add(edit.kind, edit.from, 0);
    m_numbers.add(edit.kind, edit.to, number);
    return Edit{project::RenameCategory{edit.kind, edit.to, edit.from}};
}

Result<Edit> Editing::operator()(const project::ChangeCategory &edit)
{
    const auto found = findCategory(m_database, m_project, edit.category.kind, edit.category.name);
    if (!found)
        return fail(found.error());
    if (edit.expected && *edit.expected != found->category)
        return fail(ErrorCode::Stale, Phrase::CategoryChanged);
    Category after = edit.category;
    if (const auto valid = project::checkKey(after.key); !valid)
        return fail(valid.error());
    if (after.slot < 0)
        after.slot = found->category.slot;
    if (!after.key)
        after.key = found->category.key;
    const auto uses = readCategories(m_database, m_project);
    if (!uses)
        return fail(uses.error());
    for (const CategoryUse &use : *uses) {
        const bool clash = use.category.kind == after.kind && use.category.name != after.name &&
                           use.category.key == after.key && !after.key->isEmpty();
        if (clash)
            return fail(ErrorCode::Conflict, use.category.name.toStdString(), "key", Phrase::AFreeKey);
    }
    if (const auto updated = updateCategory(m_database, m_project, after); !updated)
        return fail(updated.error());
    return Edit{project::ChangeCategory{found->category, after}};
}

Result<Edit> Editing::operator()(const project::ChangeProject &edit)
{
    const auto before = readProject(m_database, m_project);
    if (!before)
        return fail(before.error());
    if (edit.expected && *edit.expected != before->info)
        return fail(ErrorCode::Stale, Phrase::ProjectChanged);
    project::ProjectInfo after = edit.info;
    after.id = m_project;
    after.kind = before->info.kind;
    if (const auto valid = project::checkName(after.name); !valid)
        return fail(valid.error());
    if (after.confidenceThreshold && (*after.confidenceThreshold < 0.0 || *after.confidenceThreshold > 1.0))
        return fail(ErrorCode::BadValue, std::to_string(*after.confidenceThreshold), "confidenceThreshold",
                    Phrase::ANumberFrom0To1);
    if (after.name != before->info.name) {
        if (const auto free = checkProjectName(m_database, after.name, m_project); !free)
            return fail(free.error());
    }
    if (const auto updated = updateProject(m_database, after); !updated)
        return fail(updated.error());
    return Edit{project::ChangeProject{before->info, after}};
}

} // namespace glossa::store
