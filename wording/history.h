// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "core/workspace/session/workspace.h"

#include <QString>

namespace glossa::wording {

/// What a step of the history did; of an undo or redo, what the step did that it is about, since its own edit
/// may be the opposite.
[[nodiscard]] QString step(const workspace::JournalEntry &entry);

/// A step as menus name it: "Import of 607 utterances".
[[nodiscard]] QString stepName(const workspace::StepSummary &step, bool documents);
/// What undo says of a step: "Took back: import of 607 utterances". `documents`: the project holds documents.
[[nodiscard]] QString tookBack(const workspace::StepSummary &step, bool documents);
/// What redo says of it.
[[nodiscard]] QString broughtBack(const workspace::StepSummary &step, bool documents);

/// What an export left out because the format has no place for it.
[[nodiscard]] QString leftOut(const workspace::Unheld &unheld);

} // namespace glossa::wording
