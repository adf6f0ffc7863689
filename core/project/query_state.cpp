// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/query_state.h"

#include <array>

namespace glossa::project {

namespace {

constexpr std::array names{"open", "accepted", "corrected", "discarded"}; // by number

} // namespace

QString queryStateName(QueryState state)
{
    return QLatin1String(names[static_cast<std::size_t>(state)]);
}

std::optional<QueryState> queryStateFromName(const QString &name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<QueryState>(i);
    }
    return std::nullopt;
}

} // namespace glossa::project
