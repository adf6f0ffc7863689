// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/lattice.h"
#include "core/learn/tagger_design.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace glossa::learn {

/// The negative log-likelihood of some of the texts with a penalty. Each evaluation goes through batches of
/// texts, in two passes each: over texts (forward-backward; marginals of every token), then over features (an
/// index of the tokens of the batch that have each), so that each sum of the gradient has one order whatever
/// the number of threads. Memory for marginals is that of one batch.
class TaggerObjective {
public:
    TaggerObjective(const TaggerLayout &layout, const std::vector<std::size_t> &texts, unsigned threads,
                    const std::stop_token &stop);

    /// Returns false if it is asked to stop meanwhile.
    bool evaluate(const std::vector<double> &w, double l2, double &value, std::vector<double> &gradient);
    [[nodiscard]] std::size_t tokens() const { return m_tokens; }
    [[nodiscard]] std::size_t batches() const { return m_batches.size(); }

private:
    /// What follows each other in memory: a feature's tokens, counted from the batch's first.
    struct Batch {
        std::size_t firstText = 0; // into m_texts
        std::size_t lastText = 0;
        std::vector<std::size_t> rowOf;      // first row of marginals of each text
        std::vector<std::uint32_t> features; // that occur, ascending
        std::vector<std::size_t> start;      // of each, into tokens; and the end
        std::vector<std::uint32_t> tokens;
        std::vector<std::size_t> chunks; // of features with about equal work; and the end
    };
    struct ChunkSums {
        double loss = 0.0;
        std::vector<double> transitions;
        std::vector<double> scores;
    };

    void addBatches();
    void index(Batch &batch);
    void countGold();
    void marginals(const Batch &batch, const std::vector<double> &w, std::vector<Lattice> &lattices);
    void expectFeatures(const Batch &batch, std::vector<double> &gradient) const;

    const TaggerLayout &m_layout;
    std::vector<std::size_t> m_texts;
    unsigned m_threads;
    const std::stop_token &m_stop;
    std::size_t m_tokens = 0;
    std::vector<Batch> m_batches;
    std::vector<double> m_empirical; // gold counts of every weight
    std::vector<float> m_marginals;  // of one batch
    std::vector<ChunkSums> m_sums;
};

} // namespace glossa::learn
