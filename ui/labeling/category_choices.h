// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "ui/labeling/choices.h"
#include "ui/models/studio_context.h"

namespace glossa::labeling {

/// The entities in the schema's order, each with its key and how often it is used.
[[nodiscard]] std::vector<Choice> entityChoices(const models::StudioContext &context);

/// The classes in the schema's order, each with its key, how often it is used and whether the item has it.
[[nodiscard]] std::vector<Choice> classChoices(const models::StudioContext &context,
                                               const project::Item *item);

/// The intents with the digits 1 to 9 as keys of the likeliest: by the model's answer where there is one
/// (else `prediction` is null), then as in the schema or, if that is long, by how often they are used.
[[nodiscard]] std::vector<Choice> intentChoices(const models::StudioContext &context,
                                                const project::Prediction *prediction);

} // namespace glossa::labeling
