// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace glossa::project {

using QueryId = std::int64_t;

/// What people have said of a query that a deployed model has answered. Open: nothing yet; it stands in the
/// review queue. Stored: never renumber.
enum class QueryState : std::uint8_t { Open = 0, Accepted = 1, Corrected = 2, Discarded = 3 };

/// "open"; frozen, in edits.
[[nodiscard]] QString queryStateName(QueryState state);
[[nodiscard]] std::optional<QueryState> queryStateFromName(const QString &name);

} // namespace glossa::project
