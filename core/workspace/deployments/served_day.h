// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/session/workspace.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace glossa::workspace {

/// An answer that a deployment gave.
struct ServedAnswer {
    std::int64_t project = 0;
    QString deployment;
    std::int64_t timeMs = 0;
    std::chrono::microseconds took{0}; // from when the model was asked
};

/// What a deployment has answered in the last 24 hours, the one that runs among them.
struct ServedDay {
    static constexpr std::size_t hourCount = 24;
    std::array<std::int64_t, hourCount> hours{}; // answers; the oldest hour first
    std::int64_t answers = 0;
    std::optional<double>
        medianMs; // half of the answers took no longer, within a tenth; none without answers
    bool operator==(const ServedDay &) const = default;
};

/// Those of a project: by deployment, of which one without answers has no entry, and together.
struct ServedDays {
    ServedDay all;
    std::map<QString, ServedDay> byDeployment;
    bool operator==(const ServedDays &) const = default;
};

/// Counts answers, in one transaction; what is older than a day goes.
Status recordServed(Workspace &workspace, const std::vector<ServedAnswer> &answers);
Result<ServedDays> servedDays(Workspace &workspace, std::int64_t project);

} // namespace glossa::workspace
