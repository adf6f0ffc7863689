// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
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
    /// Where a tag stands in a row of scores: O, then all B, all I, all E, all S, so that the loops over
    /// entities run through memory in order.
    [[nodiscard]] std::size_t slot(std::uint32_t tag) const
    {
        if (tag >= size())
            return tag; // shared()
        return tag == 0 ? 0 : 1 + static_cast<std::size_t>((tag - 1) % 4) * entities + (tag - 1) / 4;
    }
    /// Behind the tags, a row of scores has one for all tags of each entity together.
    [[nodiscard]] std::size_t rowSize() const { return size() + entities; }
    [[nodiscard]] std::uint32_t shared(std::uint32_t entity) const { return 1 + 4 * entities + entity; }
    auto operator<=>(const TagSet &) const = default;
};

/// Where the weight of each legal transition stands. Tags that end a mention of one entity share their
/// weights, and so do tags that begin one. From one mention right into another, the weight is that of leaving
/// the first plus that of entering the second, and one of the pair where the pair is among those kept. So
/// there are O(entities) weights, and a token costs as much.
class Transitions {
public:
    /// An entity directly followed by another.
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    Transitions() = default;
    /// The pairs are sorted by (second, first), each once.
    explicit Transitions(TagSet tags, std::vector<Pair> pairs = {});

    [[nodiscard]] TagSet tags() const { return m_tags; }
    [[nodiscard]] std::size_t entities() const { return m_tags.entities; }
    [[nodiscard]] std::span<const Pair> pairs() const { return m_pairs; }
    [[nodiscard]] std::size_t size() const { return pair(m_pairs.size()); }

    // The places of the weights are frozen, because model files hold them in this order.
    static constexpr std::size_t outsideToOutside = 0;
    static constexpr std::size_t startToOutside = 1;
    [[nodiscard]] std::size_t fromOutside(std::size_t entity) const { return 2 + entity; }
    [[nodiscard]] std::size_t fromStart(std::size_t entity) const { return 2 + entities() + entity; }
    [[nodiscard]] std::size_t toOutside(std::size_t entity) const { return 2 + 2 * entities() + entity; }
    [[nodiscard]] std::size_t leave(std::size_t entity) const { return 2 + 3 * entities() + entity; }
    [[nodiscard]] std::size_t enter(std::size_t entity) const { return 2 + 4 * entities() + entity; }
    [[nodiscard]] std::size_t beginInside(std::size_t entity) const { return 2 + 5 * entities() + entity; }
    [[nodiscard]] std::size_t beginEnd(std::size_t entity) const { return 2 + 6 * entities() + entity; }
    [[nodiscard]] std::size_t insideInside(std::size_t entity) const { return 2 + 7 * entities() + entity; }
    [[nodiscard]] std::size_t insideEnd(std::size_t entity) const { return 2 + 8 * entities() + entity; }
    [[nodiscard]] std::size_t pair(std::size_t number) const { return 2 + 9 * entities() + number; }

    /// Returns the number of a pair, or the number of pairs if it is not kept.
    [[nodiscard]] std::size_t find(Pair pair) const;
    /// Calls use(place) for each weight of the transition between two tags of a legal sequence.
    template <typename Use>
    void forEach(std::uint32_t from, std::uint32_t to, const Use &use) const;
    /// The same for the first tag of a text.
    template <typename Use>
    void forFirst(std::uint32_t tag, const Use &use) const
    {
        use(tag == 0 ? startToOutside : fromStart(TagSet::entity(tag)));
    }

    /// Chooses the pairs to keep: the most frequent ones of the sequences, at most four for each entity.
    [[nodiscard]] static std::vector<Pair> frequentPairs(TagSet tags, const std::vector<Pair> &seen);

private:
    TagSet m_tags;
    std::vector<Pair> m_pairs;
};

/// The weights of transitions beside their exponentials.
struct TransitionWeights {
    TransitionWeights() = default;
    TransitionWeights(Transitions theLayout, std::vector<double> weights);

    Transitions layout;
    std::vector<double> logs;
    std::vector<double> factors;
    std::vector<double> pairExtras; // parallel to the pairs: by how much a pair's factor exceeds 1
};

template <typename Use>
void Transitions::forEach(std::uint32_t from, std::uint32_t to, const Use &use) const
{
    if (to == 0) {
        use(from == 0 ? outsideToOutside : toOutside(TagSet::entity(from)));
        return;
    }
    const std::uint32_t entity = TagSet::entity(to);
    const Position position = TagSet::position(to);
    if (position == Position::Inside || position == Position::End) {
        const bool begins = TagSet::position(from) == Position::Begin;
        const bool ends = position == Position::End;
        use(begins ? (ends ? beginEnd(entity) : beginInside(entity))
                   : (ends ? insideEnd(entity) : insideInside(entity)));
        return;
    }
    if (from == 0) {
        use(fromOutside(entity));
        return;
    }
    use(leave(TagSet::entity(from)));
    use(enter(entity));
    if (const std::size_t number = find({TagSet::entity(from), entity}); number < m_pairs.size())
        use(pair(number));
}

} // namespace glossa::learn
