// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evidence.h"
#include "core/learn/log_linear.h"
#include "core/learn/vocabulary.h"
#include "core/learn/word_forms.h"

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// Returns the keys of a text's features, each once. The features are words, pairs and triples of words, and
/// character n-grams (3 to 5) of each word with its borders. `wide` adds pairs with one word between them.
[[nodiscard]] std::vector<FeatureKey> classifierKeys(const std::vector<WordForms> &words, bool wide);

/// The same features, each once, with what it looks at.
[[nodiscard]] std::vector<NamedFeature> namedClassifierFeatures(const std::vector<WordForms> &words,
                                                                bool wide);

/// A multinomial log-linear classifier (maximum entropy): p(c | x) ∝ exp((b_c + Σ w_fc x_f) / temperature).
struct Classifier {
    std::uint32_t classes = 0;
    bool wide = false;
    Vocabulary vocabulary;
    std::vector<float> weights; // feature · classes + class
    std::vector<float> bias;    // per class
    float temperature = 1.0F;   // fitted on held-out folds (Guo et al. 2017)

    /// The values of a text have the Euclidean length 1.
    [[nodiscard]] std::vector<WeightedFeature> features(const std::vector<WordForms> &words) const;
    /// Returns the scores of the classes before they are divided by the temperature.
    [[nodiscard]] std::vector<double> logits(const std::vector<WeightedFeature> &features) const;
    [[nodiscard]] std::vector<double> probabilities(const std::vector<double> &logits) const;
};

} // namespace glossa::learn
