// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/tagger_trainer.h"
#include "core/learn/transitions.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace glossa::learn {

/// The features of training texts as numbers, and the weights that they have. Features are numbered in the
/// order in which the texts show them, so that what is used together lies together.
struct TaggerLayout {
    Transitions transitions;
    std::vector<FeatureKey> keys;          // of each feature
    std::vector<std::size_t> rows;         // of each feature, into tags; and the end
    std::vector<std::uint32_t> tags;       // which occur with it, and TagSet::shared() of their entities
    std::vector<std::uint32_t> slots;      // TagSet::slot() of each
    std::vector<std::size_t> textStart;    // first token of each text, and the end
    std::vector<std::uint32_t> gold;       // tag of each token
    std::vector<std::size_t> tokenStart;   // of each token, into features; and the end
    std::vector<std::uint32_t> features;

    /// Weights of (feature, tag) first, then those of the transitions.
    [[nodiscard]] std::size_t weights() const { return tags.size() + transitions.size(); }
    [[nodiscard]] std::size_t rowSize() const { return transitions.tags().rowSize(); }
    [[nodiscard]] std::vector<std::uint32_t> goldOf(std::size_t text) const;
    [[nodiscard]] TransitionWeights transitionWeights(const std::vector<double> &w) const;
    /// Computes the scores of a text's tokens, in the order of slots.
    void scores(std::size_t text, const std::vector<double> &w, std::vector<double> &to) const;
};

/// Numbers the features of texts, leaving out those seen less than `atLeast` times. What it returns after a
/// stop request is of no use.
[[nodiscard]] TaggerLayout layOut(const std::vector<TaggedText> &texts, std::uint32_t entities,
                                  const Gazetteer &gazetteer, bool wide, std::size_t atLeast, unsigned threads,
                                  const std::stop_token &stop);

/// The phrases that the texts label.
[[nodiscard]] Gazetteer gazetteerOf(const std::vector<TaggedText> &texts);

} // namespace glossa::learn
