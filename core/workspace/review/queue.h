// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/queries.h"
#include "core/workspace/review/query.h"
#include "core/workspace/session/workspace.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

/// What a project keeps of its queries. The oldest go first where there are more.
struct QueueSettings {
    bool keeps = true;
    std::int64_t mostQueries = 50'000;
    std::int64_t mostBytes = std::int64_t{256} << 20; // of texts and predictions
    bool operator==(const QueueSettings &) const = default;
};
Result<QueueSettings> queueSettings(Workspace &workspace, std::int64_t project);
/// What is over the new bounds goes at once; switched off, nothing new is kept, and what is there stays.
Status setQueueSettings(Workspace &workspace, std::int64_t project, const QueueSettings &settings);

using store::SpooledBatch;

/// Puts queries into the queues of their projects, equal ones as one row with a count, in one transaction.
/// Those of projects that keep none, or that are gone, are left out. A batch of a spool is put there once,
/// however often it comes.
Status recordQueries(Workspace &workspace, const std::vector<AnsweredQuery> &queries,
                     const SpooledBatch &from = {});

using store::QueryCount;
using store::QueryFilter;
using store::QueryOrder;

/// The numbers of the rows, in order: the whole list costs eight bytes a row; pages are read by queries().
Result<std::vector<QueryId>> queryIds(Workspace &workspace, std::int64_t project, const QueryFilter &filter,
                                      QueryOrder order);
/// In the order of the ids; those that are gone are left out.
Result<std::vector<Query>> queries(Workspace &workspace, std::int64_t project,
                                   const std::vector<QueryId> &ids);
Result<std::int64_t> countQueries(Workspace &workspace, std::int64_t project, const QueryFilter &filter);

/// The open queries of a project by where they came to and what was answered, for the filters of a list.
struct QueueOverview {
    std::int64_t open = 0;
    std::vector<QueryCount> deployments;
    std::vector<QueryCount> categories; // best intents, or classes; the most frequent first
};
Result<QueueOverview> queueOverview(Workspace &workspace, std::int64_t project);

/// Asks a second model for the queries that stand in the queue, on the calling thread, which is none that
/// somebody waits for; how many answers differ. What is done when it is stopped stays.
Result<std::int64_t> askSecondModel(Workspace &workspace, std::int64_t project, const QString &model,
                                    const QueryFilter &filter, const std::stop_token &stop,
                                    const std::function<void(double)> &progress);

} // namespace glossa::workspace
