// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the review queue (core/workspace/review gives them their meaning).
#pragma once

#include "core/project/edit.h"
#include "core/store/query_spools.h"
#include "core/store/store.h"

#include <optional>
#include <vector>

namespace glossa::store {

using project::QueryId;
using project::QueryState;

/// What a project keeps of its queries, and what is in its queue.
struct QueueRow {
    bool keeps = true;
    std::int64_t mostQueries = 50'000;
    std::int64_t mostBytes = std::int64_t{256} << 20;
    std::int64_t queries = 0; // those that were reviewed among them
    std::int64_t bytes = 0;   // of texts and predictions
};

/// A query as it is written: equal ones (project, deployment, text and language) become one row with a count,
/// whose answer is the newest one's.
struct AskedQuery {
    std::int64_t project = 0;
    QString deployment;
    QString model;
    QString text;
    QString language; // null = none was named
    double confidence = 0.0;
    QStringList categories; // the best intent, or the classes
    QByteArray prediction;  // JSON
    std::int64_t firstMs = 0;
    std::int64_t lastMs = 0;
    std::int64_t count = 1;
};

struct QueryRow {
    QueryId id = 0;
    AskedQuery asked;
    QueryState state = QueryState::Open;
    QString secondModel; // null = none was asked
    QByteArray second;   // JSON of its prediction
    bool differs = false;
};

/// A query must fulfil all conditions. Empty ones do not count.
struct QueryFilter {
    QueryState state = QueryState::Open;
    QString deployment = {};
    QString category = {};
    QString text = {};                  // substring, any case
    bool differs = false;               // a second model says something else
    QString differsFrom = {};           // this one does
    std::optional<double> atLeast = {}; // confidence
    std::optional<double> below = {};   // confidence
    bool operator==(const QueryFilter &) const = default;
};
enum class QueryOrder : std::uint8_t { LeastSure, MostSure, Newest, MostAsked };

/// How many open queries have one answer, or came to one deployment.
struct QueryCount {
    QString name;
    std::int64_t queries = 0;
    bool operator==(const QueryCount &) const = default;
};

/// NotFound for a project that is not there.
Result<QueueRow> queue(Store &store, std::int64_t project);
/// Writes what a project wants of its queue; what is over the bounds goes at once.
Status putQueue(Store &store, std::int64_t project, const QueueRow &wanted);
/// One transaction. Those of projects that keep none or are not there are left out. Of a spool a batch is
/// recorded once: nothing is done if it, or a later one, is recorded already.
Status recordQueries(Store &store, const std::vector<AskedQuery> &queries, const SpooledBatch &from = {});

Result<std::vector<QueryId>> queryIds(Store &store, std::int64_t project, const QueryFilter &filter,
                                      QueryOrder order);
/// In the order of the ids; those that are gone are left out.
Result<std::vector<QueryRow>> queries(Store &store, std::int64_t project, const std::vector<QueryId> &ids);
Result<std::int64_t> countQueries(Store &store, std::int64_t project, const QueryFilter &filter);
Result<std::vector<QueryCount>> queriesByDeployment(Store &store, std::int64_t project);
Result<std::vector<QueryCount>> queriesByCategory(Store &store, std::int64_t project);
/// The open ones of the same text and language as one of these, whatever deployment they came to; the given
/// ones among them.
Result<std::vector<QueryId>> equalQueries(Store &store, std::int64_t project,
                                          const std::vector<QueryId> &ids);

/// What a second model says of a query; for a query that is gone nothing happens.
struct SecondAnswer {
    QueryId query = 0;
    QByteArray prediction;
    bool differs = false;
};
Status putSecondAnswers(Store &store, std::int64_t project, const QString &model,
                        const std::vector<SecondAnswer> &answers);

/// Items of a project with exactly that text and that language (null = the project's), seen ones only.
Result<std::vector<project::ItemId>> itemsOfText(Store &store, std::int64_t project, const QString &text,
                                                 const QString &language);

/// Inside the open transaction of an edit. Stale if one of them is not in the expected state; the inverse.
Result<project::SettleQueries> settleQueries(Store::Database &database, std::int64_t project,
                                             const project::SettleQueries &edit);

} // namespace glossa::store
