// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace glossa {

/// A category with fewer labels than this has few: Azure's rule for enough data to train with, and below it
/// the 95 % interval of a measured proportion is wider than 0.4.
inline constexpr std::int64_t enoughLabels = 15;

/// The intent of what fits no other one, in UTF-8. Azure has it in every conversation project.
inline constexpr std::string_view noneIntentName = "None";

} // namespace glossa
