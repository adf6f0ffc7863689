// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace glossa::learn {

/// Tags of n entities in the BIOES scheme: 0 is O; entity e has B, I, E, S at 1 + 4e … 4 + 4e.
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
    /// Numbers of the transition weights: exits (O and each entity, and the start of the text) to entries (O
    /// and each entity), then four inner ones an entity. Tags that end a mention of one entity share their
    /// weights, as do tags that begin one: legality leaves nothing else to tell apart, and a token costs
    /// O(n²) instead of O(tags²).
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

/// Forward-backward and Viterbi over one text of a linear-chain CRF whose illegal BIOES transitions do not
/// exist. Works in scaled probabilities; one instance a thread, reused from text to text.
class Lattice {
public:
    explicit Lattice(TagSet tags);

    /// The weights of the transitions, TagSet::transitions() of them.
    void setTransitions(const std::vector<double> &weights);

    /// Scores of the tags of each token (length · tags) → log of the partition function. Keeps what follows
    /// needs.
    double forwardBackward(const std::vector<double> &scores, std::size_t length);
    /// p(tag of token t = y), after forwardBackward.
    [[nodiscard]] double marginal(std::size_t token, std::uint32_t tag) const
    {
        return m_alpha[token * m_tags.size() + tag] * m_beta[token * m_tags.size() + tag];
    }
    /// Adds the expected counts of the transitions.
    void addExpectedTransitions(std::vector<double> &counts) const;
    /// Probability of a mention of `entity` over exactly the tokens first … last (Culotta & McCallum 2004).
    [[nodiscard]] double mentionProbability(std::size_t first, std::size_t last, std::uint32_t entity) const;

    /// The best legal tags.
    [[nodiscard]] std::vector<std::uint32_t> viterbi(const std::vector<double> &scores,
                                                     std::size_t length) const;
    /// Score of a legal tag sequence under scores and transitions.
    [[nodiscard]] double pathScore(const std::vector<double> &scores,
                                   const std::vector<std::uint32_t> &path) const;
    /// Adds the transitions that a tag sequence uses.
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
