// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/kind_traits.h"

#include <cstdint>

namespace glossa::project {

/// What Azure's service takes of a project. Glossa has no such bounds itself; a project beyond them cannot be
/// moved there.
struct AzureLimits {
    std::int64_t fewestItems;
    std::int64_t mostItems;
    std::int64_t longestText; // characters of an item
    std::int64_t mostIntents;
    std::int64_t mostEntities;
    std::int64_t mostClasses;

    [[nodiscard]] constexpr std::int64_t mostOf(CategoryKind kind) const
    {
        return kind == CategoryKind::Intent   ? mostIntents
               : kind == CategoryKind::Entity ? mostEntities
                                              : mostClasses;
    }
};

[[nodiscard]] constexpr AzureLimits azureLimits(const KindTraits &traits)
{
    if (traits.documents())
        return {10, 100'000, 128'000, 0, 200, 200};
    return {1, 50'000, 500, 500, 350, 0};
}

/// One of those bounds.
enum class AzureBound : std::uint8_t { FewestItems, MostItems, LongestText, MostCategories };

} // namespace glossa::project
