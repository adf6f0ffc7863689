// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "ui/models/studio_context.h"
#include "ui/widgets/choices.h"

namespace glossa::models {

/// The entities in the schema's order, each with its key and how often it is used.
[[nodiscard]] std::vector<widgets::Choice> entityChoices(const StudioContext &context);

/// The classes in the schema's order, each with its key, how often it is used and whether the item has it.
[[nodiscard]] std::vector<widgets::Choice> classChoices(const StudioContext &context,
                                                        const project::Item *item);

/// The intents with the digits 1 to 9 as keys of the likeliest: by the model's answer where there is one
/// (else `prediction` is null), then as in the schema or, if that is long, by how often they are used.
[[nodiscard]] std::vector<widgets::Choice> intentChoices(const StudioContext &context,
                                                         const project::Prediction *prediction);

} // namespace glossa::models
