// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/classifier.h"

#include "core/learn/calibration.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace glossa::learn {

namespace {

// These are the kinds of features. They are frozen, because keys stand in model files.
enum Kind : std::uint32_t { Word = 1, Pair = 2, Triple = 3, Grams = 4, Skip = 5, First = 6 };

template <typename Add>
void addGrams(const std::u16string &word, const Add &add)
{
    constexpr std::size_t shortest = 3;
    constexpr std::size_t longest = 5;
    const std::u16string bounded = u"<" + word + u">";
    for (std::size_t length = shortest; length <= longest; ++length) {
        for (std::size_t at = 0; at + length <= bounded.size(); ++at)
            add(Grams, std::u16string_view(bounded).substr(at, length));
    }
}

/// Hands each feature to `add`: its kind, and the words or letters that it looks at.
template <typename Add>
void addFeatures(const std::vector<WordForms> &words, bool wide, const Add &add)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto &word = words[i].lower;
        add(Word, word);
        addGrams(word, add);
        if (i == 0)
            add(First, word);
        if (i + 1 < words.size())
            add(Pair, word, words[i + 1].lower);
        if (i + 2 < words.size()) {
            add(Triple, word, words[i + 1].lower, words[i + 2].lower);
            if (wide)
                add(Skip, word, words[i + 2].lower);
        }
    }
}

template <typename... Parts>
FeatureKey keyOf(Kind kind, const Parts &...parts)
{
    KeyBuilder builder(kind);
    (builder.add(parts), ...);
    return builder.key();
}

EvidenceKind evidenceOf(Kind kind)
{
    return kind == Word    ? EvidenceKind::Word
           : kind == Grams ? EvidenceKind::Letters
           : kind == First ? EvidenceKind::FirstWord
                           : EvidenceKind::Phrase;
}

} // namespace

std::vector<FeatureKey> classifierKeys(const std::vector<WordForms> &words, bool wide)
{
    std::vector<FeatureKey> keys;
    addFeatures(words, wide, [&](Kind kind, const auto &...parts) { keys.push_back(keyOf(kind, parts...)); });
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys);
    keys.erase(repeated.begin(), repeated.end());
    return keys;
}

std::vector<NamedFeature> namedClassifierFeatures(const std::vector<WordForms> &words, bool wide)
{
    std::vector<NamedFeature> features;
    std::set<FeatureKey> seen;
    addFeatures(words, wide, [&](Kind kind, const auto &...parts) {
        NamedFeature feature{keyOf(kind, parts...), evidenceOf(kind), {}};
        if (!seen.insert(feature.key).second)
            return;
        const std::u16string_view between = kind == Skip ? u" … " : u" ";
        ((feature.text += feature.text.empty() ? std::u16string_view() : between, feature.text += parts),
         ...);
        features.push_back(std::move(feature));
    });
    return features;
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
