// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace glossa::workspace {

/// Chooses the test items of a percentage split. `labels[i]` are the (distinct) labels of item i: its intent
/// and its entities, numbered 0…labelCount-1. Iterative stratification (Sechidis, Tsoumakas & Vlahavas 2011),
/// so that each label's share is near `testShare`; then every label that at least two items carry is put on
/// both sides. Same seed, same choice. True = test. O(total labels · log).
[[nodiscard]] std::vector<bool> stratifiedTest(const std::vector<std::vector<std::uint32_t>> &labels,
                                               std::uint32_t labelCount, double testShare,
                                               std::uint64_t seed);

} // namespace glossa::workspace
