// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "ui/models/studio_context.h"

namespace glossa::labeling {

using project::WorkState;

/// Whether every text of the project is to have an intent.
[[nodiscard]] bool needsIntents(const models::StudioContext &context);
/// What the side panel lists to label with: classes where texts have them, intents where there is nothing
/// else, else entities.
[[nodiscard]] project::CategoryKind panelKind(const models::StudioContext &context);
/// True where utterances are sorted into intents and nothing in them is labeled.
[[nodiscard]] bool hasOnlyIntents(const models::StudioContext &context);

} // namespace glossa::labeling
