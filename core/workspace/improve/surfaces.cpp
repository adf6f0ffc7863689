// SPDX-License-Identifier: GPL-3.0-or-later
// For each surface form that is labeled: in how many of its places it is, as what. Places are compared within
// one intent, where there are intents: "book" is an entity where one rates books, and a verb where one books
// a table. A place inside a longer label, or over a shorter one, says nothing here.
#include "core/workspace/improve/surfaces.h"

#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace glossa::workspace {

namespace {

struct SurfaceUse {
    std::vector<std::pair<std::uint32_t, std::int64_t>> labels; // by category
    std::int64_t bare = 0;
    std::size_t sampleItem = 0; // where it is labeled
    std::uint32_t sampleBegin = 0, sampleEnd = 0;

    void add(std::uint32_t category)
    {
        const auto found =
            std::ranges::find(labels, category, &std::pair<std::uint32_t, std::int64_t>::first);
        if (found != labels.end())
            ++found->second;
        else
            labels.emplace_back(category, 1);
    }
    [[nodiscard]] std::pair<std::uint32_t, std::int64_t> most() const
    {
        return *std::ranges::max_element(labels, {}, &std::pair<std::uint32_t, std::int64_t>::second);
    }
    [[nodiscard]] std::int64_t all() const
    {
        std::int64_t sum = bare;
        for (const auto &[category, count] : labels)
            sum += count;
        return sum;
    }
    /// Whether it is labeled as one thing as a rule, and somewhere is not.
    [[nodiscard]] bool isUneven() const
    {
        const std::int64_t followed = most().second;
        return all() > followed && rules::isPractice(followed, all() - followed);
    }
};

/// A place of a surface form where it is not labeled as most are.
struct OddPlace {
    std::size_t item = 0;
    std::uint32_t begin = 0, end = 0;
    std::uint64_t surface = 0;
    int label = -1; // place among the item's labels; -1 = it has none
};

std::uint64_t contextOf(const Corpus &corpus, std::size_t item)
{
    const auto intent = corpus.find(project::CategoryKind::Intent, corpus.items()[item].intent);
    return intent ? *intent + 1ULL : 0ULL;
}

std::unordered_map<std::uint64_t, SurfaceUse> labeledSurfaces(const Corpus &corpus)
{
    std::unordered_map<std::uint64_t, SurfaceUse> uses;
    for (std::size_t i = 0; i < corpus.items().size(); ++i) {
        const Reading &reading = corpus.reading(i);
        const std::uint64_t context = contextOf(corpus, i);
        for (const WordLabel &label : reading.labels) {
            if (label.length() > rules::longestSurface)
                continue;
            SurfaceUse &use = uses[surfaceOf(context, reading, label.begin, label.end)];
            use.add(label.category);
            if (use.all() == 1) {
                use.sampleItem = i;
                use.sampleBegin = label.begin;
                use.sampleEnd = label.end;
            }
        }
    }
    return uses;
}

/// The places without a label, in the order of the project; of two that share words, both.
std::vector<OddPlace> barePlaces(const Corpus &corpus, std::unordered_map<std::uint64_t, SurfaceUse> &uses)
{
    std::vector<OddPlace> places;
    for (std::size_t i = 0; i < corpus.items().size(); ++i) {
        const Reading &reading = corpus.reading(i);
        if (!reading.labeled)
            continue;
        const bool wholeWords = reading.labels.size() == corpus.items()[i].labels.size();
        eachSurface(reading, contextOf(corpus, i), rules::longestSurface,
                    [&](std::uint32_t begin, std::uint32_t end, std::uint64_t surface) {
                        const auto use = uses.find(surface);
                        if (use == uses.end() || !wholeWords ||
                            std::ranges::any_of(reading.labels, [&](const WordLabel &label) {
                                return label.overlaps(begin, end);
                            }))
                            return;
                        ++use->second.bare;
                        places.push_back({i, begin, end, surface, -1});
                    });
    }
    return places;
}

/// Those of surfaces that are uneven, of several over the same words the longest one.
std::vector<OddPlace> oddPlaces(const Corpus &corpus,
                                const std::unordered_map<std::uint64_t, SurfaceUse> &uses,
                                std::vector<OddPlace> bare)
{
    std::erase_if(bare, [&uses](const OddPlace &place) { return !uses.at(place.surface).isUneven(); });
    std::ranges::stable_sort(bare, [](const OddPlace &a, const OddPlace &b) {
        return a.item != b.item ? a.item < b.item : a.end - a.begin > b.end - b.begin;
    });
    std::vector<OddPlace> odd;
    for (const OddPlace &place : bare) {
        const bool taken = std::ranges::any_of(odd.rbegin(), odd.rend(), [&place](const OddPlace &other) {
            return other.item == place.item && other.begin < place.end && place.begin < other.end;
        });
        if (!taken)
            odd.push_back(place);
    }
    for (std::size_t i = 0; i < corpus.items().size(); ++i) {
        const Reading &reading = corpus.reading(i);
        for (const WordLabel &label : reading.labels) {
            if (label.length() > rules::longestSurface)
                continue;
            const std::uint64_t surface = surfaceOf(contextOf(corpus, i), reading, label.begin, label.end);
            const SurfaceUse &use = uses.at(surface);
            if (use.isUneven() && use.most().first != label.category)
                odd.push_back({i, label.begin, label.end, surface, static_cast<int>(label.label)});
        }
    }
    return odd;
}

project::Edit labelAs(const Corpus &corpus, const OddPlace &place, const QString &category)
{
    const project::Item &item = corpus.items()[place.item];
    if (place.label >= 0) {
        const project::Label &before = item.labels[static_cast<std::size_t>(place.label)];
        project::Label after = before;
        after.category = category;
        return {project::ChangeLabel{item.id, before, after}};
    }
    return {project::AddLabel{item.id,
                              {category,
                               corpus.spanOf(place.item, place.begin, place.end),
                               corpus.reading(place.item).words[place.begin].region,
                               {}},
                              std::nullopt}};
}

} // namespace

Findings unevenLabels(const Corpus &corpus)
{
    if (!corpus.traits().has(project::CategoryKind::Entity))
        return {};
    auto uses = labeledSurfaces(corpus);
    auto bare = barePlaces(corpus, uses);
    const auto odd = oddPlaces(corpus, uses, std::move(bare));
    std::map<std::uint32_t, std::map<std::uint64_t, std::vector<OddPlace>>> byCategory;
    for (const OddPlace &place : odd)
        byCategory[uses.at(place.surface).most().first][place.surface].push_back(place);
    Findings found;
    for (const auto &[category, surfaces] : byCategory) {
        const QString &name = corpus.schema()[category].name;
        Finding finding{
            .kind = FindingKind::UnevenLabels, .of = project::CategoryKind::Entity, .category = name};
        for (const auto &[surface, places] : surfaces) {
            const SurfaceUse &use = uses.at(surface);
            Evidence evidence;
            evidence.text = corpus.wordsOf(use.sampleItem, use.sampleBegin, use.sampleEnd);
            evidence.count = static_cast<std::int64_t>(places.size());
            evidence.total = use.most().second + evidence.count;
            Choice choice{{{name, evidence.text}}, use.most().second, {}};
            for (const OddPlace &place : places) {
                const project::ItemId id = corpus.items()[place.item].id;
                evidence.places.push_back({id, corpus.spanOf(place.item, place.begin, place.end)});
                choice.edits.push_back(labelAs(corpus, place, name));
                finding.items.push_back(id);
            }
            finding.fix.insert(finding.fix.end(), choice.edits.begin(), choice.edits.end());
            evidence.choices.push_back(std::move(choice));
            finding.count += evidence.count;
            finding.total += evidence.total;
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
