// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/query_list.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace glossa::tryout {

namespace {

constexpr int keptQueries = 2000;
constexpr std::size_t mostQueriesWanted =
    160; // two screens: what was asked for before has been scrolled away

struct Listing {
    std::vector<workspace::QueryId> ids;
    std::optional<workspace::QueueOverview> overview;
};

Result<Listing> readListing(workspace::Workspace &workspace, std::int64_t project,
                            const workspace::QueryFilter &filter, workspace::QueryOrder order,
                            bool withOverview)
{
    auto ids = workspace::queryIds(workspace, project, filter, order);
    if (!ids)
        return fail(ids.error());
    if (!withOverview)
        return Listing{std::move(*ids), std::nullopt};
    auto overview = workspace::queueOverview(workspace, project);
    if (!overview)
        return fail(overview.error());
    return Listing{std::move(*ids), std::move(*overview)};
}

} // namespace

QueryList::QueryList(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context), m_rows(keptQueries)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &QueryList::fetch);
    connect(&context, &models::StudioContext::queriesChanged, this, &QueryList::reload);
}

void QueryList::begin()
{
    m_filter = {};
    m_ids.clear();
    m_overview = {};
    m_rows.clear();
    m_state = State::Loading;
    ++m_generation;
    m_reading = false;
    m_fetching = false;
    Q_EMIT changed();
    reload();
}

void QueryList::setFilter(const workspace::QueryFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    readAnew();
}

void QueryList::setOrder(workspace::QueryOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    readAnew();
}

void QueryList::setShown(bool shown)
{
    m_shown = shown;
    if (shown && m_stale)
        reload();
}

void QueryList::reload()
{
    m_overviewDue = true;
    read();
}

void QueryList::readAnew()
{
    m_overviewDue = m_overviewDue || m_reading; // what is on its way is dropped, its overview with it
    ++m_generation;
    m_reading = false;
    m_fetching = false;
    read();
}

void QueryList::read()
{
    m_stale = true;
    if (!m_shown || m_reading || m_context.project() == 0)
        return; // read when it is shown, or once more after the one that is on its way
    m_stale = false;
    m_reading = true;
    const bool withOverview = std::exchange(m_overviewDue, false);
    m_context.session()
        .read([project = m_context.project(), filter = m_filter, order = m_order,
               withOverview](workspace::Workspace &workspace) {
            return readListing(workspace, project, filter, order, withOverview);
        })
        .then(this, [this, generation = m_generation](Result<Listing> listing) {
            if (generation != m_generation)
                return;
            m_reading = false;
            if (listing) {
                m_ids = std::move(listing->ids);
                if (listing->overview)
                    m_overview = std::move(*listing->overview);
                ++m_readings;
                m_state = State::Ready;
            } else {
                m_overviewDue = true;
                m_error = listing.error();
                m_state = State::Failed;
            }
            Q_EMIT changed();
            if (m_stale)
                read();
        });
}

const workspace::Query *QueryList::known(workspace::QueryId id) const
{
    const Kept *kept = m_rows.object(id);
    return kept != nullptr ? &kept->query : nullptr;
}

const workspace::Query *QueryList::wanted(workspace::QueryId id)
{
    const Kept *kept = m_rows.object(id);
    const workspace::Query *query = kept != nullptr ? &kept->query : nullptr;
    if (kept != nullptr && kept->reading == m_readings)
        return query;
    std::erase(m_wanted, id);
    m_wanted.push_back(id);
    if (m_wanted.size() > mostQueriesWanted)
        m_wanted.erase(m_wanted.begin());
    if (!m_fetching && !m_soon.isActive())
        m_soon.start();
    return query;
}

void QueryList::fetch()
{
    if (m_fetching || m_wanted.empty())
        return;
    m_fetching = true;
    const std::vector<workspace::QueryId> ids = std::exchange(m_wanted, {});
    m_context.session()
        .read([project = m_context.project(), ids](workspace::Workspace &workspace) {
            return workspace::queries(workspace, project, ids);
        })
        .then(this, [this, generation = m_generation, readings = m_readings,
                     asked = ids.size()](Result<std::vector<workspace::Query>> rows) {
            if (generation != m_generation)
                return;
            m_fetching = false;
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            for (workspace::Query &row : *rows) {
                const workspace::QueryId id = row.id;
                m_rows.insert(id, new Kept{std::move(row), readings});
            }
            if (rows->size() < asked)
                reload(); // some are gone
            Q_EMIT loaded();
            fetch();
        });
}

} // namespace glossa::tryout
#include "moc_query_list.cpp"
