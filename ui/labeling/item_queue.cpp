// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/item_queue.h"

#include "ui/labeling/current_item.h"
#include "ui/labeling/work_state.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace glossa::labeling {

namespace {

using Ids = std::vector<project::ItemId>;

/// How many items are looked through at once for an open one, at first.
constexpr int firstLook = 256;

/// What the filter finds, and of the list so far what exists and it finds no more, each behind the one it
/// stood behind.
Ids together(const Ids &found, const Ids &before, const std::unordered_set<project::ItemId> &existing)
{
    const std::unordered_set<project::ItemId> fits(found.begin(), found.end());
    std::unordered_map<project::ItemId, Ids> behind; // 0 = at the begin
    project::ItemId last = 0;
    for (const project::ItemId id : before) {
        if (fits.contains(id))
            last = id;
        else if (existing.contains(id))
            behind[last].push_back(id);
    }
    Ids all = behind[0];
    for (const project::ItemId id : found) {
        all.push_back(id);
        if (const auto rest = behind.find(id); rest != behind.end())
            all.insert(all.end(), rest->second.begin(), rest->second.end());
    }
    return all;
}

} // namespace

ItemQueue::ItemQueue(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context), m_pages(context.session())
{
    connect(&context, &models::StudioContext::othersChanged, this, &ItemQueue::follow);
    connect(&context, &models::StudioContext::stepMade, this, &ItemQueue::followOwn);
    connect(&m_pages, &ItemPages::missing, this, &ItemQueue::removed);
    connect(&m_pages, &ItemPages::failed, &context, &models::StudioContext::report);
}

void ItemQueue::setFilter(const workspace::ItemFilter &filter)
{
    if (filter == m_filter && !m_given && !m_stale && m_state == State::Ready &&
        m_project == m_context.project()) {
        Q_EMIT changed(); // who asked may wait for an item to stand on
        return;
    }
    m_filter = filter;
    m_list.clear();
    m_given = false;
    reload();
}

void ItemQueue::setOrder(workspace::ItemOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    reload();
}

void ItemQueue::setList(const std::vector<project::ItemId> &items)
{
    m_list = items;
    m_given = !items.empty();
    reload();
}

void ItemQueue::setShown(bool shown)
{
    m_shown = shown;
    if (shown && m_stale)
        readAgain();
}

void ItemQueue::readAgain()
{
    read(m_project == m_context.project() && !m_fresh ? m_pages.ids() : Ids{});
}

void ItemQueue::read(const Ids &kept)
{
    m_stale = false;
    const auto generation = ++m_generation;
    m_project = m_context.project();
    if (m_project == 0) {
        m_pages.reset(0, {}, true);
        setState(State::Ready);
        Q_EMIT changed();
        return;
    }
    if (m_state == State::Failed || m_pages.count() == 0)
        setState(State::Loading);
    const std::int64_t project = m_project;
    const bool keepTexts = !m_context.hasDocuments();
    if (m_given) {
        m_fresh = false;
        m_pages.reset(project, m_list, keepTexts);
        setState(State::Ready);
        Q_EMIT changed();
        return;
    }
    m_fresh = kept.empty();
    m_context.session()
        .read([project, filter = m_filter, order = m_order, kept](workspace::Workspace &workspace) {
            auto ids = workspace::itemIds(workspace, project, filter, order);
            if (!ids || kept.empty())
                return ids;
            auto all = workspace::itemIds(workspace, project, {});
            if (!all)
                return all;
            return Result<Ids>(together(*ids, kept, {all->begin(), all->end()}));
        })
        .then(this, [this, generation, project, keepTexts, own = m_own](Result<Ids> ids) {
            if (generation != m_generation)
                return;
            if (ids && own != m_own) { // the answer may be from before what came and went here
                readAgain();
                return;
            }
            m_fresh = false;
            if (!ids) {
                m_error = ids.error();
                setState(State::Failed);
                return;
            }
            m_pages.reset(project, std::move(*ids), keepTexts);
            setState(State::Ready);
            Q_EMIT changed();
        });
}

void ItemQueue::added(const std::vector<project::ItemId> &ids)
{
    Ids fresh = ids;
    std::erase_if(fresh, [&](project::ItemId id) { return m_pages.indexOf(id) >= 0; });
    m_pages.append(fresh);
    ++m_own;
    Q_EMIT changed();
}

void ItemQueue::removed(const std::vector<project::ItemId> &ids)
{
    m_pages.remove(ids);
    ++m_own;
    const std::unordered_set<project::ItemId> gone(ids.begin(), ids.end());
    std::erase_if(m_list, [&](project::ItemId id) { return gone.contains(id); });
    if (m_given && m_list.empty()) { // nothing of it is left: by the filter again
        m_given = false;
        reload();
        return;
    }
    Q_EMIT changed();
}

void ItemQueue::follow(const workspace::Changes &changes)
{
    followList(changes);
    if (changes.reach.everyItem)
        return;
    m_pages.refresh(changes.reach.items);
    if (!changes.reach.items.empty())
        Q_EMIT itemsTouched(changes.reach.items);
}

void ItemQueue::followOwn(const workspace::Changes &changes, const QObject *asker)
{
    followList(changes);
    // What the current item sends, it shows here by itself.
    if (changes.reach.everyItem || qobject_cast<const CurrentItem *>(asker) != nullptr)
        return;
    for (const workspace::JournalEntry &step : changes.entries)
        m_pages.apply(step, changes.reach.items);
}

/// The items that came and went, and what changes every item.
void ItemQueue::followList(const workspace::Changes &changes)
{
    const project::EditReach &reach = changes.reach;
    if (!reach.removed.empty())
        removed(reach.removed);
    if (reach.everyItem) {
        m_pages.refreshAll();
        Q_EMIT itemsTouched(m_pages.ids());
    }
    const bool otherList = changes.otherItems || std::ranges::any_of(reach.added, [this](project::ItemId id) {
                               return id == 0 || m_pages.indexOf(id) < 0;
                           });
    if (!otherList || isList())
        return;
    if (m_shown)
        readAgain();
    else
        m_stale = true;
}

void ItemQueue::findUnlabeled(project::ItemId from, const std::function<void(project::ItemId)> &found)
{
    const bool needsIntent = needsIntents(m_context);
    // Mostly the answer is near and already here.
    const int start = m_pages.indexOf(from);
    for (int i = start + 1; i < m_pages.count(); ++i) {
        const workspace::ItemRow *row = m_pages.known(m_pages.idAt(i));
        if (row == nullptr)
            break;
        if (project::workState(row->item, needsIntent) != WorkState::Labeled) {
            found(row->item.id);
            return;
        }
    }
    workspace::ItemFilter open = isList() ? workspace::ItemFilter{} : m_filter;
    if (needsIntent) { // what has labels alone is open too; of these the ones in the list count
        open = {};
        open.intents = QStringList{QString()};
    } else {
        open.state = workspace::LabeledState::Unlabeled;
    }
    searchOpen(from, 0, firstLook, open, found);
}

void ItemQueue::searchOpen(project::ItemId from, int passed, int some, const workspace::ItemFilter &open,
                           const std::function<void(project::ItemId)> &found)
{
    // The one that the search starts from is not meant; if it is not in the list, all are.
    const int index = m_pages.indexOf(from);
    const int all = m_pages.count() - (index >= 0 ? 1 : 0);
    Ids ids;
    for (int i = passed; i < std::min(passed + some, all); ++i)
        ids.push_back(m_pages.idAt((index + 1 + i) % m_pages.count()));
    if (ids.empty()) {
        found(0);
        return;
    }
    m_context.session()
        .read([project = m_context.project(), ids, open](workspace::Workspace &workspace) {
            return workspace::firstMatching(workspace, project, ids, open);
        })
        .then(this, [=, this, project = m_context.project(),
                     generation = m_generation](const Result<project::ItemId> &id) {
            if (project != m_context.project())
                return;
            if (!id)
                m_context.report(id.error());
            else if (*id != 0)
                found(*id);
            else if (generation != m_generation) // another list: from the start
                searchOpen(from, 0, firstLook, open, found);
            else
                searchOpen(from, passed + some, some * 8, open, found); // fewer and longer looks
        });
}

void ItemQueue::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace glossa::labeling
#include "moc_item_queue.cpp"
