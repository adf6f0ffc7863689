// SPDX-License-Identifier: GPL-3.0-or-later
// Two ways to see that a label ends otherwise than the others of its entity. By its words: it is on a part of
// words that are one label elsewhere. By the word or mark at its edge: that is inside of this label and
// outside, directly beside it, of most others, or the other way round. What the words themselves say goes
// first; of several edges that one which most labels speak for.
#include "core/workspace/improve/surfaces.h"

#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace glossa::workspace {

namespace {

struct EdgeUse {
    std::int64_t inside = 0, outside = 0;
};

enum Side : std::uint8_t { Left, Right };

/// A word or mark at an edge of a label, or directly beside it.
struct EdgePart {
    std::uint64_t key = 0; // the same of all labels of the entity with it on this side
    bool inside = false;   // of the label
    text::Utf16Span part;  // its place
    text::Utf16Span other; // the label without it, or with it where it is outside
};

/// A label that ends otherwise, with the span that it would have, and what told so.
struct OddBorder {
    std::size_t item = 0;
    WordLabel label;
    text::Utf16Span span;
    Border border = Border::None;
    std::uint64_t practice = 0; // key of what it goes against
};

/// How often something is done this way and that, for one entity.
struct Practice {
    std::uint32_t category = 0;
    QString words;
    std::int64_t followed = 0;
};

text::Utf16Span between(std::int32_t begin, std::int32_t end)
{
    return {begin, end - begin};
}

/// The words and marks at the edges of one label.
class EdgeParts {
public:
    EdgeParts(const Corpus &corpus, std::size_t item, const WordLabel &label)
        : m_corpus(corpus)
        , m_item(corpus.items()[item])
        , m_reading(corpus.reading(item))
        , m_place(item)
        , m_label(label)
        , m_span(m_item.labels[label.label].span)
    {
    }
    template <typename Take>
    void each(const Take &take) const
    {
        for (const Side side : {Left, Right}) {
            words(side, take);
            marks(side, take);
        }
    }

private:
    [[nodiscard]] std::uint64_t keyOf(std::uint64_t kind, Side side, std::uint64_t what) const
    {
        SurfaceKey key(~std::uint64_t{m_label.category}); // apart from surfaces, which stand in the same map
        key.add(kind);
        key.add(side);
        key.add(what);
        return key.value();
    }
    template <typename Take>
    void words(Side side, const Take &take) const
    {
        const auto at = [this](std::uint32_t word) -> const Word & { return m_reading.words[word]; };
        const std::uint32_t edge = side == Left ? m_label.begin : m_label.end - 1;
        if (m_label.length() >= 2) {
            const auto rest = side == Left ? m_corpus.spanOf(m_place, edge + 1, m_label.end)
                                           : m_corpus.spanOf(m_place, m_label.begin, edge);
            take(EdgePart{keyOf(0, side, at(edge).form), true, at(edge).span, rest});
        }
        if (side == Left ? edge == 0 : edge + 1 >= m_reading.words.size())
            return;
        const std::uint32_t beside = side == Left ? edge - 1 : edge + 1;
        const bool free = std::ranges::none_of(m_reading.labels, [beside](const WordLabel &other) {
            return other.overlaps(beside, beside + 1);
        });
        if (free && isUnbroken(m_item, at(std::min(beside, edge)), at(std::max(beside, edge))))
            take(EdgePart{keyOf(0, side, at(beside).form), false, at(beside).span,
                          m_corpus.spanOf(m_place, std::min(beside, m_label.begin),
                                          std::max(beside + 1, m_label.end))});
    }
    template <typename Take>
    void marks(Side side, const Take &take) const
    {
        const auto isMark = [this](std::int32_t at) {
            return at >= 0 && at < m_item.text.size() &&
                   (m_item.text[at].isPunct() || m_item.text[at].isSymbol());
        };
        // A full stop belongs to an abbreviation and not to a sentence's last word, so that it is told with
        // its word.
        const auto key = [&](std::int32_t at) {
            const char16_t mark = m_item.text[at].unicode();
            const Word &word = m_reading.words[side == Left ? m_label.begin : m_label.end - 1];
            return keyOf(1, side, mark == u'.' ? (word.form + std::uint64_t{1}) << 16U | mark : mark);
        };
        const text::Utf16Span words = m_corpus.spanOf(m_place, m_label.begin, m_label.end);
        const std::int32_t edge = side == Left ? m_span.begin : m_span.end() - 1;
        if (isMark(edge)) {
            take(EdgePart{key(edge),
                          true,
                          {edge, 1},
                          side == Left ? between(words.begin, m_span.end())
                                       : between(m_span.begin, words.end())});
            return;
        }
        std::int32_t beside = side == Left ? edge - 1 : edge + 1;
        while (beside > 0 && beside < m_item.text.size() && m_item.text[beside].isSpace())
            beside += side == Left ? -1 : 1;
        const bool taken = std::ranges::any_of(m_item.labels, [beside](const project::Label &other) {
            return other.span.overlaps({beside, 1});
        });
        const int region = m_reading.words[m_label.begin].region;
        const bool inRegion = m_item.regions.empty() ||
                              m_item.regions[static_cast<std::size_t>(region)].span.contains({beside, 1});
        if (isMark(beside) && !taken && inRegion)
            take(EdgePart{key(beside),
                          false,
                          {beside, 1},
                          side == Left ? between(beside, m_span.end()) : between(m_span.begin, beside + 1)});
    }

    const Corpus &m_corpus;
    const project::Item &m_item;
    const Reading &m_reading;
    std::size_t m_place;
    const WordLabel &m_label;
    text::Utf16Span m_span;
};

class Borders {
public:
    explicit Borders(const Corpus &corpus) : m_corpus(corpus)
    {
        findByWords();
        countEdges();
        findByEdges();
    }
    [[nodiscard]] const std::vector<OddBorder> &odd() const { return m_odd; }
    [[nodiscard]] const Practice &practice(std::uint64_t key) const { return m_practices.at(key); }

private:
    template <typename Take>
    void eachLabel(const Take &take) const
    {
        for (std::size_t i = 0; i < m_corpus.items().size(); ++i)
            for (const WordLabel &label : m_corpus.reading(i).labels)
                take(i, label);
    }
    void findByWords();
    void countEdges();
    void findByEdges();
    /// What most labels speak for; a later one of the same label counts if more do.
    void take(const OddBorder &odd, const Practice &practice);

    const Corpus &m_corpus;
    std::unordered_map<std::uint64_t, EdgeUse> m_edges;
    std::vector<OddBorder> m_odd;
    std::map<std::uint64_t, Practice> m_practices;
    std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> m_told; // item and label: place in m_odd
};

void Borders::take(const OddBorder &odd, const Practice &practice)
{
    m_practices.emplace(odd.practice, practice);
    const auto [told, isNew] = m_told.emplace(std::pair(odd.item, odd.label.label), m_odd.size());
    if (isNew) {
        m_odd.push_back(odd);
        return;
    }
    OddBorder &known = m_odd[told->second];
    const bool byEdge = known.border == Border::Cut && odd.border != Border::Cut;
    if (!byEdge && practice.followed > m_practices.at(known.practice).followed)
        known = odd;
}

void Borders::findByWords()
{
    // By entity and surface: how often the whole is one label, and how often the label is on a part of it.
    std::unordered_map<std::uint64_t, EdgeUse> uses;
    std::array<bool, rules::longestSurface + 1> lengths{};
    eachLabel([&](std::size_t i, const WordLabel &label) {
        if (label.length() < 2 || label.length() > rules::longestSurface)
            return;
        ++uses[surfaceOf(label.category, m_corpus.reading(i), label.begin, label.end)].inside;
        lengths[label.length()] = true;
    });
    struct Cut {
        OddBorder odd;
        std::uint32_t begin = 0, end = 0;
    };
    std::vector<Cut> cuts;
    eachLabel([&](std::size_t i, const WordLabel &label) {
        const Reading &reading = m_corpus.reading(i);
        const auto size = static_cast<std::uint32_t>(reading.words.size());
        for (std::uint32_t length = label.length() + 1; length <= rules::longestSurface; ++length) {
            const std::uint32_t from = label.end > length ? label.end - length : 0;
            for (std::uint32_t begin = from;
                 lengths[length] && begin <= label.begin && begin + length <= size; ++begin) {
                const std::uint32_t end = begin + length;
                const auto use = uses.find(surfaceOf(label.category, reading, begin, end));
                if (use == uses.end() || reading.words[begin].region != reading.words[end - 1].region ||
                    std::ranges::count_if(reading.labels, [begin, end](const WordLabel &other) {
                        return other.overlaps(begin, end);
                    }) != 1)
                    continue;
                ++use->second.outside;
                cuts.push_back(
                    {{i, label, m_corpus.spanOf(i, begin, end), Border::Cut, use->first}, begin, end});
            }
        }
    });
    for (const Cut &cut : cuts) {
        const EdgeUse &use = uses.at(cut.odd.practice);
        if (rules::isPractice(use.inside, use.outside))
            take(cut.odd,
                 {cut.odd.label.category, m_corpus.wordsOf(cut.odd.item, cut.begin, cut.end), use.inside});
    }
}

void Borders::countEdges()
{
    eachLabel([&](std::size_t i, const WordLabel &label) {
        EdgeParts(m_corpus, i, label).each([this](const EdgePart &part) {
            EdgeUse &use = m_edges[part.key];
            ++(part.inside ? use.inside : use.outside);
        });
    });
}

void Borders::findByEdges()
{
    eachLabel([&](std::size_t i, const WordLabel &label) {
        EdgeParts(m_corpus, i, label).each([&](const EdgePart &part) {
            const EdgeUse &use = m_edges.at(part.key);
            const std::int64_t followed = part.inside ? use.outside : use.inside;
            if (!rules::isPractice(followed, part.inside ? use.inside : use.outside))
                return;
            take({i, label, part.other, part.inside ? Border::WordInside : Border::WordOutside, part.key},
                 {label.category, m_corpus.items()[i].text.mid(part.part.begin, part.part.length), followed});
        });
    });
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
        after.span = odd.span;
        Evidence &evidence = byCategory[practice.category][odd.practice];
        if (evidence.choices.empty()) {
            evidence.text = practice.words;
            evidence.border = odd.border;
            evidence.choices.push_back(
                {{{corpus.schema()[practice.category].name, item.text.mid(odd.span.begin, odd.span.length)}},
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
