// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/document_features.h"

#include "core/learn/word_forms.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_set>
#include <utility>

namespace glossa::learn {

namespace {

// The kinds of keys; frozen, as keys stand in model files. A phrase of n words is of kind Phrase + n.
enum Kind : std::uint32_t { Gram = 1, Phrase = 100 };

std::vector<CountedKey> countsOf(std::vector<FeatureKey> keys)
{
    std::ranges::sort(keys);
    std::vector<CountedKey> result;
    for (const FeatureKey key : keys) {
        if (!result.empty() && result.back().key == key)
            ++result.back().count;
        else
            result.push_back({key, 1});
    }
    return result;
}

/// Hands each key to `phrase`, with the place and the number of its words, or to `gram`, with its letters; as
/// often as it is in the document. Grams are of code units: a surrogate pair may be cut, which makes a gram
/// as good as any other.
template <typename AddPhrase, typename AddGram>
void eachKey(const std::vector<WordForms> &words, const DocumentTemplate &shape, const AddPhrase &phrase,
             const AddGram &gram)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t length = 1; length <= shape.longestPhrase && i + length <= words.size(); ++length) {
            KeyBuilder key(Phrase + static_cast<std::uint32_t>(length));
            for (std::size_t k = i; k < i + length; ++k)
                key.add(words[k].lower);
            phrase(key.key(), i, length);
        }
        const std::u16string bounded = u"<" + words[i].lower + u">";
        for (std::size_t length = shape.shortestGram; length <= shape.longestGram; ++length) {
            for (std::size_t at = 0; at + length <= bounded.size(); ++at) {
                const auto letters = std::u16string_view(bounded).substr(at, length);
                gram(KeyBuilder(Gram).add(letters).key(), letters);
            }
        }
    }
}

} // namespace

DocumentKeys documentKeys(std::u16string_view text, std::string_view language, const DocumentTemplate &shape)
{
    std::vector<FeatureKey> phrases;
    std::vector<FeatureKey> grams;
    eachKey(
        wordForms(text::tokenize(text, language)), shape,
        [&](FeatureKey key, std::size_t, std::size_t) { phrases.push_back(key); },
        [&](FeatureKey key, std::u16string_view) { grams.push_back(key); });
    return {countsOf(std::move(phrases)), countsOf(std::move(grams))};
}

NamedDocumentFeatures namedDocumentFeatures(std::u16string_view text, std::string_view language,
                                            const DocumentTemplate &shape)
{
    const std::vector<WordForms> words = wordForms(text::tokenize(text, language));
    NamedDocumentFeatures named;
    std::unordered_set<FeatureKey> seen; // the kinds differ, so that both groups can share it
    eachKey(
        words, shape,
        [&](FeatureKey key, std::size_t first, std::size_t length) {
            if (!seen.insert(key).second)
                return;
            std::u16string phrase = words[first].lower;
            for (std::size_t k = first + 1; k < first + length; ++k)
                phrase += u' ' + words[k].lower;
            named.words.push_back(
                {key, length == 1 ? EvidenceKind::Word : EvidenceKind::Phrase, std::move(phrase)});
        },
        [&](FeatureKey key, std::u16string_view letters) {
            if (seen.insert(key).second)
                named.grams.push_back({key, EvidenceKind::Letters, std::u16string(letters)});
        });
    return named;
}

void addFeatures(const std::vector<CountedKey> &keys, const FeatureGroup &group, bool logCounts,
                 std::size_t first, double share, std::vector<WeightedFeature> &features)
{
    const std::size_t begin = features.size();
    double squares = 0.0;
    for (const CountedKey &counted : keys) {
        const auto feature = group.vocabulary.find(counted.key);
        if (!feature)
            continue;
        const double count = static_cast<double>(counted.count);
        const double value =
            (logCounts ? 1.0 + std::log(count) : count) * static_cast<double>(group.rarity[*feature]);
        squares += value * value;
        features.push_back({static_cast<std::uint32_t>(first + *feature), static_cast<float>(value)});
    }
    if (squares <= 0.0)
        return;
    const auto scale = static_cast<float>(std::sqrt(share / squares));
    for (std::size_t i = begin; i < features.size(); ++i)
        features[i].value *= scale;
}

void KeyTally::add(const std::vector<const std::vector<CountedKey> *> &documents)
{
    std::vector<FeatureKey> keys;
    for (const auto *document : documents)
        for (const CountedKey &counted : *document)
            keys.push_back(counted.key);
    const std::vector<CountedKey> more = countsOf(std::move(keys));
    std::vector<CountedKey> merged;
    merged.reserve(m_counts.size() + more.size());
    auto a = m_counts.begin();
    for (const CountedKey &counted : more) {
        for (; a != m_counts.end() && a->key < counted.key; ++a)
            merged.push_back(*a);
        merged.push_back(counted);
        if (a != m_counts.end() && a->key == counted.key)
            merged.back().count += (a++)->count;
    }
    merged.insert(merged.end(), a, m_counts.end());
    m_counts = std::move(merged);
}

FeatureGroup KeyTally::group(std::size_t documents, std::size_t atLeast, std::size_t atMost) const
{
    std::vector<std::uint32_t> counts;
    for (const CountedKey &counted : m_counts)
        if (counted.count >= atLeast)
            counts.push_back(counted.count);
    std::size_t fewest = atLeast;
    if (counts.size() > atMost) {
        // All that are in as many documents go together.
        std::ranges::nth_element(counts, counts.begin() + static_cast<std::ptrdiff_t>(atMost),
                                 std::greater<>());
        fewest = std::size_t{counts[atMost]} + 1;
    }
    std::vector<FeatureKey> keys;
    FeatureGroup group;
    for (const CountedKey &counted : m_counts) {
        if (counted.count < fewest)
            continue;
        keys.push_back(counted.key);
        group.rarity.push_back(static_cast<float>(
            1.0 +
            std::log((1.0 + static_cast<double>(documents)) / (1.0 + static_cast<double>(counted.count)))));
    }
    group.vocabulary = Vocabulary(std::move(keys));
    return group;
}

std::size_t KeyTally::uses(const FeatureGroup &group) const
{
    std::size_t uses = 0;
    auto key = group.vocabulary.keys().begin();
    for (const CountedKey &counted : m_counts) {
        if (key == group.vocabulary.keys().end())
            break;
        if (counted.key == *key) {
            uses += counted.count;
            ++key;
        }
    }
    return uses;
}

} // namespace glossa::learn
