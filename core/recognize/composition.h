// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognize/components.h"

#include <vector>

namespace glossa::recognize {

/// What composition must know of an entity.
struct CompositionRules {
    Composition setting = Composition::Combine;
    std::vector<ComponentKind> defined;  // sorted: what the entity is made of, for ExactOverlap
    std::vector<ComponentKind> required; // sorted
};

/// Joins one entity's matches by its setting and drops what lacks a required part. In text order.
[[nodiscard]] std::vector<FoundEntity> compose(std::vector<ComponentMatch> matches,
                                               const CompositionRules &rules);

} // namespace glossa::recognize
