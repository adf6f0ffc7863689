// SPDX-License-Identifier: GPL-3.0-or-later
// Set similarity join with a prefix filter (Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity
// search"). The runs of each text stand in one order, the rarest first. Two sets of sizes m and n with a
// likeness of t or more have a run in common among the first m - ceil(t m) + 1 of the one and the first
// n - ceil(t n) + 1 of the other; so only these are indexed and looked up, and every pair that is found there
// is measured. Unlike the bands of MinHash it misses no pair, and needs no hash functions: rare runs make
// short lists. The cost is that of the lists of the rare runs, for short texts about linear. Where texts are
// long, those runs are kept whose hash is 0 modulo a power of two (Broder 1997, "mod m"), the same for all
// texts, so that the likeness of what is kept estimates that of all.
#include "core/text/near_twins.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_map>

namespace glossa::text {

namespace {

constexpr std::size_t runLength = 4;

/// Mixes the bits (the finalizer of SplitMix64), so that runs are sampled evenly.
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

/// The sets of all texts as ranks, the rarest run first, one behind the other.
class RankedSets {
public:
    void add(const std::vector<std::uint32_t> &ranks)
    {
        m_ranks.insert(m_ranks.end(), ranks.begin(), ranks.end());
        m_ends.push_back(m_ranks.size());
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::span<const std::uint32_t> at(std::size_t index) const
    {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return std::span(m_ranks).subspan(begin, m_ends[index] - begin);
    }

private:
    std::vector<std::uint32_t> m_ranks;
    std::vector<std::size_t> m_ends;
};

std::size_t prefixLength(std::size_t size, double least)
{
    if (size == 0)
        return 0;
    return size - static_cast<std::size_t>(std::ceil(least * static_cast<double>(size))) + 1;
}

template <typename Sorted>
double sharedPart(const Sorted &a, const Sorted &b)
{
    std::size_t both = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++both;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    const std::size_t all = a.size() + b.size() - both;
    return all == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(all);
}

/// The runs of all texts by their ranks.
class Ranks {
public:
    Ranks(const std::vector<std::u16string> &left, const std::vector<std::u16string> &right, std::size_t most)
    {
        std::size_t all = 0;
        for (const auto *list : {&left, &right})
            for (const std::u16string &text : *list)
                all += text.size() + 1;
        while (all / (m_mask + 1) > most)
            m_mask = m_mask * 2 + 1;
        for (const auto *list : {&left, &right})
            for (const std::u16string &text : *list)
                for (const std::uint64_t run : kept(text))
                    ++m_ranks[run];
        std::vector<std::pair<std::uint32_t, std::uint64_t>> byRarity; // how often, the run
        byRarity.reserve(m_ranks.size());
        for (const auto &[run, count] : m_ranks)
            byRarity.emplace_back(count, run);
        std::ranges::sort(byRarity);
        for (std::size_t i = 0; i < byRarity.size(); ++i)
            m_ranks[byRarity[i].second] = static_cast<std::uint32_t>(i);
    }
    [[nodiscard]] std::size_t size() const { return m_ranks.size(); }
    [[nodiscard]] RankedSets of(const std::vector<std::u16string> &texts) const
    {
        RankedSets sets;
        std::vector<std::uint32_t> ranks;
        for (const std::u16string &text : texts) {
            ranks.clear();
            for (const std::uint64_t run : kept(text))
                ranks.push_back(m_ranks.at(run));
            std::ranges::sort(ranks);
            sets.add(ranks);
        }
        return sets;
    }

private:
    [[nodiscard]] Grams kept(const std::u16string &text) const
    {
        Grams runs = gramsOf(text);
        if (m_mask != 0)
            std::erase_if(runs, [this](std::uint64_t run) { return (mixed(run) & m_mask) != 0; });
        return runs;
    }

    std::uint64_t m_mask = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_ranks; // while they are counted: how often
};

} // namespace

Grams gramsOf(std::u16string_view text)
{
    Grams runs;
    if (text.empty())
        return runs;
    const std::size_t size = text.size() + 2; // a blank at both ends
    const auto unit = [&text, size](std::size_t at) -> std::uint64_t {
        return at == 0 || at + 1 == size ? u' ' : text[at - 1];
    };
    runs.reserve(size);
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < size; ++i) {
        run = run << 16U | unit(i);
        if (i + 1 >= runLength || i + 1 == size)
            runs.push_back(run);
    }
    std::ranges::sort(runs);
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

double likeness(const Grams &a, const Grams &b)
{
    return sharedPart(a, b);
}

std::vector<Twin> nearTwins(const std::vector<std::u16string> &left, const std::vector<std::u16string> &right,
                            const TwinSearch &search, const std::stop_token &stop)
{
    const Ranks ranks(left, right, search.mostGrams);
    const RankedSets ours = ranks.of(left);
    const RankedSets theirs = ranks.of(right);
    std::vector<std::vector<std::uint32_t>> lists(ranks.size()); // by rank: whose prefix has it
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        const auto set = theirs.at(i);
        for (const std::uint32_t rank : set.first(prefixLength(set.size(), search.least)))
            lists[rank].push_back(static_cast<std::uint32_t>(i));
    }
    std::vector<Twin> twins;
    std::vector<std::uint32_t> lookedAt(right.size(), 0); // by which text of `left`, counted from 1
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (stop.stop_requested())
            return {};
        const auto set = ours.at(i);
        const auto own = static_cast<double>(set.size());
        const std::size_t first = twins.size();
        for (const std::uint32_t rank : set.first(prefixLength(set.size(), search.least))) {
            for (const std::uint32_t other : lists[rank]) {
                if (lookedAt[other] == i + 1)
                    continue;
                lookedAt[other] = static_cast<std::uint32_t>(i + 1);
                const auto size = static_cast<double>(theirs.at(other).size());
                if (size < search.least * own || own < search.least * size)
                    continue;
                const double alike = sharedPart(set, theirs.at(other));
                if (alike >= search.least)
                    twins.push_back({static_cast<std::uint32_t>(i), other, alike});
            }
        }
        const auto mine =
            std::ranges::subrange(twins.begin() + static_cast<std::ptrdiff_t>(first), twins.end());
        std::ranges::sort(mine, [](const Twin &a, const Twin &b) {
            return a.likeness != b.likeness ? a.likeness > b.likeness : a.right < b.right;
        });
        twins.resize(std::min(twins.size(), first + search.mostOfOne));
    }
    return twins;
}

} // namespace glossa::text
