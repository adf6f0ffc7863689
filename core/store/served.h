// SPDX-License-Identifier: GPL-3.0-or-later
// What deployments have answered, counted by the hour (core/workspace/deployments gives it its meaning).
#pragma once

#include "core/store/store.h"

#include <vector>

namespace glossa::store {

/// How many answers of a deployment took as long in one hour.
struct ServedRow {
    std::int64_t project = 0;
    QString deployment;
    std::int64_t hour = 0; // since 1970
    int step = 0;          // of the time that they took
    std::int64_t answers = 0;
    bool operator==(const ServedRow &) const = default;
};

/// Adds to the counts and deletes those of earlier hours, in one transaction. Projects that are gone are left
/// out.
Status addServed(Store &store, const std::vector<ServedRow> &rows, std::int64_t firstHour);
/// From that hour on, in the order of deployment, hour and step.
Result<std::vector<ServedRow>> served(Store &store, std::int64_t project, std::int64_t firstHour);

} // namespace glossa::store
