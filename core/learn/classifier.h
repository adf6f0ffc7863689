// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/vocabulary.h"
#include "core/learn/word_forms.h"

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// One feature of a text with its value; the values of a text have Euclidean length 1.
struct WeightedFeature {
    std::uint32_t feature;
    float value;
};

/// The keys of a text's features, each once: words, pairs and triples of words, character n-grams (3 to 5) of
/// each word with its borders. `wide` adds pairs over one word between.
[[nodiscard]] std::vector<FeatureKey> classifierKeys(const std::vector<WordForms> &words, bool wide);

/// A multinomial log-linear classifier (maximum entropy): p(c | x) ∝ exp((b_c + Σ w_fc x_f) / temperature).
struct Classifier {
    std::uint32_t classes = 0;
    bool wide = false;
    Vocabulary vocabulary;
    std::vector<float> weights; // feature · classes + class
    std::vector<float> bias;    // per class
    float temperature = 1.0F;   // fitted on held-out folds (Guo et al. 2017)

    [[nodiscard]] std::vector<WeightedFeature> features(const std::vector<WordForms> &words) const;
    /// Before the temperature.
    [[nodiscard]] std::vector<double> logits(const std::vector<WeightedFeature> &features) const;
    [[nodiscard]] std::vector<double> probabilities(const std::vector<double> &logits) const;
};

} // namespace glossa::learn
