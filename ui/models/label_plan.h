// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/edit.h"

#include <optional>
#include <vector>

namespace glossa::models {

/// What a wish of the annotator means: the edit to make, or the labels that stand in its way.
struct LabelPlan {
    std::optional<project::Edit> edit;
    std::vector<int> inTheWay; // indexes into the item's labels
    int already = -1;          // the label that is exactly this one
};

/// Where labels may overlap: documents may nest them; Azure's learner of utterances cannot take overlaps, so
/// the window makes none (files that hold some keep them).
enum class Overlap { Allowed, Refused };

[[nodiscard]] Overlap overlapRule(project::ProjectKind kind);

[[nodiscard]] LabelPlan planLabel(const project::Item &item, text::Utf16Span span, const QString &category,
                                  Overlap overlap);
/// Another category for the label at `index`.
[[nodiscard]] LabelPlan planChange(const project::Item &item, int index, const QString &category);
[[nodiscard]] LabelPlan planResize(const project::Item &item, int index, text::Utf16Span span,
                                   Overlap overlap);
/// The new label in place of those in its way, as one step.
[[nodiscard]] project::Edit replacing(const project::Item &item, const std::vector<int> &inTheWay,
                                      text::Utf16Span span, const QString &category);

/// The label's index, or -1.
[[nodiscard]] int indexOfLabel(const project::Item &item, text::Utf16Span span, const QString &category);

} // namespace glossa::models
