// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/queue.h"
#include "ui/models/studio_context.h"

#include <QCache>
#include <QObject>
#include <QTimer>

#include <vector>

namespace glossa::tryout {

/// The queries of a project that wait for review, narrowed and ordered. Only their numbers are in memory;
/// rows are read in the background as they come into sight. It is read anew when queries come or somebody
/// says something of them, while it can be seen.
class QueryList : public QObject {
    Q_OBJECT
public:
    enum class State { Loading, Ready, Failed };

    explicit QueryList(models::StudioContext &context, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const workspace::QueryFilter &filter() const { return m_filter; }
    void setFilter(const workspace::QueryFilter &filter);
    [[nodiscard]] workspace::QueryOrder order() const { return m_order; }
    void setOrder(workspace::QueryOrder order);
    /// While nobody sees it, news wait.
    void setShown(bool shown);
    void reload();
    /// Another project is open.
    void begin();

    [[nodiscard]] const std::vector<workspace::QueryId> &ids() const { return m_ids; }
    [[nodiscard]] const workspace::QueueOverview &overview() const { return m_overview; }
    /// Null while it is on its way; loaded() tells when it is there.
    const workspace::Query *wanted(workspace::QueryId id);
    /// Null if it is not known; it is not asked for.
    [[nodiscard]] const workspace::Query *known(workspace::QueryId id) const;

Q_SIGNALS:
    /// Numbers, order or state.
    void changed();
    void loaded();
    void failed(const glossa::Error &error);

private:
    /// The numbers, and what the filters offer where that may be other than it was.
    void read();
    void readAnew();
    void fetch();

    models::StudioContext &m_context;
    State m_state = State::Loading;
    Error m_error;
    workspace::QueryFilter m_filter;
    workspace::QueryOrder m_order = workspace::QueryOrder::LeastSure;
    std::vector<workspace::QueryId> m_ids;
    workspace::QueueOverview m_overview;
    struct Kept {
        workspace::Query query;
        std::uint64_t reading = 0; // of the list, when it was read
    };
    QCache<workspace::QueryId, Kept> m_rows;
    std::uint64_t m_readings = 0;             // what was read before the newest is shown, and read again
    std::vector<workspace::QueryId> m_wanted; // newest last
    bool m_shown = false;
    bool m_stale = true;
    bool m_overviewDue = true; // another order or filter has the same
    bool m_reading = false;
    bool m_fetching = false;
    std::uint64_t m_generation = 0; // answers for an earlier list are dropped
    QTimer m_soon;
};

} // namespace glossa::tryout
