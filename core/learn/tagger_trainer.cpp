// SPDX-License-Identifier: GPL-3.0-or-later
// Maximum likelihood by L-BFGS. Each evaluation has two passes: over texts (forward-backward; marginals of
// every token), then over features (an inverted index of the tokens that have each), so that each sum of the
// gradient has one order whatever the number of threads. Memory: tokens · tags floats for the marginals, and
// the weights eight times over.
#include "core/learn/tagger_trainer.h"

#include "core/base/seed.h"
#include "core/learn/lbfgs.h"
#include "core/learn/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

namespace glossa::learn {

namespace {

constexpr std::size_t chunkCount = 64;  // of texts, whatever the number of threads
constexpr std::size_t largeSet = 40000; // tokens; from here on features seen once are left out
constexpr std::size_t fewestForHoldOut = 100;
constexpr std::size_t mostHeldOut = 500;

/// The texts as numbers: the features of each token and the tokens of each feature.
struct Design {
    std::vector<std::size_t> textStart;  // first token of each text, and the end
    std::vector<std::uint32_t> gold;     // tag of each token
    std::vector<std::size_t> tokenStart; // per token, into features; and the end
    std::vector<std::uint32_t> features;
    std::vector<std::size_t> featureStart; // per feature, into tokens; and the end
    std::vector<std::uint32_t> tokens;
    std::vector<double> empirical; // gold counts of every weight
};

Gazetteer gazetteerOf(const std::vector<TaggedText> &texts)
{
    Gazetteer gazetteer;
    for (const TaggedText &text : texts) {
        for (const Tagger::Mention &mention : mentionsOf(text.tags))
            gazetteer.add(text.text.words, mention.first, mention.last, mention.entity);
    }
    return gazetteer;
}

Gazetteer::Own ownOf(const TaggedText &text)
{
    Gazetteer::Own own;
    for (const Tagger::Mention &mention : mentionsOf(text.tags)) {
        if (mention.last - mention.first < Gazetteer::longest)
            ++own[Gazetteer::key(text.text.words, mention.first, mention.last, mention.entity)];
    }
    return own;
}

using Keys = std::vector<std::vector<std::vector<FeatureKey>>>; // text, token, key

Keys keysOf(const std::vector<TaggedText> &texts, const Gazetteer &gazetteer, bool wide, unsigned threads,
            const std::stop_token &stop = {})
{
    Keys keys(texts.size());
    parallelFor(texts.size(), threads, [&](std::size_t i) {
        if (stop.stop_requested())
            return;
        keys[i] = taggerKeys(texts[i].text, gazetteer.find(texts[i].text.words, ownOf(texts[i])), wide);
    });
    return keys;
}

/// Makes the vocabulary and finds the pairs of feature and tag that occur.
void layOut(const std::vector<TaggedText> &texts, const Keys &keys, Tagger &tagger)
{
    std::vector<FeatureKey> seen;
    for (const auto &text : keys) {
        for (const auto &token : text)
            seen.insert(seen.end(), token.begin(), token.end());
    }
    std::size_t tokens = 0;
    for (const TaggedText &text : texts)
        tokens += text.tags.size();
    tagger.vocabulary = Vocabulary(std::move(seen), tokens >= largeSet ? 2 : 1);

    std::vector<std::uint64_t> pairs;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t t = 0; t < texts[i].tags.size(); ++t) {
            for (const FeatureKey key : keys[i][t]) {
                if (const auto feature = tagger.vocabulary.find(key))
                    pairs.push_back((static_cast<std::uint64_t>(*feature) << 32) | texts[i].tags[t]);
            }
        }
    }
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    tagger.rows.assign(tagger.vocabulary.size() + 1, 0);
    tagger.columns.clear();
    for (const std::uint64_t pair : pairs) {
        ++tagger.rows[(pair >> 32) + 1];
        tagger.columns.push_back(static_cast<std::uint32_t>(pair));
    }
    for (std::size_t f = 0; f < tagger.vocabulary.size(); ++f)
        tagger.rows[f + 1] += tagger.rows[f];
}

Design designOf(const std::vector<TaggedText> &texts, const Keys &keys,
                const std::vector<std::size_t> &subset, const Tagger &tagger)
{
    Design design;
    const std::size_t features = tagger.vocabulary.size();
    design.textStart.push_back(0);
    design.tokenStart.push_back(0);
    design.featureStart.assign(features + 1, 0);
    for (const std::size_t i : subset) {
        for (std::size_t t = 0; t < texts[i].tags.size(); ++t) {
            design.gold.push_back(texts[i].tags[t]);
            for (const FeatureKey key : keys[i][t]) {
                if (const auto feature = tagger.vocabulary.find(key)) {
                    design.features.push_back(*feature);
                    ++design.featureStart[*feature + 1];
                }
            }
            design.tokenStart.push_back(design.features.size());
        }
        design.textStart.push_back(design.gold.size());
    }
    for (std::size_t f = 0; f < features; ++f)
        design.featureStart[f + 1] += design.featureStart[f];
    design.tokens.resize(design.features.size());
    std::vector<std::size_t> next(design.featureStart.begin(), design.featureStart.end() - 1);
    for (std::uint32_t token = 0; token < design.gold.size(); ++token) {
        for (std::size_t at = design.tokenStart[token]; at < design.tokenStart[token + 1]; ++at)
            design.tokens[next[design.features[at]]++] = token;
    }

    design.empirical.assign(tagger.columns.size() + tagger.tags.transitions(), 0.0);
    for (std::size_t f = 0; f < features; ++f) {
        const auto begin = tagger.columns.begin() + tagger.rows[f];
        const auto end = tagger.columns.begin() + tagger.rows[f + 1];
        for (std::size_t at = design.featureStart[f]; at < design.featureStart[f + 1]; ++at) {
            const auto found = std::lower_bound(begin, end, design.gold[design.tokens[at]]);
            if (found != end && *found == design.gold[design.tokens[at]])
                design.empirical[static_cast<std::size_t>(found - tagger.columns.begin())] += 1.0;
        }
    }
    const Lattice lattice(tagger.tags);
    std::vector<double> transitions(tagger.tags.transitions(), 0.0);
    for (std::size_t i = 0; i + 1 < design.textStart.size(); ++i) {
        const std::vector<std::uint32_t> path(
            design.gold.begin() + static_cast<std::ptrdiff_t>(design.textStart[i]),
            design.gold.begin() + static_cast<std::ptrdiff_t>(design.textStart[i + 1]));
        lattice.addTransitions(path, transitions, 1.0);
    }
    std::ranges::copy(transitions,
                      design.empirical.begin() + static_cast<std::ptrdiff_t>(tagger.columns.size()));
    return design;
}

/// Computes the scores of the tokens first … last - 1.
void scoresOf(const Design &design, const Tagger &tagger, const std::vector<double> &w, std::size_t first,
              std::size_t last, std::vector<double> &scores)
{
    const std::size_t tags = tagger.tags.size();
    scores.assign((last - first) * tags, 0.0);
    for (std::size_t token = first; token < last; ++token) {
        double *row = scores.data() + (token - first) * tags;
        for (std::size_t at = design.tokenStart[token]; at < design.tokenStart[token + 1]; ++at) {
            const std::uint32_t feature = design.features[at];
            for (std::uint32_t pair = tagger.rows[feature]; pair < tagger.rows[feature + 1]; ++pair)
                row[tagger.columns[pair]] += w[pair];
        }
    }
}

std::vector<double> transitionsOf(const Tagger &tagger, const std::vector<double> &w)
{
    return {w.begin() + static_cast<std::ptrdiff_t>(tagger.columns.size()), w.end()};
}

/// Computes the log-likelihoods, marginals and expected transitions of the texts of one chunk.
struct ChunkSums {
    double loss = 0.0;
    std::vector<double> transitions;
};

class Evaluator {
public:
    Evaluator(const Design &design, const Tagger &tagger, unsigned threads, const std::stop_token &stop)
        : m_design(design)
        , m_tagger(tagger)
        , m_threads(threads)
        , m_stop(stop)
        , m_marginals(design.gold.size() * tagger.tags.size())
    {
    }

    /// Returns false if it is asked to stop meanwhile.
    bool evaluate(const std::vector<double> &w, double l2, double &value, std::vector<double> &gradient)
    {
        const std::vector<double> transitions = transitionsOf(m_tagger, w);
        std::vector<ChunkSums> sums(chunkCount);
        const std::size_t texts = m_design.textStart.size() - 1;
        parallelFor(chunkCount, m_threads, [&](std::size_t chunk) {
            Lattice lattice(m_tagger.tags);
            lattice.setTransitions(transitions);
            sums[chunk].transitions.assign(transitions.size(), 0.0);
            std::vector<double> scores;
            for (std::size_t i = texts * chunk / chunkCount; i < texts * (chunk + 1) / chunkCount; ++i) {
                if (m_stop.stop_requested())
                    return;
                text(i, w, lattice, scores, sums[chunk]);
            }
        });
        if (m_stop.stop_requested())
            return false;
        value = 0.0;
        gradient.assign(w.size(), 0.0);
        double *transitionGradient = gradient.data() + m_tagger.columns.size();
        for (const ChunkSums &sum : sums) {
            value += sum.loss;
            for (std::size_t i = 0; i < sum.transitions.size(); ++i)
                transitionGradient[i] += sum.transitions[i];
        }
        expectFeatures(gradient);
        double squares = 0.0;
        for (std::size_t i = 0; i < w.size(); ++i) {
            gradient[i] += l2 * w[i] - m_design.empirical[i];
            squares += w[i] * w[i];
        }
        value += l2 / 2.0 * squares;
        return !m_stop.stop_requested();
    }

private:
    void text(std::size_t i, const std::vector<double> &w, Lattice &lattice, std::vector<double> &scores,
              ChunkSums &sums)
    {
        const std::size_t first = m_design.textStart[i];
        const std::size_t last = m_design.textStart[i + 1];
        if (first == last)
            return;
        const std::size_t tags = m_tagger.tags.size();
        scoresOf(m_design, m_tagger, w, first, last, scores);
        const std::vector<std::uint32_t> gold(m_design.gold.begin() + static_cast<std::ptrdiff_t>(first),
                                              m_design.gold.begin() + static_cast<std::ptrdiff_t>(last));
        sums.loss += lattice.forwardBackward(scores, last - first) - lattice.pathScore(scores, gold);
        lattice.addExpectedTransitions(sums.transitions);
        for (std::size_t t = 0; t < last - first; ++t) {
            for (std::uint32_t y = 0; y < tags; ++y)
                m_marginals[(first + t) * tags + y] = static_cast<float>(lattice.marginal(t, y));
        }
    }

    void expectFeatures(std::vector<double> &gradient)
    {
        constexpr std::size_t featuresAChunk = 512;
        const std::size_t features = m_tagger.vocabulary.size();
        const std::size_t tags = m_tagger.tags.size();
        parallelFor((features + featuresAChunk - 1) / featuresAChunk, m_threads, [&](std::size_t chunk) {
            const std::size_t end = std::min(features, (chunk + 1) * featuresAChunk);
            for (std::size_t f = chunk * featuresAChunk; f < end && !m_stop.stop_requested(); ++f) {
                for (std::size_t at = m_design.featureStart[f]; at < m_design.featureStart[f + 1]; ++at) {
                    const float *row = m_marginals.data() + m_design.tokens[at] * tags;
                    for (std::uint32_t pair = m_tagger.rows[f]; pair < m_tagger.rows[f + 1]; ++pair)
                        gradient[pair] += static_cast<double>(row[m_tagger.columns[pair]]);
                }
            }
        });
    }

    const Design &m_design;
    const Tagger &m_tagger;
    unsigned m_threads;
    const std::stop_token &m_stop;
    std::vector<float> m_marginals;
};

/// Computes the micro-F1 of exact mentions on a design's texts.
double heldOutF1(const Design &design, const Tagger &tagger, const std::vector<double> &w, unsigned threads)
{
    const std::size_t texts = design.textStart.size() - 1;
    const std::vector<double> transitions = transitionsOf(tagger, w);
    std::vector<std::array<std::size_t, 3>> counts(texts); // right, predicted, labeled
    parallelFor(texts, threads, [&](std::size_t i) {
        Lattice lattice(tagger.tags);
        lattice.setTransitions(transitions);
        std::vector<double> scores;
        const std::size_t first = design.textStart[i];
        const std::size_t last = design.textStart[i + 1];
        scoresOf(design, tagger, w, first, last, scores);
        using Key = std::tuple<std::size_t, std::size_t, std::uint32_t>;
        std::set<Key> gold;
        const std::vector<std::uint32_t> path(design.gold.begin() + static_cast<std::ptrdiff_t>(first),
                                              design.gold.begin() + static_cast<std::ptrdiff_t>(last));
        for (const auto &mention : mentionsOf(path))
            gold.insert({mention.first, mention.last, mention.entity});
        counts[i][2] = gold.size();
        for (const auto &mention : mentionsOf(lattice.viterbi(scores, last - first))) {
            ++counts[i][1];
            counts[i][0] += gold.count({mention.first, mention.last, mention.entity});
        }
    });
    std::size_t right = 0;
    std::size_t all = 0;
    for (const auto &count : counts) {
        right += count[0];
        all += count[1] + count[2];
    }
    return all == 0 ? 1.0 : 2.0 * static_cast<double>(right) / static_cast<double>(all);
}

/// Returns the texts to hold back at first: every tenth of a shuffled order.
std::vector<char> heldBack(std::size_t texts, std::uint64_t seed)
{
    std::vector<char> held(texts, 0);
    if (texts < fewestForHoldOut)
        return held;
    std::vector<std::size_t> order(texts);
    for (std::size_t i = 0; i < texts; ++i)
        order[i] = i;
    Random(seed).shuffle(order);
    for (std::size_t i = 0; i < std::min(mostHeldOut, texts / 10); ++i)
        held[order[i]] = 1;
    return held;
}

struct Stage {
    const Design &design;
    const Design *heldOut; // nullptr: none
    unsigned maxIterations;
};

class Training {
public:
    Training(const Tagger &tagger, const TaggerOptions &options, const std::stop_token &stop,
             const TaggerProgress &progress)
        : m_tagger(tagger)
        , m_options(options)
        , m_stop(stop)
        , m_progress(progress)
        , m_w(tagger.columns.size() + tagger.tags.transitions(), 0.0)
    {
    }

    /// Continues from the weights so far and keeps the best by the held-out slice. Returns false if it is
    /// asked to stop.
    bool run(const Stage &stage)
    {
        constexpr unsigned patience = 12;
        Evaluator evaluator(stage.design, m_tagger, m_options.threads, m_stop);
        LbfgsOptions search;
        search.maxIterations = stage.maxIterations;
        search.l1 = m_options.l1;
        search.tolerance = 2e-3;
        std::vector<double> best;
        double bestScore = -1.0;
        unsigned sinceBest = 0;
        const auto tokens = static_cast<double>(std::max<std::size_t>(1, stage.design.gold.size()));
        const bool finished = minimize(
            [&](const std::vector<double> &w, double &value, std::vector<double> &gradient) {
                return evaluator.evaluate(w, m_options.l2, value, gradient);
            },
            search, m_w,
            [&](unsigned, double value, const std::vector<double> &w) {
                std::optional<double> score;
                if (stage.heldOut) {
                    score = heldOutF1(*stage.heldOut, m_tagger, w, m_options.threads);
                    sinceBest = *score > bestScore ? 0 : sinceBest + 1;
                    if (*score > bestScore) {
                        bestScore = *score;
                        best = w;
                    }
                }
                if (m_progress)
                    m_progress(++m_iteration, value / tokens, score);
                return !stage.heldOut || sinceBest < patience;
            });
        if (finished && !best.empty())
            m_w = std::move(best);
        return finished;
    }

    [[nodiscard]] const std::vector<double> &weights() const { return m_w; }

private:
    const Tagger &m_tagger;
    const TaggerOptions &m_options;
    const std::stop_token &m_stop;
    const TaggerProgress &m_progress;
    std::vector<double> m_w;
    unsigned m_iteration = 0;
};

/// Fills the tagger with the weights. Those that are too small to change a decision are left out, which
/// shrinks the file to a third.
void fill(Tagger &tagger, const std::vector<double> &w)
{
    constexpr double least = 1e-3;
    std::vector<std::uint32_t> rows{0};
    std::vector<std::uint32_t> columns;
    std::vector<FeatureKey> keys;
    for (std::size_t f = 0; f < tagger.vocabulary.size(); ++f) {
        const std::size_t before = columns.size();
        for (std::uint32_t pair = tagger.rows[f]; pair < tagger.rows[f + 1]; ++pair) {
            if (std::abs(w[pair]) < least)
                continue;
            columns.push_back(tagger.columns[pair]);
            tagger.weights.push_back(static_cast<float>(w[pair]));
        }
        if (columns.size() == before)
            continue;
        keys.push_back(tagger.vocabulary.keys()[f]);
        rows.push_back(static_cast<std::uint32_t>(columns.size()));
    }
    for (std::size_t i = tagger.columns.size(); i < w.size(); ++i)
        tagger.transitions.push_back(static_cast<float>(w[i]));
    tagger.vocabulary = Vocabulary(std::move(keys));
    tagger.rows = std::move(rows);
    tagger.columns = std::move(columns);
}

} // namespace

Result<Tagger> trainTagger(const std::vector<TaggedText> &texts, std::uint32_t entities,
                           const TaggerOptions &options, const std::stop_token &stop,
                           const TaggerProgress &progress)
{
    Tagger tagger;
    tagger.tags.entities = entities;
    tagger.wide = options.wide;
    tagger.gazetteer = gazetteerOf(texts);
    const Keys keys = keysOf(texts, tagger.gazetteer, options.wide, options.threads, stop);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    layOut(texts, keys, tagger);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);

    const std::vector<char> held = heldBack(texts.size(), options.seed);
    std::vector<std::size_t> all;
    std::vector<std::size_t> most;
    std::vector<std::size_t> few;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        all.push_back(i);
        (held[i] != 0 ? few : most).push_back(i);
    }
    Training training(tagger, options, stop, progress);
    bool finished = true;
    if (!few.empty()) {
        const Design design = designOf(texts, keys, most, tagger);
        const Design heldOut = designOf(texts, keys, few, tagger);
        finished = training.run({design, &heldOut, options.maxIterations});
    }
    if (finished) {
        constexpr unsigned lastRounds = 15;
        const Design design = designOf(texts, keys, all, tagger);
        finished = training.run({design, nullptr, few.empty() ? options.maxIterations : lastRounds});
    }
    if (!finished)
        return fail(ErrorCode::Cancelled);
    fill(tagger, training.weights());
    return tagger;
}

TaggerProblem::TaggerProblem(const std::vector<TaggedText> &theTexts, std::uint32_t entities, bool wide)
    : texts(theTexts)
{
    layout.tags.entities = entities;
    layout.wide = wide;
    layout.gazetteer = gazetteerOf(texts);
    layOut(texts, keysOf(texts, layout.gazetteer, wide, 1), layout);
}

std::size_t TaggerProblem::size() const
{
    return layout.columns.size() + layout.tags.transitions();
}

double TaggerProblem::objective(const std::vector<double> &w, double l2, std::vector<double> &gradient) const
{
    std::vector<std::size_t> all(texts.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const Design design = designOf(texts, keysOf(texts, layout.gazetteer, layout.wide, 1), all, layout);
    const std::stop_token never;
    Evaluator evaluator(design, layout, 1, never);
    double value = 0.0;
    evaluator.evaluate(w, l2, value, gradient);
    return value;
}

} // namespace glossa::learn
