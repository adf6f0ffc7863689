// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/transitions.h"

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// Forward-backward and Viterbi over one text of a linear-chain CRF without illegal BIOES transitions. It
/// works in scaled probabilities, and a token costs O(tags + pairs). Each thread has an instance, which it
/// uses for one text after another.
class Lattice {
public:
    /// The weights outlive the lattice.
    explicit Lattice(const TransitionWeights &weights);

    /// Adds the scores that the tags of an entity share to those of the tags. A row of scores is in the order
    /// of TagSet::slot() and rowSize() long; this comes before the functions below.
    static void spread(TagSet tags, double *row);

    /// Takes the scores of each token and returns the logarithm of the partition function. Keeps what the
    /// functions below need.
    double forwardBackward(const std::vector<double> &scores, std::size_t length);
    /// Returns the probability that token t has the tag y. Call forwardBackward() first.
    [[nodiscard]] double marginal(std::size_t token, std::uint32_t tag) const
    {
        const std::size_t at = token * m_size + m_tags.slot(tag);
        return m_alpha[at] * m_beta[at];
    }
    /// Writes the marginals of all tags of a token as a row: behind those of the tags, their sum for each
    /// entity.
    void marginals(std::size_t token, float *to) const;
    /// Adds the expected counts of the transitions to a vector.
    void addExpectedTransitions(std::vector<double> &counts) const;
    /// Returns the probability of a mention of `entity` over exactly the tokens first … last (Culotta &
    /// McCallum 2004).
    [[nodiscard]] double mentionProbability(std::size_t first, std::size_t last, std::uint32_t entity) const;

    /// Returns the best legal tags.
    [[nodiscard]] std::vector<std::uint32_t> viterbi(const std::vector<double> &scores, std::size_t length);
    /// Returns the score of a legal tag sequence under scores and transitions.
    [[nodiscard]] double pathScore(const std::vector<double> &scores,
                                   const std::vector<std::uint32_t> &path) const;
    /// Adds the transitions that a tag sequence uses to a vector.
    static void addTransitions(const Transitions &layout, const std::vector<std::uint32_t> &path,
                               std::vector<double> &counts, double sign);

private:
    void sumInto(const double *leaving, double *to) const;
    void sumFrom(const double *ahead, double *to) const;
    void forward(std::size_t length);
    void backward(std::size_t length);
    void enterFirst(const double *scores, double *best, std::uint32_t *origin) const;
    void enterNext(const double *last, double *best, std::uint32_t *origin) const;
    void stayInside(const double *last, double *best, std::uint32_t *origin) const;

    const TransitionWeights &m_weights;
    const Transitions &m_layout;
    TagSet m_tags;
    std::size_t m_size;               // tags
    std::vector<double> m_psi;        // exp(score - highest of its token)
    std::vector<double> m_alpha;      // scaled: each token's sum to 1
    std::vector<double> m_beta;       // scaled so that alpha · beta sums to 1
    std::vector<double> m_scale;      // sums before scaling
    std::vector<double> m_mass;       // of each entity: what ends at the token before, or enters at the next
    std::vector<double> m_sums;
    std::vector<double> m_best;       // of Viterbi, with where each came from
    std::vector<std::uint32_t> m_from;
    std::size_t m_length = 0;
};

} // namespace glossa::learn
