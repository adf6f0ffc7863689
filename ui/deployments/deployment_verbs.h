// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <functional>

class QObject;

namespace glossa::models {
class StudioContext;
}

namespace glossa::deployments {

// Each changes the slots of the open project in one step; a toast tells of it, whose Undo takes it back, and
// a refusal becomes failed().

void deploy(models::StudioContext &context, const QString &deployment, const QString &model);
void swapSlots(models::StudioContext &context, const QString &first, const QString &second);
void deleteSlot(models::StudioContext &context, const QString &deployment);
/// Takes back a step of the slots' history, whoever made it.
void takeBack(models::StudioContext &context, std::int64_t project, std::int64_t step);
/// Whether answered queries of the open project are kept for review. A refusal is told to `refused` too,
/// unless `asker` is gone by then.
void keepQueries(models::StudioContext &context, bool keeps, QObject &asker,
                 const std::function<void()> &refused);

} // namespace glossa::deployments
