// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/item.h"
#include "core/project/prediction.h"
#include "ui/models/studio_context.h"
#include "ui/widgets/span_mark.h"

#include <vector>

namespace glossa::tryout {

/// What a model says of a text, as it is drawn over it: what it has learned in the given look with its
/// confidence, what a list, a pattern or a prebuilt component has found dotted.
[[nodiscard]] std::vector<widgets::SpanMark> marksOf(const models::StudioContext &context,
                                                     const project::Prediction &prediction,
                                                     widgets::SpanLook learned);
/// The labels that a person gives.
[[nodiscard]] std::vector<widgets::SpanMark> marksOf(const models::StudioContext &context,
                                                     const project::Item &item);

/// What an answer teaches: its labels, but for an entity that nobody has ever labeled and that a list, a
/// pattern or a prebuilt component has found by itself; it is found again without a label.
[[nodiscard]] project::Item exampleOf(const models::StudioContext &context, project::Prediction prediction,
                                      const QString &language);

/// What has found an entity, in a word with its key: "list, key oslo". Empty for what is learned alone.
[[nodiscard]] QString foundBy(const project::EntityPrediction &entity);

} // namespace glossa::tryout
