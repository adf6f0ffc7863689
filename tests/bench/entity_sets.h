// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_set.h"

#include <string>
#include <vector>

namespace glossa::bench {

/// What a tagger is developed on: texts to learn from and texts to judge on. No test split is read.
struct EntitySet {
    std::string name;
    learn::TrainingSet train;
    std::vector<learn::Example> judged;
};

/// The names of the sets, in the order in which they are judged.
[[nodiscard]] std::vector<std::string> entitySetNames();

/// Reads a set from SHARED/data. Sets without a published development part are cut into folds by a fixed
/// seed; there is one element a fold.
[[nodiscard]] std::vector<EntitySet> entitySet(const std::string &shared, const std::string &name);

/// Made utterances with so many entities in turn, whose tokens are the same whatever the number: what the
/// cost of entities is measured on.
[[nodiscard]] EntitySet manyEntities(std::size_t entities, std::size_t utterances);

} // namespace glossa::bench
