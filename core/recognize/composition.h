// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognize/components.h"

#include <vector>

namespace glossa::recognize {

/// What composition has to know of an entity.
struct CompositionRules {
    Composition setting = Composition::Combine;
    std::vector<ComponentKind> defined;  // sorted: what the entity is made of, for ExactOverlap
    std::vector<ComponentKind> required; // sorted
};

/// Joins the matches of one entity by its setting and drops those that lack a required part. The result is in
/// text order.
[[nodiscard]] std::vector<FoundEntity> compose(std::vector<ComponentMatch> matches,
                                               const CompositionRules &rules);

} // namespace glossa::recognize
