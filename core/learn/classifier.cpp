// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/classifier.h"

#include "core/learn/calibration.h"

#include <algorithm>
#include <cmath>

namespace glossa::learn {

namespace {

// These are the kinds of features. They are frozen, because keys stand in model files.
enum Kind : std::uint32_t { Word = 1, Pair = 2, Triple = 3, Grams = 4, Skip = 5, First = 6 };

void addGrams(const std::u16string &word, std::vector<FeatureKey> &keys)
{
    constexpr std::size_t shortest = 3;
    constexpr std::size_t longest = 5;
    const std::u16string bounded = u"<" + word + u">";
    for (std::size_t length = shortest; length <= longest; ++length) {
        for (std::size_t at = 0; at + length <= bounded.size(); ++at)
            keys.push_back(KeyBuilder(Grams).add(std::u16string_view(bounded).substr(at, length)).key());
    }
}

} // namespace

std::vector<FeatureKey> classifierKeys(const std::vector<WordForms> &words, bool wide)
{
    std::vector<FeatureKey> keys;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto &word = words[i].lower;
        keys.push_back(KeyBuilder(Word).add(word).key());
        addGrams(word, keys);
        if (i == 0)
            keys.push_back(KeyBuilder(First).add(word).key());
        if (i + 1 < words.size())
            keys.push_back(KeyBuilder(Pair).add(word).add(words[i + 1].lower).key());
        if (i + 2 < words.size()) {
            keys.push_back(
                KeyBuilder(Triple).add(word).add(words[i + 1].lower).add(words[i + 2].lower).key());
            if (wide)
                keys.push_back(KeyBuilder(Skip).add(word).add(words[i + 2].lower).key());
        }
    }
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys);
    keys.erase(repeated.begin(), repeated.end());
    return keys;
}

std::vector<WeightedFeature> Classifier::features(const std::vector<WordForms> &words) const
{
    std::vector<WeightedFeature> result;
    for (const FeatureKey key : classifierKeys(words, wide)) {
        if (const auto feature = vocabulary.find(key))
            result.push_back({*feature, 0.0F});
    }
    const auto value =
        static_cast<float>(1.0 / std::sqrt(std::max<double>(1.0, static_cast<double>(result.size()))));
    for (WeightedFeature &feature : result)
        feature.value = value;
    return result;
}

std::vector<double> Classifier::logits(const std::vector<WeightedFeature> &features) const
{
    return scoresOf(features, weights, bias);
}

std::vector<double> Classifier::probabilities(const std::vector<double> &logits) const
{
    return softmax(logits, static_cast<double>(temperature));
}

} // namespace glossa::learn
