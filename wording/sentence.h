// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/project/edit.h"

#include <QString>

namespace glossa::wording {

/// What happened, where, and what to do, in the user's language: "EmailAppDemo.json,
/// assets.utterances[2].intent: the key is missing; expected a name of an intent."
[[nodiscard]] QString sentence(const Error &error);

/// The same of a record that was kept (Problem with refused false): nothing was done wrong, so it does not
/// say so.
[[nodiscard]] QString warning(const Error &error);

/// An edit as a step of the history and of undo: "Set intent to Reply".
[[nodiscard]] QString sentence(const project::Edit &edit);

} // namespace glossa::wording
