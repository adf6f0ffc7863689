// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/review/queue.h"

#include <vector>

namespace glossa::workspace {

/// What a review step has done. It is one step of the project's journal, which undo() takes back as a whole:
/// the items go and the queries stand in the queue again.
struct ReviewReceipt {
    EditReceipt step;
    std::int64_t settled = 0; // queries, those of the same text to other deployments among them
    std::int64_t added = 0;   // items
    std::int64_t labeled = 0; // items that were there without labels, and have them now
    std::int64_t known = 0;   // texts that people had labeled already, which stay as they are
};

// NotFound with the place "query" for one that is not in the queue any more; Stale if somebody else has
// settled it meanwhile; NotFound for a category that the schema no longer has. All or nothing.

/// The predictions become labeled examples, with their provenance; a text that the project has without labels
/// becomes one where it stands.
Result<ReviewReceipt> acceptQueries(Workspace &workspace, std::int64_t project,
                                    const std::vector<QueryId> &ids, const Origin &origin);
/// The labels that people give instead become the example: of `given`, intent, labels, classes and dataset
/// count, the dataset only for a text that stands in none.
Result<ReviewReceipt> correctQuery(Workspace &workspace, std::int64_t project, QueryId id,
                                   const project::Item &given, const Origin &origin);
Result<ReviewReceipt> discardQueries(Workspace &workspace, std::int64_t project,
                                     const std::vector<QueryId> &ids, const Origin &origin);

} // namespace glossa::workspace
