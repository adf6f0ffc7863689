// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/tagger_design.h"

#include "core/learn/feature_table.h"
#include "core/learn/knob.h"
#include "core/learn/lattice.h"
#include "core/learn/parallel.h"

#include <algorithm>

namespace glossa::learn {

namespace {

Gazetteer::Own ownOf(const TaggedText &text)
{
    Gazetteer::Own own;
    for (const Tagger::Mention &mention : mentionsOf(text.tags)) {
        if (mention.last - mention.first < Gazetteer::longest)
            ++own[Gazetteer::key(text.text.words, mention.first, mention.last, mention.entity)];
    }
    return own;
}

std::vector<Transitions::Pair> adjacentEntities(const std::vector<TaggedText> &texts)
{
    std::vector<Transitions::Pair> pairs;
    for (const TaggedText &text : texts) {
        const auto mentions = mentionsOf(text.tags);
        for (std::size_t i = 1; i < mentions.size(); ++i)
            if (mentions[i - 1].last + 1 == mentions[i].first)
                pairs.emplace_back(mentions[i - 1].entity, mentions[i].entity);
    }
    return pairs;
}

/// Fills in the features of all tokens. Keys are made by all threads for a block of texts at a time and
/// numbered in the order of the texts, so that the numbers are the same whatever the number of threads.
void numberFeatures(const std::vector<TaggedText> &texts, const Gazetteer &gazetteer, bool wide,
                    unsigned threads, const std::stop_token &stop, TaggerLayout &layout)
{
    constexpr std::size_t block = 256; // texts
    FeatureTable table;
    layout.textStart.push_back(0);
    layout.tokenStart.push_back(0);
    std::vector<std::vector<std::vector<FeatureKey>>> keys(block);
    for (std::size_t first = 0; first < texts.size() && !stop.stop_requested(); first += block) {
        const std::size_t count = std::min(block, texts.size() - first);
        parallelFor(count, threads, [&](std::size_t i) {
            if (stop.stop_requested())
                return;
            const TaggedText &text = texts[first + i];
            keys[i] = taggerKeys(text.text, gazetteer.find(text.text.words, ownOf(text)), wide);
        });
        for (std::size_t i = 0; i < count && !stop.stop_requested(); ++i) {
            for (const auto &token : keys[i]) {
                for (const FeatureKey key : token) {
                    layout.features.push_back(table.add(key));
                    if (layout.features.back() == layout.keys.size())
                        layout.keys.push_back(key);
                }
                layout.tokenStart.push_back(layout.features.size());
            }
            const auto &tags = texts[first + i].tags;
            layout.gold.insert(layout.gold.end(), tags.begin(), tags.end());
            layout.textStart.push_back(layout.gold.size());
        }
    }
}

/// Leaves out features that are seen too seldom; the others keep their order.
void leaveOutRare(std::size_t atLeast, TaggerLayout &layout)
{
    std::vector<std::uint32_t> numbers(layout.keys.size(), 0); // counts at first
    for (const std::uint32_t feature : layout.features)
        ++numbers[feature];
    std::uint32_t kept = 0;
    for (std::size_t f = 0; f < numbers.size(); ++f) {
        const bool keep = numbers[f] >= atLeast;
        numbers[f] = keep ? kept : FeatureTable::unknown;
        if (keep)
            layout.keys[kept++] = layout.keys[f];
    }
    layout.keys.resize(kept);
    std::size_t to = 0;
    std::size_t at = 0;
    for (std::size_t token = 0; token + 1 < layout.tokenStart.size(); ++token) {
        for (const std::size_t end = layout.tokenStart[token + 1]; at < end; ++at)
            if (const std::uint32_t number = numbers[layout.features[at]]; number != FeatureTable::unknown)
                layout.features[to++] = number;
        layout.tokenStart[token + 1] = to;
    }
    layout.features.resize(to);
}

/// Finds the pairs of feature and tag that occur.
void pairWithTags(TaggerLayout &layout)
{
    const std::size_t features = layout.keys.size();
    std::vector<std::size_t> start(features + 1, 0);
    for (const std::uint32_t feature : layout.features)
        ++start[feature + 1];
    for (std::size_t f = 0; f < features; ++f)
        start[f + 1] += start[f];
    std::vector<std::uint32_t> tags(layout.features.size());
    std::vector<std::size_t> next(start.begin(), start.end() - 1);
    for (std::size_t token = 0; token < layout.gold.size(); ++token)
        for (std::size_t at = layout.tokenStart[token]; at < layout.tokenStart[token + 1]; ++at)
            tags[next[layout.features[at]]++] = layout.gold[token];
    layout.rows.assign(1, 0);
    for (std::size_t f = 0; f < features; ++f) {
        const auto begin = tags.begin() + static_cast<std::ptrdiff_t>(start[f]);
        const auto end = tags.begin() + static_cast<std::ptrdiff_t>(start[f + 1]);
        std::sort(begin, end);
        const auto last = std::unique(begin, end);
        layout.tags.insert(layout.tags.end(), begin, last);
        std::uint32_t shared = 0;
        for (auto tag = begin; tag != last && knob("GROUP", 1) != 0; ++tag) {
            if (*tag == 0 || layout.transitions.tags().shared(TagSet::entity(*tag)) == shared)
                continue;
            shared = layout.transitions.tags().shared(TagSet::entity(*tag));
            layout.tags.push_back(shared);
        }
        layout.rows.push_back(layout.tags.size());
    }
    for (const std::uint32_t tag : layout.tags)
        layout.slots.push_back(static_cast<std::uint32_t>(layout.transitions.tags().slot(tag)));
}

} // namespace

Gazetteer gazetteerOf(const std::vector<TaggedText> &texts)
{
    Gazetteer gazetteer;
    for (const TaggedText &text : texts) {
        for (const Tagger::Mention &mention : mentionsOf(text.tags))
            gazetteer.add(text.text.words, mention.first, mention.last, mention.entity);
    }
    return gazetteer;
}

TaggerLayout layOut(const std::vector<TaggedText> &texts, std::uint32_t entities, const Gazetteer &gazetteer,
                    bool wide, std::size_t atLeast, unsigned threads, const std::stop_token &stop)
{
    const TagSet tags{entities};
    TaggerLayout layout;
    layout.transitions = Transitions(tags, Transitions::frequentPairs(tags, adjacentEntities(texts)));
    numberFeatures(texts, gazetteer, wide, threads, stop, layout);
    if (stop.stop_requested())
        return layout;
    if (atLeast > 1)
        leaveOutRare(atLeast, layout);
    pairWithTags(layout);
    return layout;
}

std::vector<std::uint32_t> TaggerLayout::goldOf(std::size_t text) const
{
    return {gold.begin() + static_cast<std::ptrdiff_t>(textStart[text]),
            gold.begin() + static_cast<std::ptrdiff_t>(textStart[text + 1])};
}

TransitionWeights TaggerLayout::transitionWeights(const std::vector<double> &w) const
{
    return TransitionWeights(transitions, {w.begin() + static_cast<std::ptrdiff_t>(tags.size()), w.end()});
}

void TaggerLayout::scores(std::size_t text, const std::vector<double> &w, std::vector<double> &to) const
{
    const std::size_t size = rowSize();
    const std::size_t first = textStart[text];
    const std::size_t last = textStart[text + 1];
    to.assign((last - first) * size, 0.0);
    for (std::size_t token = first; token < last; ++token) {
        double *row = to.data() + (token - first) * size;
        for (std::size_t at = tokenStart[token]; at < tokenStart[token + 1]; ++at) {
            const std::size_t end = rows[features[at] + 1];
            for (std::size_t pair = rows[features[at]]; pair < end; ++pair)
                row[slots[pair]] += w[pair];
        }
        Lattice::spread(transitions.tags(), row);
    }
}

} // namespace glossa::learn
