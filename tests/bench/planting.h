// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training/training_data.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::bench {

/// What was planted: in which item, the label that should be there, and the one that is there instead. None
/// of both: the item itself is it.
struct Plant {
    project::ItemId item = 0;
    std::optional<project::Label> right = {};
    std::optional<project::Label> wrong = {};
};

struct Planted {
    std::vector<Plant> twins, contradictions, missing, borders;
};

/// Plants a hundred of each kind, each against a practice of the data as it came; the same seed plants the
/// same.
Planted plantInto(workspace::SplitItems &split, std::uint64_t seed);

} // namespace glossa::bench
