// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/class_labeler.h"

#include "core/workspace/session/workspace.h"
#include "ui/labeling/item_edits.h"
#include "ui/models/may_write.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace glossa::labeling {

namespace {

constexpr qsizetype rememberedClasses = 30;
constexpr std::size_t readAtOnce = 500; // documents, whose texts may be long

/// What of the items decides the step: their numbers and classes.
Result<std::vector<project::Item>> readClasses(workspace::Workspace &workspace, std::int64_t project,
                                               const std::vector<project::ItemId> &ids)
{
    std::vector<project::Item> found;
    for (std::size_t from = 0; from < ids.size(); from += readAtOnce) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), from + readAtOnce));
        auto rows = workspace::items(workspace, project, {begin, end});
        if (!rows)
            return fail(rows.error());
        for (workspace::ItemRow &row : *rows) {
            project::Item item;
            item.id = row.item.id;
            item.classes = std::move(row.item.classes);
            found.push_back(std::move(item));
        }
    }
    return found;
}

} // namespace

ClassLabeler::ClassLabeler(models::StudioContext &context, CurrentItem &item, QObject *parent)
    : QObject(parent), m_context(context), m_item(item)
{
}

bool ClassLabeler::choose(const QString &category, bool create)
{
    const project::Item *item = m_item.item();
    if (item == nullptr || !models::mayWrite(m_context))
        return false;
    const bool had = project::hasClass(*item, category);
    if (m_context.hasOneClass()) {
        if (!had || item->classes.size() > 1)
            m_item.apply(setClasses({*item}, category, ClassChange::Only, create));
    } else {
        m_item.apply(setClasses({*item}, category, had ? ClassChange::Take : ClassChange::Give, create));
    }
    remember(category);
    return true;
}

void ClassLabeler::clear()
{
    const project::Item *item = m_item.item();
    if (item == nullptr || item->classes.empty() || !models::mayWrite(m_context))
        return;
    m_item.apply(project::Edit{project::SetClasses{item->id, {}, item->classes}});
}

void ClassLabeler::giveTo(const std::vector<project::ItemId> &items, const QString &category, bool create)
{
    if (items.empty() || !models::mayWrite(m_context))
        return;
    remember(category);
    const ClassChange change = m_context.hasOneClass() ? ClassChange::Only : ClassChange::Give;
    m_context.session()
        .read([project = m_context.project(), items](workspace::Workspace &workspace) {
            return readClasses(workspace, project, items);
        })
        .then(this, [this, project = m_context.project(), category, create,
                     change](const Result<std::vector<project::Item>> &found) {
            if (!found) {
                m_context.report(found.error());
                return;
            }
            if (project != m_context.project())
                return; // left meanwhile
            std::vector<project::Item> others;
            std::ranges::copy_if(*found, std::back_inserter(others), [&](const project::Item &item) {
                return !project::hasClass(item, category) ||
                       (change == ClassChange::Only && item.classes.size() > 1);
            });
            if (others.empty()) {
                m_context.say(tr("All of them are %1 already.").arg(category));
                return;
            }
            const auto count = static_cast<int>(others.size());
            m_context.apply(setClasses(others, category, change, create), {}, this,
                            [this, category, count](const Result<workspace::EditReceipt> &receipt) {
                                if (receipt)
                                    m_context.say(tr("%n documents are %1 now", nullptr, count).arg(category),
                                                  receipt->sequence);
                            });
        });
}

void ClassLabeler::remember(const QString &category)
{
    m_lastUsed.removeAll(category);
    m_lastUsed.prepend(category);
    if (m_lastUsed.size() > rememberedClasses)
        m_lastUsed.removeLast();
}

} // namespace glossa::labeling
#include "moc_class_labeler.cpp"
