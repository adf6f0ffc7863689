// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace glossa::models {

class StudioContext;

/// Moves a project to the trash, after closing it if it is open, and stops what trains it: its Stop button
/// goes with it. A toast says so and brings the project back; a refusal becomes failed() and leaves it open.
void trashProject(StudioContext &context, std::int64_t project, const QString &name);
/// A toast whose Undo takes this project out of the trash.
void offerRestore(StudioContext &context, const QString &sentence, std::int64_t project);

} // namespace glossa::models
