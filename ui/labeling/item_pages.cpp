// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/item_pages.h"

#include "core/project/apply_edit.h"
#include "core/workspace/items/items.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace glossa::labeling {

namespace {

constexpr int keptRows = 4000;
constexpr qsizetype keptOfAText = 160; // a document without a name is known by how it begins
/// Two screens of rows: what was asked for before has been scrolled away.
constexpr std::size_t mostWanted = 160;
constexpr std::size_t fewItems = 64;

} // namespace

ItemPages::ItemPages(workspace::Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_rows(keptRows)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ItemPages::fetch);
}

void ItemPages::reset(std::int64_t project, std::vector<project::ItemId> ids, bool keepTexts)
{
    if (project != m_project || keepTexts != m_keepTexts) {
        m_rows.clear();
        m_languages.clear();
        m_held.clear();
        ++m_generation;
        m_fetching = false;
    }
    m_project = project;
    m_keepTexts = keepTexts;
    m_ids = std::move(ids);
    m_wanted.clear();
}

void ItemPages::append(const std::vector<project::ItemId> &ids)
{
    m_ids.insert(m_ids.end(), ids.begin(), ids.end());
}

void ItemPages::remove(const std::vector<project::ItemId> &ids)
{
    const std::unordered_set<project::ItemId> gone(ids.begin(), ids.end());
    std::erase_if(m_ids, [&](project::ItemId id) { return gone.contains(id); });
    for (const project::ItemId id : ids)
        m_rows.remove(id);
}

project::ItemId ItemPages::idAt(int index) const
{
    return index >= 0 && index < count() ? m_ids[static_cast<std::size_t>(index)] : 0;
}

int ItemPages::indexOf(project::ItemId id) const
{
    const auto found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

const workspace::ItemRow *ItemPages::at(int index)
{
    const project::ItemId id = idAt(index);
    if (id == 0)
        return nullptr;
    const workspace::ItemRow *row = m_rows.object(id);
    if (row == nullptr)
        want(id);
    return row;
}

const workspace::ItemRow *ItemPages::known(project::ItemId id) const
{
    return m_rows.object(id);
}

QStringList ItemPages::languages() const
{
    QStringList list(m_languages.begin(), m_languages.end());
    list.sort();
    return list;
}

void ItemPages::refresh(const std::vector<project::ItemId> &ids)
{
    std::vector<project::ItemId> shown;
    for (const project::ItemId id : ids) {
        m_current.remove(id);
        if (m_rows.contains(id))
            shown.push_back(id);
    }
    if (shown.size() <= mostWanted) {
        for (const project::ItemId id : shown)
            want(id);
        return;
    }
    // More than are read at once: what is in sight asks by itself.
    for (const project::ItemId id : shown)
        if (!m_held.contains(id))
            m_rows.remove(id);
    Q_EMIT loaded();
}

void ItemPages::refreshAll()
{
    m_current.clear();
    m_rows.clear();
    Q_EMIT loaded();
}

void ItemPages::patch(const project::Item &item)
{
    if (workspace::ItemRow *row = m_rows.object(item.id)) {
        row->item = item;
        if (!m_keepTexts)
            row->item.text = row->item.text.left(keptOfAText);
        Q_EMIT loaded();
    }
}

void ItemPages::hold(project::ItemId id)
{
    ++m_held[id];
}

bool ItemPages::letGo(project::ItemId id)
{
    const auto held = m_held.find(id);
    if (held == m_held.end())
        return false;
    if (--held->second > 0)
        return false;
    m_held.erase(held);
    return true;
}

void ItemPages::settle(const workspace::ItemRow &row)
{
    letGo(row.item.id);
    m_current.remove(row.item.id);
    if (workspace::ItemRow *known = m_rows.object(row.item.id)) {
        *known = row;
        if (!m_keepTexts)
            known->item.text = known->item.text.left(keptOfAText);
        Q_EMIT loaded();
    }
}

void ItemPages::confirm(project::ItemId id)
{
    letGo(id);
    m_current.remove(id);
}

void ItemPages::release(project::ItemId id)
{
    if (letGo(id))
        refresh({id});
}

void ItemPages::apply(const workspace::JournalEntry &step, const std::vector<project::ItemId> &items)
{
    // To look through a long step for each of its items takes longer than to read those on screen again.
    if (!step.edit || items.size() > fewItems) {
        refresh(items);
        return;
    }
    for (const project::ItemId id : std::set<project::ItemId>(items.begin(), items.end())) {
        m_current.remove(id);
        workspace::ItemRow *row = m_rows.object(id);
        if (row == nullptr || m_held.contains(id))
            continue;
        // Without its text an item cannot tell where labels go when the text changes.
        auto after = m_keepTexts ? project::applied(row->item, *step.edit)
                                 : Result<project::Applied>(fail(ErrorCode::NotFound));
        if (!after) {
            want(id);
            continue;
        }
        row->item = std::move(after->item);
        row->changedMs = step.timeMs;
        row->changedBy = step.author;
    }
    Q_EMIT loaded();
}

void ItemPages::want(project::ItemId id)
{
    // The newest requests are the ones on screen.
    std::erase(m_wanted, id);
    m_wanted.push_back(id);
    if (m_wanted.size() > mostWanted)
        m_wanted.erase(m_wanted.begin());
    if (!m_fetching && !m_soon.isActive())
        m_soon.start();
}

void ItemPages::fetch()
{
    if (m_fetching || m_wanted.empty())
        return;
    m_fetching = true;
    const std::vector<project::ItemId> ids = std::exchange(m_wanted, {});
    m_current = {ids.begin(), ids.end()};
    m_session
        .read([project = m_project, ids, keepTexts = m_keepTexts](workspace::Workspace &workspace) {
            auto rows = workspace::items(workspace, project, ids);
            if (rows && !keepTexts)
                for (workspace::ItemRow &row : *rows)
                    row.item.text = row.item.text.left(keptOfAText);
            return rows;
        })
        .then(this, [this, ids, generation = m_generation](Result<std::vector<workspace::ItemRow>> rows) {
            if (generation != m_generation)
                return;
            m_fetching = false;
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            // Asked for again at each painting, what is gone would never come.
            std::unordered_set<project::ItemId> gone(ids.begin(), ids.end());
            for (const workspace::ItemRow &row : *rows)
                gone.erase(row.item.id);
            take(std::move(*rows));
            if (!gone.empty())
                Q_EMIT missing({gone.begin(), gone.end()});
            fetch();
        });
}

void ItemPages::take(std::vector<workspace::ItemRow> rows)
{
    for (workspace::ItemRow &row : rows) {
        const project::ItemId id = row.item.id;
        if (!row.item.language.isEmpty())
            m_languages.insert(row.item.language);
        if (!m_current.contains(id))
            want(id); // this may be from before
        else if (!m_held.contains(id) || !m_rows.contains(id))
            m_rows.insert(id, new workspace::ItemRow(std::move(row)));
    }
    Q_EMIT loaded();
}

} // namespace glossa::labeling
#include "moc_item_pages.cpp"
