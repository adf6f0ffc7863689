// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/document_trainer.h"

#include <cstddef>
#include <string>
#include <vector>

namespace glossa::bench {

/// Documents with classes, and who they are.
struct ClassSet {
    std::string name;
    bool several = false;
    std::vector<std::string> classes;
    std::vector<std::u16string> texts;
    std::vector<std::vector<std::uint32_t>> right; // parallel; ascending

    /// Some of its documents, to learn from.
    [[nodiscard]] learn::DocumentExamples examples(const std::vector<std::size_t> &documents) const;
};

/// Real sets of many kinds, each at most `most` documents of what is there to train on: never a test split.
/// SHARED/data holds them: documents of Azure's two samples (of a fixed split's training side), sentences and
/// documents by their subject or by the kinds of names in them, questions and commands by what they want,
/// tweets.
std::vector<ClassSet> classSets(const std::string &shared, std::size_t most);

/// Deals the documents out to folds, by their rarest class.
std::vector<std::size_t> foldsOf(const ClassSet &set, std::size_t folds, std::uint64_t seed);

} // namespace glossa::bench
