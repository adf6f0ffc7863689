// SPDX-License-Identifier: GPL-3.0-or-later
// Items with the same words in the same order, whatever their case, blanks and marks, are one text. Where
// they carry different things, at least all but the most frequent one are wrong. Entities are compared among
// items of one intent: where that differs, it is told already, and what is an entity may follow from it.
#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace glossa::workspace {

namespace {

using project::CategoryKind;

/// What an item carries of one kind of categories, comparable: names, or words with a name.
struct Opinion {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> parts; // begin, end, category
    auto operator<=>(const Opinion &) const = default;
};

/// Nothing where nobody has said anything of the kind.
std::optional<Opinion> opinionOf(const Corpus &corpus, std::size_t item, CategoryKind kind)
{
    const project::Item &it = corpus.items()[item];
    const Reading &reading = corpus.reading(item);
    Opinion opinion;
    if (kind == CategoryKind::Entity) {
        if (!reading.labeled || reading.labels.size() != it.labels.size())
            return std::nullopt;
        for (const WordLabel &label : reading.labels)
            opinion.parts.emplace_back(label.begin, label.end, label.category);
    } else {
        eachCategory(corpus, item, [&](std::uint32_t category) {
            if (corpus.schema()[category].kind == kind)
                opinion.parts.emplace_back(0, 0, category);
        });
        if (opinion.parts.empty())
            return std::nullopt;
    }
    std::ranges::sort(opinion.parts);
    return opinion;
}

/// Gives an item what another one of the same words carries.
void follow(const Corpus &corpus, std::size_t item, std::size_t model, CategoryKind kind,
            std::vector<project::Edit> &edits)
{
    const project::Item &it = corpus.items()[item];
    const project::Item &as = corpus.items()[model];
    if (kind == CategoryKind::Intent) {
        edits.push_back({project::SetIntent{it.id, as.intent, it.intent}});
        return;
    }
    if (kind == CategoryKind::Class) {
        std::vector<project::ClassLabel> classes;
        for (const project::ClassLabel &label : as.classes)
            classes.push_back({label.category, {}});
        edits.push_back({project::SetClasses{it.id, std::move(classes), it.classes}});
        return;
    }
    const auto same = [](const WordLabel &a, const WordLabel &b) {
        return std::tie(a.begin, a.end, a.category) == std::tie(b.begin, b.end, b.category);
    };
    const std::vector<WordLabel> &own = corpus.reading(item).labels;
    const std::vector<WordLabel> &wanted = corpus.reading(model).labels;
    const auto has = [&same](const std::vector<WordLabel> &labels, const WordLabel &label) {
        return std::ranges::any_of(labels, [&](const WordLabel &other) { return same(label, other); });
    };
    for (const WordLabel &label : own)
        if (!has(wanted, label))
            edits.push_back({project::RemoveLabel{it.id, it.labels[label.label]}});
    for (const WordLabel &label : wanted)
        if (!has(own, label))
            edits.push_back({project::AddLabel{it.id,
                                               {corpus.schema()[label.category].name,
                                                corpus.spanOf(item, label.begin, label.end),
                                                corpus.reading(item).words[label.begin].region,
                                                {}},
                                               std::nullopt}});
}

std::vector<Said> saidBy(const Corpus &corpus, std::size_t item, const Opinion &opinion)
{
    std::vector<Said> says;
    for (const auto &[begin, end, category] : opinion.parts)
        says.push_back(
            {corpus.schema()[category].name, begin < end ? corpus.wordsOf(item, begin, end) : QString()});
    return says;
}

/// The items of one text that said something, by what they said.
using Opinions = std::map<Opinion, std::vector<std::size_t>>;

Evidence evidenceOf(const Corpus &corpus, CategoryKind kind, const Opinions &opinions)
{
    std::vector<const Opinions::value_type *> byNumber;
    for (const auto &opinion : opinions)
        byNumber.push_back(&opinion);
    std::ranges::stable_sort(byNumber, std::greater{},
                             [](const auto *opinion) { return opinion->second.size(); });
    Evidence evidence;
    evidence.text = corpus.shortText(byNumber.front()->second.front());
    for (const auto *opinion : byNumber) {
        const auto &[said, items] = *opinion;
        Choice choice{saidBy(corpus, items.front(), said), static_cast<std::int64_t>(items.size()), {}};
        for (const auto *other : byNumber) {
            if (other == opinion)
                continue;
            for (const std::size_t item : other->second)
                follow(corpus, item, items.front(), kind, choice.edits);
        }
        evidence.choices.push_back(std::move(choice));
        for (const std::size_t item : items)
            evidence.places.push_back({corpus.items()[item].id, {}});
        evidence.total += static_cast<std::int64_t>(items.size());
    }
    evidence.count = evidence.total - evidence.choices.front().count;
    return evidence;
}

std::uint64_t hashOf(const std::vector<Word> &words)
{
    std::uint64_t hash = words.size();
    for (const Word &word : words)
        hash = (hash ^ word.form) * 0x9e3779b97f4a7c15ULL + (hash >> 29U);
    return hash;
}

bool sameWords(const std::vector<Word> &a, const std::vector<Word> &b)
{
    return std::ranges::equal(a, b, {}, &Word::form, &Word::form);
}

/// The items of each text that stands at least twice, in the order of the project.
std::vector<std::vector<std::size_t>> doubles(const Corpus &corpus)
{
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> groupOf; // groups by hash
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < corpus.items().size(); ++i) {
        const std::vector<Word> &words = corpus.reading(i).words;
        if (words.empty() || !corpus.reading(i).labeled)
            continue;
        std::vector<std::size_t> &candidates = groupOf[hashOf(words)];
        const auto found = std::ranges::find_if(candidates, [&](std::size_t group) {
            return sameWords(corpus.reading(groups[group].front()).words, words);
        });
        if (found != candidates.end()) {
            groups[*found].push_back(i);
        } else {
            candidates.push_back(groups.size());
            groups.push_back({i});
        }
    }
    std::erase_if(groups, [](const std::vector<std::size_t> &group) { return group.size() < 2; });
    return groups;
}

} // namespace

Findings contradictions(const Corpus &corpus)
{
    const auto groups = doubles(corpus);
    Findings found;
    for (const CategoryKind kind : {CategoryKind::Intent, CategoryKind::Class, CategoryKind::Entity}) {
        if (!corpus.traits().has(kind))
            continue;
        Finding finding{.kind = FindingKind::Contradictions, .of = kind};
        std::int64_t wrong = 0;
        for (const std::vector<std::size_t> &group : groups) {
            std::map<QString, Opinions> opinions; // of entities by intent
            for (const std::size_t item : group)
                if (auto opinion = opinionOf(corpus, item, kind))
                    opinions[kind == CategoryKind::Entity ? corpus.items()[item].intent : QString()]
                            [std::move(*opinion)]
                                .push_back(item);
            for (const auto &[intent, said] : opinions) {
                if (said.size() < 2)
                    continue;
                finding.evidence.push_back(evidenceOf(corpus, kind, said));
                wrong += finding.evidence.back().count;
                for (const Place &place : finding.evidence.back().places)
                    finding.items.push_back(place.item);
            }
        }
        if (finding.evidence.empty())
            continue;
        finding.count = finding.work = static_cast<std::int64_t>(finding.evidence.size());
        finding.effect = static_cast<double>(wrong) / corpus.allLabels();
        std::ranges::stable_sort(finding.evidence, std::greater{}, &Evidence::count);
        shorten(finding, rules::mostEvidence);
        found.push_back(std::move(finding));
    }
    return found;
}

} // namespace glossa::workspace
