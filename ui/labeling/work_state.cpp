// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/work_state.h"

#include <algorithm>

namespace glossa::labeling {

bool needsIntents(const models::StudioContext &context)
{
    return !context.hasDocuments() && std::ranges::any_of(context.categories(), [](const auto &use) {
        return use.category.kind == project::CategoryKind::Intent;
    });
}

bool hasOnlyIntents(const models::StudioContext &context)
{
    return needsIntents(context) && std::ranges::none_of(context.categories(), [](const auto &use) {
               return use.category.kind == project::CategoryKind::Entity;
           });
}

std::int64_t labeledCount(const models::StudioContext &context)
{
    if (!needsIntents(context))
        return context.overview() ? context.overview()->summary.labeled : 0;
    std::int64_t count = 0; // an utterance has one intent at most
    for (const workspace::CategoryUse &use : context.categories())
        if (use.category.kind == project::CategoryKind::Intent)
            count += use.items;
    return count;
}

WorkState workState(const project::Item &item, bool needsIntent)
{
    if (needsIntent && item.intent.isEmpty())
        return item.labels.empty() ? WorkState::Open : WorkState::Half;
    return project::isLabeled(item) ? WorkState::Labeled : WorkState::Open;
}

} // namespace glossa::labeling
