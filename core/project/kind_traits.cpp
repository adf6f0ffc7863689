// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/kind_traits.h"

#include <algorithm>

namespace glossa::project {

static_assert(std::ranges::all_of(kindTraits, [](const KindTraits &traits) {
    return &traitsOf(traits.kind) == &traits; // each line stands at its number
}));

QString kindName(ProjectKind kind)
{
    return QLatin1String(traitsOf(kind).azureName);
}

std::optional<ProjectKind> kindFromName(const QString &name)
{
    for (const KindTraits &traits : kindTraits) {
        if (name.compare(QLatin1String(traits.azureName), Qt::CaseInsensitive) == 0)
            return traits.kind;
    }
    return std::nullopt;
}

} // namespace glossa::project
