// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/current_item.h"

#include "core/project/apply_edit.h"

#include <algorithm>

namespace glossa::labeling {

namespace {

/// Shows an edit before the store has it. One that does not hold (any more) leaves the item as it is; the
/// store will refuse it.
void show(project::Item &item, const project::Edit &edit)
{
    if (auto after = project::applied(item, edit))
        item = std::move(after->item);
}

} // namespace

CurrentItem::CurrentItem(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    connect(&context, &models::StudioContext::stepMade, this, &CurrentItem::follow);
}

void CurrentItem::open(project::ItemId id, const workspace::ItemRow *known)
{
    ++m_generation;
    m_id = id;
    m_pending.clear();
    m_readAgain = false;
    m_stored.reset();
    if (known != nullptr)
        m_stored = *known;
    m_view = m_stored;
    Q_EMIT opened();
    if (m_id != 0 && !m_view)
        load();
}

void CurrentItem::load()
{
    const bool first = !m_view;
    m_readAgain = false;
    m_context.session()
        .read([project = m_context.project(), id = m_id](workspace::Workspace &workspace) {
            return workspace::items(workspace, project, {id});
        })
        .then(this, [this, first, generation = m_generation,
                     steps = m_steps](Result<std::vector<workspace::ItemRow>> rows) {
            if (generation != m_generation)
                return;
            if (!rows) {
                m_context.report(rows.error());
                return;
            }
            if (rows->empty()) {
                Q_EMIT gone();
                return;
            }
            // An answer from before an own edit would show a label come and go.
            if (!m_pending.empty()) {
                m_readAgain = true;
                return;
            }
            if (steps != m_steps) {
                load();
                return;
            }
            const bool otherText = first || !m_view || m_view->item.text != rows->front().item.text;
            m_stored = std::move(rows->front());
            m_view = m_stored;
            if (otherText)
                Q_EMIT opened();
            else
                Q_EMIT changed();
        });
}

void CurrentItem::apply(const project::Edit &edit, const QString &mergeKey)
{
    if (!m_view)
        return;
    const project::ItemId id = m_id;
    const std::uint64_t number = ++m_lastNumber;
    m_pending.push_back({number, edit});
    show(m_view->item, edit);
    Q_EMIT changed();
    Q_EMIT pending(m_view->item);
    m_context.apply(edit, mergeKey, this, [this, id, number](const Result<workspace::EditReceipt> &receipt) {
        settle(id, number, receipt);
    });
}

void CurrentItem::settle(project::ItemId id, std::uint64_t number,
                         const Result<workspace::EditReceipt> &receipt)
{
    const auto found = std::ranges::find(m_pending, number, &Pending::number);
    if (id != m_id || !m_stored || found == m_pending.end()) {
        if (receipt)
            Q_EMIT settledUnseen(id);
        else
            Q_EMIT unsettled(id);
        return;
    }
    if (receipt) {
        take(found->edit, receipt->timeMs, m_context.author());
        m_view->changedMs = m_stored->changedMs;
        m_view->changedBy = m_stored->changedBy;
    }
    m_pending.erase(found);
    if (!receipt)
        rebuild();
    if (m_pending.empty() && m_readAgain)
        load();
    if (receipt)
        Q_EMIT settled(*m_view);
    else
        Q_EMIT unsettled(id);
}

void CurrentItem::take(const project::Edit &edit, std::int64_t timeMs, const QString &author)
{
    ++m_steps;
    if (auto after = project::applied(m_stored->item, edit))
        m_stored->item = std::move(after->item);
    else
        m_readAgain = true; // others have changed it, and what is here is older
    m_stored->changedMs = timeMs;
    m_stored->changedBy = author;
}

void CurrentItem::follow(const workspace::Changes &changes, const QObject *asker)
{
    const std::vector<project::ItemId> &items = changes.reach.items;
    if (asker == this || m_id == 0 || std::ranges::find(items, m_id) == items.end())
        return;
    if (!m_stored) { // its answer is on its way
        ++m_steps;
        return;
    }
    const QString text = m_view->item.text;
    for (const workspace::JournalEntry &step : changes.entries)
        take(*step.edit, step.timeMs, step.author);
    if (m_pending.empty() && m_readAgain) {
        load();
        return;
    }
    showPending();
    if (m_view->item.text != text)
        Q_EMIT opened();
    else
        Q_EMIT changed();
}

void CurrentItem::showPending()
{
    m_view = m_stored;
    for (const Pending &pendingEdit : m_pending)
        show(m_view->item, pendingEdit.edit);
}

void CurrentItem::rebuild()
{
    showPending();
    Q_EMIT changed();
}

void CurrentItem::touched(const std::vector<project::ItemId> &ids)
{
    if (m_id == 0 || std::ranges::find(ids, m_id) == ids.end())
        return;
    if (m_pending.empty())
        load();
    else
        m_readAgain = true;
}

} // namespace glossa::labeling
#include "moc_current_item.cpp"
