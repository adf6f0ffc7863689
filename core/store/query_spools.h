// SPDX-License-Identifier: GPL-3.0-or-later
// Which queries of a spool are in their queues (core/workspace/review has the spools themselves).
#pragma once

#include "core/store/store.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>

namespace glossa::store {

/// A stretch of a file in which queries have waited; its batches are numbered in the order of their writing.
struct SpooledBatch {
    QString spool; // the name of the file, which no other ever has; empty = they were in none
    std::int64_t batch = 0;
};

/// The last batch of a spool that is recorded, if one is.
Result<std::optional<std::int64_t>> recordedBatch(Store &store, const QString &spool);
/// Forgets what is recorded of spools that are there no more. Who makes a spool makes its file first.
Status forgetSpools(Store &store, const std::function<bool(const QString &spool)> &isThere);

} // namespace glossa::store
