// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/document_features.h"

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// A linear model of the classes of a text, be it a document or an utterance whose classes are intents: one
/// for all classes, of which a text has one, or one a class, of which it may have several. The outputs are
/// the classes that had texts to learn from.
struct DocumentClassifier {
    bool several = false; // classes a document
    DocumentTemplate shape;
    FeatureGroup words;
    FeatureGroup grams;                 // numbered behind the words
    std::vector<std::uint32_t> classes; // by output: index into Model::classes() or intents()
    SparseWeights weights;
    // Fitted on scores of documents that were held out.
    float slope = 1.0F;            // one class: the inverse temperature (Guo et al. 2017)
    std::vector<float> shifts;     // by output; several only
    std::vector<float> thresholds; // by output; several only

    [[nodiscard]] std::size_t featureCount() const
    {
        return words.vocabulary.size() + grams.vocabulary.size();
    }
    /// In the order of their numbers. The squares of their values sum to 1, unless nothing is known.
    [[nodiscard]] std::vector<WeightedFeature> features(const DocumentKeys &keys) const;
    /// Of the outputs for their scores: summing to 1 for one class a document, else each by itself.
    [[nodiscard]] std::vector<double> probabilities(const std::vector<double> &scores) const;
    /// Whether each output is given for such probabilities: the likeliest, or all from their thresholds on.
    [[nodiscard]] std::vector<bool> given(const std::vector<double> &probabilities) const;

    [[nodiscard]] std::vector<double> scores(const std::vector<WordForms> &text) const;
    /// The class with the highest score.
    [[nodiscard]] std::uint32_t likeliest(const std::vector<WordForms> &text) const;
};

} // namespace glossa::learn
