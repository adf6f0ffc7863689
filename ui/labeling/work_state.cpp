// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/work_state.h"

#include <algorithm>

namespace glossa::labeling {

bool needsIntents(const models::StudioContext &context)
{
    return context.overview() && context.overview()->summary.intents > 0;
}

project::CategoryKind panelKind(const models::StudioContext &context)
{
    return context.has(project::CategoryKind::Class) ? project::CategoryKind::Class
           : hasOnlyIntents(context)                 ? project::CategoryKind::Intent
                                                     : project::CategoryKind::Entity;
}

bool hasOnlyIntents(const models::StudioContext &context)
{
    return needsIntents(context) && std::ranges::none_of(context.categories(), [](const auto &use) {
               return use.category.kind == project::CategoryKind::Entity;
           });
}

} // namespace glossa::labeling
