// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/document_features.h"

#include "core/learn/earlier_features.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>

namespace glossa::learn {

namespace {

// The kinds of keys; frozen, as keys stand in model files. A phrase of n words is of kind Phrase + n.
enum CountedKind : std::uint32_t { Gram = 1, GramAcross = 2, FirstWord = 3, Phrase = 100 };

/// Where a feature belongs.
enum class Group : std::uint8_t { Words, Grams };

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

/// Grams of code units: a surrogate pair may be cut, which makes a gram as good as any other.
template <typename Add>
void addGrams(CountedKind kind, const std::u16string &bounded, const DocumentTemplate &shape, Add add)
{
    for (std::size_t length = shape.shortestGram; length <= shape.longestGram; ++length) {
        for (std::size_t at = 0; at + length <= bounded.size(); ++at) {
            const auto gram = std::u16string_view(bounded).substr(at, length);
            add(Group::Grams, EvidenceKind::Letters, KeyBuilder(kind).add(gram).key(),
                [gram] { return std::u16string(gram); });
        }
    }
}

/// Hands each feature over: its group, what it looks at, its key, and what makes its text.
template <typename Add>
void addCounted(const std::vector<WordForms> &words, const DocumentTemplate &shape, Add add)
{
    std::u16string whole = u" ";
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t length = 1; length <= shape.longestPhrase && i + length <= words.size(); ++length) {
            KeyBuilder key(Phrase + static_cast<std::uint32_t>(length));
            for (std::size_t k = i; k < i + length; ++k)
                key.add(words[k].lower);
            add(Group::Words, length == 1 ? EvidenceKind::Word : EvidenceKind::Phrase, key.key(), [&] {
                std::u16string text = words[i].lower;
                for (std::size_t k = i + 1; k < i + length; ++k)
                    text += u' ' + words[k].lower;
                return text;
            });
        }
        if (shape.grams == Grams::InWords)
            addGrams(Gram, u"<" + words[i].lower + u">", shape, add);
        else
            whole += words[i].lower + u' ';
    }
    if (shape.grams == Grams::AcrossWords)
        addGrams(GramAcross, whole, shape, add);
    if (shape.firstWord && !words.empty())
        add(Group::Words, EvidenceKind::FirstWord, KeyBuilder(FirstWord).add(words.front().lower).key(),
            [&] { return words.front().lower; });
}

/// With the borders of words as people are shown them.
std::u16string shown(std::u16string gram)
{
    if (gram.starts_with(u' '))
        gram.front() = u'<';
    if (gram.ends_with(u' '))
        gram.back() = u'>';
    return gram;
}

DocumentKeys earlierKeys(const std::vector<WordForms> &words, bool wide)
{
    std::vector<FeatureKey> keys;
    forEarlierFeatures(words, wide, [&](const NamedFeature &feature) { keys.push_back(feature.key); });
    DocumentKeys result{countsOf(std::move(keys)), {}};
    for (CountedKey &counted : result.words)
        counted.count = 1;
    return result;
}

/// Takes each feature once.
class FeatureNames {
public:
    void add(NamedFeature feature, std::vector<NamedFeature> &to)
    {
        if (m_seen.insert(feature.key).second)
            to.push_back(std::move(feature));
    }

private:
    std::set<FeatureKey> m_seen;
};

} // namespace

DocumentKeys documentKeys(const std::vector<WordForms> &words, const DocumentTemplate &shape)
{
    if (shape.set != FeatureSet::Counted)
        return earlierKeys(words, shape.set == FeatureSet::EarlierWide);
    std::vector<FeatureKey> phrases;
    std::vector<FeatureKey> grams;
    addCounted(words, shape, [&](Group group, EvidenceKind, FeatureKey key, const auto &) {
        (group == Group::Words ? phrases : grams).push_back(key);
    });
    return {countsOf(std::move(phrases)), countsOf(std::move(grams))};
}

DocumentKeys documentKeys(std::u16string_view text, std::string_view language, const DocumentTemplate &shape)
{
    return documentKeys(wordForms(text::tokenize(text, language)), shape);
}

NamedFeatures namedFeatures(const std::vector<WordForms> &words, const DocumentTemplate &shape)
{
    NamedFeatures named;
    FeatureNames names;
    if (shape.set != FeatureSet::Counted) {
        forEarlierFeatures(words, shape.set == FeatureSet::EarlierWide,
                           [&](const NamedFeature &feature) { names.add(feature, named.words); });
        return named;
    }
    addCounted(words, shape, [&](Group group, EvidenceKind kind, FeatureKey key, const auto &text) {
        names.add({key, kind, group == Group::Words ? text() : shown(text())},
                  group == Group::Words ? named.words : named.grams);
    });
    return named;
}

void scaleToLengthOne(std::vector<WeightedFeature> &features)
{
    double squares = 0.0;
    for (const WeightedFeature &feature : features)
        squares += static_cast<double>(feature.value) * static_cast<double>(feature.value);
    if (squares <= 0.0)
        return;
    const auto scale = static_cast<float>(1.0 / std::sqrt(squares));
    for (WeightedFeature &feature : features)
        feature.value *= scale;
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
