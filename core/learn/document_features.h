// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evidence.h"
#include "core/learn/sparse_linear.h"
#include "core/learn/vocabulary.h"
#include "core/learn/word_forms.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace glossa::learn {

/// Where n-grams of characters may lie. Its numbers stand in model files.
enum class Grams : std::uint8_t {
    InWords = 0,     // in a word with its borders
    AcrossWords = 1, // anywhere, one space between words
};

/// Which features a text has. Its numbers stand in model files.
enum class FeatureSet : std::uint8_t {
    Counted = 0,     // phrases and n-grams, as the template says
    Earlier = 1,     // what forEarlierFeatures() tells, each once
    EarlierWide = 2, // its wide form
};

/// What is counted in a text. A part of the model, whose numbers stand in its file.
struct DocumentTemplate {
    std::uint8_t longestPhrase = 2; // words
    std::uint8_t shortestGram = 2;  // characters
    std::uint8_t longestGram = 5;   // 0 = no grams
    bool logCounts = true;          // 1 + ln(count) instead of the count
    float gramShare = 0.5F;         // of the squared length of a document, 0 to 1; words have the rest
    Grams grams = Grams::InWords;
    bool firstWord = false; // is a feature of its own
    FeatureSet set = FeatureSet::Counted;
    bool operator==(const DocumentTemplate &) const = default;
};

struct CountedKey {
    FeatureKey key;
    std::uint32_t count;
    bool operator==(const CountedKey &) const = default;
};

/// The keys of a document, ascending, each once.
struct DocumentKeys {
    std::vector<CountedKey> words; // and phrases
    std::vector<CountedKey> grams;
};
[[nodiscard]] DocumentKeys documentKeys(const std::vector<WordForms> &words, const DocumentTemplate &shape);
[[nodiscard]] DocumentKeys documentKeys(std::u16string_view text, std::string_view language,
                                        const DocumentTemplate &shape);

/// The same features, each once, with what they look at.
struct NamedFeatures {
    std::vector<NamedFeature> words;
    std::vector<NamedFeature> grams;
};
[[nodiscard]] NamedFeatures namedFeatures(const std::vector<WordForms> &words, const DocumentTemplate &shape);

/// The features of one kind that a model knows.
struct FeatureGroup {
    Vocabulary vocabulary;
    std::vector<float> rarity; // by feature: 1 + ln((1 + documents) / (1 + documents with it))
};

/// Appends the known features of a group, numbered from `first` on. Their values, count by rarity, are scaled
/// so that the sum of their squares is `share`.
void addFeatures(const std::vector<CountedKey> &keys, const FeatureGroup &group, bool logCounts,
                 std::size_t first, double share, std::vector<WeightedFeature> &features);

/// Scales the values so that their squares sum to 1, unless all are 0.
void scaleToLengthOne(std::vector<WeightedFeature> &features);

/// In how many documents each key is. The memory grows with the number of different keys alone.
class KeyTally {
public:
    /// Adds the keys of some documents.
    void add(const std::vector<const std::vector<CountedKey> *> &documents);
    /// Those that at least so many documents have, or more documents if there would be more than `atMost`.
    [[nodiscard]] FeatureGroup group(std::size_t documents, std::size_t atLeast, std::size_t atMost) const;
    /// How many (document, key) pairs have those keys.
    [[nodiscard]] std::size_t uses(const FeatureGroup &group) const;

private:
    std::vector<CountedKey> m_counts; // ascending; documents with the key
};

} // namespace glossa::learn
