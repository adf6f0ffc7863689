// SPDX-License-Identifier: GPL-3.0-or-later
// Maximum likelihood by L-BFGS on the objective of tagger_objective.h. Memory: the features of all tokens
// twice over (by token and by feature), and the weights some twenty times over.
#include "core/learn/tagger_trainer.h"

#include "core/base/seed.h"
#include "core/learn/knob.h"
#include "core/learn/lattice.h"
#include "core/learn/lbfgs.h"
#include "core/learn/parallel.h"
#include "core/learn/tagger_design.h"
#include "core/learn/tagger_objective.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

namespace glossa::learn {

namespace {

constexpr std::size_t largeSet = 40000; // tokens; from here on features seen once are left out
constexpr std::size_t fewestForHoldOut = 100;
constexpr std::size_t mostHeldOut = 500;

/// Computes the micro-F1 of exact mentions on some texts.
double heldOutF1(const TaggerLayout &layout, const std::vector<std::size_t> &texts,
                 const std::vector<double> &w, unsigned threads)
{
    const TransitionWeights transitions = layout.transitionWeights(w);
    std::vector<std::array<std::size_t, 3>> counts(texts.size()); // right, predicted, labeled
    parallelFor(texts.size(), threads, [&](std::size_t i) {
        Lattice lattice(transitions);
        std::vector<double> scores;
        const std::vector<std::uint32_t> tags = layout.goldOf(texts[i]);
        layout.scores(texts[i], w, scores);
        using Key = std::tuple<std::size_t, std::size_t, std::uint32_t>;
        std::set<Key> gold;
        for (const auto &mention : mentionsOf(tags))
            gold.insert({mention.first, mention.last, mention.entity});
        counts[i][2] = gold.size();
        for (const auto &mention : mentionsOf(lattice.viterbi(scores, tags.size()))) {
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
    std::vector<std::size_t> texts;
    std::vector<std::size_t> heldOut; // empty: none
    unsigned maxIterations;
};

class Training {
public:
    Training(const TaggerLayout &layout, const TaggerOptions &options, const std::stop_token &stop,
             const TaggerProgress &progress)
        : m_layout(layout), m_options(options), m_stop(stop), m_progress(progress), m_w(layout.weights(), 0.0)
    {
    }

    /// Continues from the weights so far and keeps the best by the held-out slice. Returns false if it is
    /// asked to stop.
    bool run(const Stage &stage)
    {
        constexpr unsigned patience = 12;
        TaggerObjective objective(m_layout, stage.texts, m_options.threads, m_stop);
        LbfgsOptions search;
        search.maxIterations = stage.maxIterations;
        search.l1 = m_options.l1;
        search.tolerance = knob("TOL", 2e-3);
        std::vector<double> best;
        double bestScore = -1.0;
        unsigned sinceBest = 0;
        const auto tokens = static_cast<double>(std::max<std::size_t>(1, objective.tokens()));
        const bool finished = minimize(
            [&](const std::vector<double> &w, double &value, std::vector<double> &gradient) {
                return objective.evaluate(w, knob("L2", m_options.l2), value, gradient);
            },
            search, m_w,
            [&](unsigned, double value, const std::vector<double> &w) {
                std::optional<double> score;
                if (!stage.heldOut.empty()) {
                    score = heldOutF1(m_layout, stage.heldOut, w, m_options.threads);
                    sinceBest = *score > bestScore ? 0 : sinceBest + 1;
                    if (*score > bestScore) {
                        bestScore = *score;
                        best = w;
                    }
                }
                if (m_progress)
                    m_progress(++m_iteration, value / tokens, score);
                return stage.heldOut.empty() || sinceBest < patience;
            });
        if (finished && !best.empty())
            m_w = std::move(best);
        m_heldOutF1 = std::max(bestScore, m_heldOutF1);
        return finished;
    }
    [[nodiscard]] double heldOut() const { return m_heldOutF1; }

    [[nodiscard]] const std::vector<double> &weights() const { return m_w; }

private:
    const TaggerLayout &m_layout;
    const TaggerOptions &m_options;
    const std::stop_token &m_stop;
    const TaggerProgress &m_progress;
    std::vector<double> m_w;
    unsigned m_iteration = 0;
    double m_heldOutF1 = -1.0;
};

float readinessFor(double heldOut, std::size_t mentions)
{
    const double usual = knob("USUAL", 0.75);
    const double trust = knob("TRUST", 30);
    const double f = (std::max(0.0, heldOut) * static_cast<double>(mentions) + usual * trust) / (static_cast<double>(mentions) + trust);
    return static_cast<float>(knob("SHIFT", 0) * std::log((1.0 - f / 2.0) / (f / 2.0)) + knob("SHIFT0", 0));
}

/// Fills the tagger with the weights, in the order of the keys. Those that are too small to change a decision
/// are left out, which shrinks the file to a third.
void fill(Tagger &tagger, const TaggerLayout &layout, const std::vector<double> &w)
{
    constexpr double least = 1e-3;
    std::vector<std::uint32_t> order(layout.keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t feature) { return layout.keys[feature]; });
    std::vector<FeatureKey> keys;
    tagger.rows.push_back(0);
    for (const std::uint32_t feature : order) {
        for (std::size_t pair = layout.rows[feature]; pair < layout.rows[feature + 1]; ++pair) {
            if (std::abs(w[pair]) < least)
                continue;
            tagger.columns.push_back(layout.tags[pair]);
            tagger.weights.push_back(static_cast<float>(w[pair]));
        }
        if (tagger.columns.size() == tagger.rows.back())
            continue;
        keys.push_back(layout.keys[feature]);
        tagger.rows.push_back(static_cast<std::uint32_t>(tagger.columns.size()));
    }
    for (std::size_t i = layout.tags.size(); i < w.size(); ++i)
        tagger.transitions.push_back(static_cast<float>(w[i]));
    tagger.layout = layout.transitions;
    tagger.vocabulary = Vocabulary(std::move(keys));
    tagger.makeIndex();
}

} // namespace

Result<Tagger> trainTagger(const std::vector<TaggedText> &texts, std::uint32_t entities,
                           const TaggerOptions &options, const std::stop_token &stop,
                           const TaggerProgress &progress)
{
    Tagger tagger;
    tagger.wide = options.wide;
    tagger.gazetteer = gazetteerOf(texts);
    std::size_t tokens = 0;
    for (const TaggedText &text : texts)
        tokens += text.tags.size();
    const TaggerLayout layout = layOut(texts, entities, tagger.gazetteer, options.wide,
                                       tokens >= knob("LARGE", largeSet) ? 2 : 1, options.threads, stop);
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
    Training training(layout, options, stop, progress);
    constexpr unsigned lastRounds = 15;
    const bool finished = (few.empty() || training.run({most, few, options.maxIterations})) &&
                          training.run({all, {}, few.empty() ? options.maxIterations : lastRounds});
    if (!finished)
        return fail(ErrorCode::Cancelled);
    std::size_t mentions = 0;
    for (const std::size_t text : few)
        mentions += mentionsOf(layout.goldOf(text)).size();
    tagger.readiness = readinessFor(training.heldOut(), mentions);
    fill(tagger, layout, training.weights());
    return tagger;
}

} // namespace glossa::learn
