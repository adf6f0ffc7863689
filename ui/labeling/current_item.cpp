// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/current_item.h"

#include "ui/labeling/edit_effects.h"

#include <algorithm>

namespace glossa::labeling {

CurrentItem::CurrentItem(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
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
        .then(this, [this, first, generation = m_generation](Result<std::vector<workspace::ItemRow>> rows) {
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
    applyTo(m_view->item, edit);
    Q_EMIT changed();
    Q_EMIT pending(m_view->item, true);
    m_context.apply(edit, mergeKey, this, [this, id, number](const Result<workspace::EditReceipt> &receipt) {
        settle(id, number, receipt);
    });
}

void CurrentItem::settle(project::ItemId id, std::uint64_t number,
                         const Result<workspace::EditReceipt> &receipt)
{
    project::Item settled;
    settled.id = id;
    if (id == m_id && m_stored) {
        const auto found = std::ranges::find(m_pending, number, &Pending::number);
        if (found != m_pending.end()) {
            if (receipt)
                applyTo(m_stored->item, found->edit);
            m_pending.erase(found);
        }
        if (!receipt)
            rebuild();
        if (m_pending.empty() && m_readAgain)
            load();
        if (m_view)
            settled = m_view->item;
    }
    Q_EMIT pending(settled, false);
}

void CurrentItem::rebuild()
{
    m_view = m_stored;
    for (const Pending &pendingEdit : m_pending) {
        if (m_view)
            applyTo(m_view->item, pendingEdit.edit);
    }
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
