// SPDX-License-Identifier: GPL-3.0-or-later
// Two ways to see that a label ends otherwise than the others of its entity. By the word at its edge: it is
// inside of this label and outside, directly beside it, of most others, or the other way round. By its words:
// the label is on a part of words that are labeled as a whole elsewhere.
#include "core/workspace/improve/surfaces.h"

#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace glossa::workspace {

namespace {

struct EdgeUse {
    std::int64_t inside = 0, outside = 0;
};

enum Side : std::uint8_t { Left, Right };

/// The words at and beside one edge of a label; -1 = there is none.
struct Edge {
    int inside = -1;  // only of a label of two words or more, of which one could go
    int outside = -1; // no part of another label, with nothing but blanks between
};

Edge edgeOf(const project::Item &item, const Reading &reading, const WordLabel &label, Side side)
{
    Edge edge;
    const auto first = static_cast<int>(label.begin);
    const auto last = static_cast<int>(label.end) - 1;
    if (label.length() >= 2)
        edge.inside = side == Left ? first : last;
    const int beside = side == Left ? first - 1 : last + 1;
    if (beside < 0 || beside >= static_cast<int>(reading.words.size()))
        return edge;
    const auto at = [&reading](int word) -> const Word & {
        return reading.words[static_cast<std::size_t>(word)];
    };
    const auto place = static_cast<std::uint32_t>(beside);
    const bool free = std::ranges::none_of(
        reading.labels, [place](const WordLabel &other) { return other.overlaps(place, place + 1); });
    if (free && isUnbroken(item, at(std::min(beside, side == Left ? first : last)),
                           at(std::max(beside, side == Left ? first : last))))
        edge.outside = beside;
    return edge;
}

/// A label that ends otherwise, with the words that it would have, and what told so.
struct OddBorder {
    std::size_t item = 0;
    WordLabel label;
    std::uint32_t begin = 0, end = 0;
    Border border = Border::None;
    std::uint64_t practice = 0; // key of what it goes against
};

/// How often something is done this way and that, for one entity.
struct Practice {
    std::uint32_t category = 0;
    QString words;
    std::int64_t followed = 0, broken = 0;
};

class Borders {
public:
    explicit Borders(const Corpus &corpus) : m_corpus(corpus)
    {
        countEdges();
        findByWord();
        findByParts();
    }
    [[nodiscard]] const std::vector<OddBorder> &odd() const { return m_odd; }
    [[nodiscard]] const Practice &practice(std::uint64_t key) const { return m_practices.at(key); }

private:
    std::uint64_t edgeKey(std::uint32_t category, Side side, std::uint32_t form) const
    {
        SurfaceKey key(~std::uint64_t{category}); // apart from surfaces, which stand in the same map
        key.add(side);
        key.add(form);
        return key.value();
    }

    void countEdges();
    void findByWord();
    void findByParts();
    void take(const OddBorder &odd, const Practice &practice)
    {
        if (!m_told.insert({odd.item, odd.label.label}).second)
            return;
        m_odd.push_back(odd);
        m_practices.emplace(odd.practice, practice);
    }

    const Corpus &m_corpus;
    std::unordered_map<std::uint64_t, EdgeUse> m_edges;
    std::vector<OddBorder> m_odd;
    std::map<std::uint64_t, Practice> m_practices;
    std::set<std::pair<std::size_t, std::uint32_t>> m_told; // item and label
};

void Borders::countEdges()
{
    for (std::size_t i = 0; i < m_corpus.items().size(); ++i) {
        const Reading &reading = m_corpus.reading(i);
        for (const WordLabel &label : reading.labels) {
            for (const Side side : {Left, Right}) {
                const Edge edge = edgeOf(m_corpus.items()[i], reading, label, side);
                const auto use = [&](int word) -> EdgeUse & {
                    return m_edges[edgeKey(label.category, side,
                                           reading.words[static_cast<std::size_t>(word)].form)];
                };
                if (edge.inside >= 0)
                    ++use(edge.inside).inside;
                if (edge.outside >= 0)
                    ++use(edge.outside).outside;
            }
        }
    }
}

void Borders::findByWord()
{
    for (std::size_t i = 0; i < m_corpus.items().size(); ++i) {
        const Reading &reading = m_corpus.reading(i);
        for (const WordLabel &label : reading.labels) {
            for (const Side side : {Left, Right}) {
                const Edge edge = edgeOf(m_corpus.items()[i], reading, label, side);
                const auto look = [&](int at, Border border) {
                    if (at < 0)
                        return;
                    const auto word = static_cast<std::uint32_t>(at);
                    const std::uint64_t key = edgeKey(label.category, side, reading.words[word].form);
                    const EdgeUse &use = m_edges.at(key);
                    const bool isIn = border == Border::WordInside;
                    const std::int64_t followed = isIn ? use.outside : use.inside;
                    const std::int64_t broken = isIn ? use.inside : use.outside;
                    if (!rules::isPractice(followed, broken))
                        return;
                    OddBorder odd{i, label, label.begin, label.end, border, key};
                    (side == Left ? odd.begin : odd.end) =
                        side == Left ? (isIn ? word + 1 : word) : (isIn ? word : word + 1);
                    take(odd, {label.category, m_corpus.wordsOf(i, word, word + 1), followed, broken});
                };
                look(edge.inside, Border::WordInside);
                look(edge.outside, Border::WordOutside);
            }
        }
    }
}

void Borders::findByParts()
{
    // By entity and surface: how often the whole is one label, and how often the label is on a part of it.
    std::unordered_map<std::uint64_t, EdgeUse> uses;
    std::array<bool, rules::longestSurface + 1> lengths{};
    for (std::size_t i = 0; i < m_corpus.items().size(); ++i)
        for (const WordLabel &label : m_corpus.reading(i).labels)
            if (label.length() >= 2 && label.length() <= rules::longestSurface) {
                ++uses[surfaceOf(label.category, m_corpus.reading(i), label.begin, label.end)].inside;
                lengths[label.length()] = true;
            }
    std::vector<OddBorder> cuts;
    for (std::size_t i = 0; i < m_corpus.items().size(); ++i) {
        const Reading &reading = m_corpus.reading(i);
        const auto size = static_cast<std::uint32_t>(reading.words.size());
        for (const WordLabel &label : reading.labels) {
            for (std::uint32_t length = static_cast<std::uint32_t>(rules::longestSurface);
                 length > label.length(); --length) {
                if (!lengths[length])
                    continue;
                const std::uint32_t from = label.end > length ? label.end - length : 0;
                for (std::uint32_t begin = from; begin <= label.begin && begin + length <= size; ++begin) {
                    const std::uint64_t key = surfaceOf(label.category, reading, begin, begin + length);
                    const auto use = uses.find(key);
                    const auto over = std::ranges::count_if(reading.labels, [&](const WordLabel &other) {
                        return other.overlaps(begin, begin + length);
                    });
                    const bool oneRegion =
                        reading.words[begin].region == reading.words[begin + length - 1].region;
                    if (use == uses.end() || over != 1 || !oneRegion)
                        continue;
                    ++use->second.outside;
                    cuts.push_back({i, label, begin, begin + length, Border::Cut, key});
                }
            }
        }
    }
    for (const OddBorder &cut : cuts) {
        const EdgeUse &use = uses.at(cut.practice);
        if (rules::isPractice(use.inside, use.outside))
            take(cut, {cut.label.category, m_corpus.wordsOf(cut.item, cut.begin, cut.end), use.inside,
                       use.outside});
    }
}

} // namespace

Findings borders(const Corpus &corpus)
{
    if (!corpus.traits().has(project::CategoryKind::Entity))
        return {};
    const Borders all(corpus);
    std::map<std::uint32_t, std::map<std::uint64_t, Evidence>> byCategory;
    for (const OddBorder &odd : all.odd()) {
        const Practice &practice = all.practice(odd.practice);
        const project::Item &item = corpus.items()[odd.item];
        const project::Label &before = item.labels[odd.label.label];
        project::Label after = before;
        after.span = corpus.spanOf(odd.item, odd.begin, odd.end);
        Evidence &evidence = byCategory[practice.category][odd.practice];
        if (evidence.choices.empty()) {
            evidence.text = practice.words;
            evidence.border = odd.border;
            evidence.choices.push_back(
                {{{corpus.schema()[practice.category].name, corpus.wordsOf(odd.item, odd.begin, odd.end)}},
                 practice.followed,
                 {}});
        }
        ++evidence.count;
        evidence.total = practice.followed + evidence.count;
        evidence.places.push_back({item.id, before.span});
        evidence.choices.front().edits.push_back({project::ChangeLabel{item.id, before, after}});
    }
    Findings found;
    for (auto &[category, practices] : byCategory) {
        Finding finding{.kind = FindingKind::Borders,
                        .of = project::CategoryKind::Entity,
                        .category = corpus.schema()[category].name,
                        .total = corpus.use(category).all()};
        for (auto &[key, evidence] : practices) {
            finding.count += evidence.count;
            const auto &edits = evidence.choices.front().edits;
            finding.fix.insert(finding.fix.end(), edits.begin(), edits.end());
            for (const Place &place : evidence.places)
                finding.items.push_back(place.item);
            finding.evidence.push_back(std::move(evidence));
        }
        finding.work = finding.count;
        finding.effect = static_cast<double>(finding.count) / corpus.allLabels();
        std::ranges::stable_sort(finding.evidence, std::greater{}, &Evidence::total);
        shorten(finding, rules::mostEvidence);
        found.push_back(std::move(finding));
    }
    return found;
}

} // namespace glossa::workspace
