// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// The tags of n entities in the BIOES scheme. 0 is O, and entity e has B, I, E, S at 1 + 4e … 4 + 4e.
enum class Position : std::uint8_t { Begin = 0, Inside = 1, End = 2, Single = 3 };

struct TagSet {
    std::uint32_t entities = 0;
    [[nodiscard]] std::size_t size() const { return 1 + 4 * static_cast<std::size_t>(entities); }
    [[nodiscard]] static std::uint32_t tag(std::uint32_t entity, Position position)
    {
        return 1 + 4 * entity + static_cast<std::uint32_t>(position);
    }
    [[nodiscard]] static std::uint32_t entity(std::uint32_t tag) { return (tag - 1) / 4; }
    [[nodiscard]] static Position position(std::uint32_t tag) { return static_cast<Position>((tag - 1) % 4); }
    /// Returns the number of transition weights. They lead from exits (O, each entity, and the start of the
    /// text) to entries (O and each entity); then there are four inner ones for each entity. Tags that end a
    /// mention of one entity share their weights, and so do tags that begin one, as the legal transitions
    /// leave nothing else to distinguish. A token thus costs O(n²) instead of O(tags²).
    [[nodiscard]] std::size_t exits() const
    {
        return static_cast<std::size_t>(entities) + 2;
    } // last: start of text
    [[nodiscard]] std::size_t entries() const { return static_cast<std::size_t>(entities) + 1; }
    [[nodiscard]] std::size_t transitions() const
    {
        return exits() * entries() + 4 * static_cast<std::size_t>(entities);
    }
    [[nodiscard]] std::size_t outer(std::size_t exit, std::size_t entry) const
    {
        return exit * entries() + entry;
    }
    enum Inner { BeginInside = 0, BeginEnd = 1, InsideInside = 2, InsideEnd = 3 };
    [[nodiscard]] std::size_t inner(std::uint32_t entity, Inner which) const
    {
        return exits() * entries() + 4 * static_cast<std::size_t>(entity) + which;
    }
};

/// Forward-backward and Viterbi over one text of a linear-chain CRF without illegal BIOES transitions. It
/// works in scaled probabilities. Each thread has an instance, which it uses for one text after another.
class Lattice {
public:
    explicit Lattice(TagSet tags);

    /// Sets the weights of the transitions. There are TagSet::transitions() of them.
    void setTransitions(const std::vector<double> &weights);

    /// Takes the scores of the tags of each token (length · tags) and returns the logarithm of the partition
    /// function. Keeps what the functions below need.
    double forwardBackward(const std::vector<double> &scores, std::size_t length);
    /// Returns the probability that token t has the tag y. Call forwardBackward() first.
    [[nodiscard]] double marginal(std::size_t token, std::uint32_t tag) const
    {
        return m_alpha[token * m_tags.size() + tag] * m_beta[token * m_tags.size() + tag];
    }
    /// Adds the expected counts of the transitions to a vector.
    void addExpectedTransitions(std::vector<double> &counts) const;
    /// Returns the probability of a mention of `entity` over exactly the tokens first … last (Culotta &
    /// McCallum 2004).
    [[nodiscard]] double mentionProbability(std::size_t first, std::size_t last, std::uint32_t entity) const;

    /// Returns the best legal tags.
    [[nodiscard]] std::vector<std::uint32_t> viterbi(const std::vector<double> &scores,
                                                     std::size_t length) const;
    /// Returns the score of a legal tag sequence under scores and transitions.
    [[nodiscard]] double pathScore(const std::vector<double> &scores,
                                   const std::vector<std::uint32_t> &path) const;
    /// Adds the transitions that a tag sequence uses to a vector.
    void addTransitions(const std::vector<std::uint32_t> &path, std::vector<double> &counts,
                        double sign) const;

private:
    void forward(std::size_t length);
    void backward(std::size_t length);

    TagSet m_tags;
    std::vector<double> m_weights;    // transitions
    std::vector<double> m_expWeights; // their exponentials
    std::vector<double> m_psi;        // exp(score - highest of its token)
    std::vector<double> m_alpha;      // scaled: each token's sum to 1
    std::vector<double> m_beta;       // scaled so that alpha · beta sums to 1
    std::vector<double> m_scale;
    std::size_t m_length = 0;
};

} // namespace glossa::learn
