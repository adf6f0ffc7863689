// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/document_classifier.h"

#include "core/learn/calibration.h"

#include <algorithm>

namespace glossa::learn {

std::vector<WeightedFeature> DocumentClassifier::features(const DocumentKeys &keys) const
{
    std::vector<WeightedFeature> features;
    const double share = static_cast<double>(shape.gramShare);
    addFeatures(keys.words, words, shape.logCounts, 0, 1.0 - share, features);
    addFeatures(keys.grams, grams, shape.logCounts, words.vocabulary.size(), share, features);
    // A document of which one group knows nothing is as long as any other.
    scaleToLengthOne(features);
    return features;
}

std::vector<double> DocumentClassifier::probabilities(const std::vector<double> &scores) const
{
    if (!several)
        return softmax(scores, 1.0 / static_cast<double>(slope));
    std::vector<double> result(scores.size());
    for (std::size_t c = 0; c < scores.size(); ++c)
        result[c] = sigmoid(static_cast<double>(slope) * scores[c] + static_cast<double>(shifts[c]));
    return result;
}

std::vector<bool> DocumentClassifier::given(const std::vector<double> &probabilities) const
{
    std::vector<bool> result(probabilities.size(), false);
    if (!several && !result.empty())
        result[static_cast<std::size_t>(std::ranges::max_element(probabilities) - probabilities.begin())] =
            true;
    for (std::size_t c = 0; several && c < result.size(); ++c)
        result[c] = probabilities[c] >= static_cast<double>(thresholds[c]);
    return result;
}

std::vector<double> DocumentClassifier::scores(const std::vector<WordForms> &text) const
{
    return weights.scores(features(documentKeys(text, shape)));
}

std::uint32_t DocumentClassifier::likeliest(const std::vector<WordForms> &text) const
{
    const std::vector<double> of = scores(text);
    return classes[static_cast<std::size_t>(std::ranges::max_element(of) - of.begin())];
}

} // namespace glossa::learn
