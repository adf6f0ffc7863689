// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "ui/models/studio_context.h"

namespace glossa::labeling {

/// How far the work on a text has come, as lists mark it and "next unlabeled" asks. Half: an utterance has
/// labels, which teach the entities, but none of the project's intents.
enum class WorkState : std::uint8_t { Open, Half, Labeled };

/// Whether every text of the project is to have an intent.
[[nodiscard]] bool needsIntents(const models::StudioContext &context);
/// True where utterances are sorted into intents and nothing in them is labeled.
[[nodiscard]] bool hasOnlyIntents(const models::StudioContext &context);
/// How many of the project's texts are Labeled, by what the categories count.
[[nodiscard]] std::int64_t labeledCount(const models::StudioContext &context);
[[nodiscard]] WorkState workState(const project::Item &item, bool needsIntent);

} // namespace glossa::labeling
