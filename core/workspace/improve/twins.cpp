// SPDX-License-Identifier: GPL-3.0-or-later
// A test text that a model has nearly learned by heart proves nothing. Texts are compared by their folded
// words, each different one once; what is on which side is the split's.
#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include "core/evaluate/metrics.h"
#include "core/text/near_twins.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace glossa::workspace {

namespace {

/// The different texts of one side with the items that carry them.
struct OneSide {
    std::vector<std::u16string> texts;
    std::vector<std::vector<std::size_t>> items;
};

OneSide sideOf(const Corpus &corpus, bool test)
{
    OneSide side;
    std::unordered_map<std::u16string, std::size_t> known;
    for (std::size_t i = 0; i < corpus.items().size(); ++i) {
        if (corpus.isTest(i) != test || !corpus.reading(i).labeled)
            continue;
        std::u16string text = corpus.folded(i);
        if (text.empty())
            continue;
        const auto [place, isNew] = known.emplace(text, side.texts.size());
        if (isNew) {
            side.texts.push_back(std::move(text));
            side.items.emplace_back();
        }
        side.items[place->second].push_back(i);
    }
    return side;
}

/// What F1 would be without these items, less what it is.
std::optional<double> changeWithout(const EvaluationReport *judged,
                                    const std::unordered_set<project::ItemId> &items)
{
    if (judged == nullptr || !judged->judged)
        return std::nullopt;
    evaluate::Outcomes rest = judged->outcomes;
    std::erase_if(rest.items,
                  [&items](const evaluate::Outcome &outcome) { return items.contains(outcome.item); });
    const auto before = evaluate::f1(judged->metrics.combined);
    const auto after = evaluate::f1(evaluate::measure(rest).combined);
    return before && after ? std::optional(*after - *before) : std::nullopt;
}

} // namespace

Findings twins(const Corpus &corpus, const EvaluationReport *judged, const std::stop_token &stop)
{
    const OneSide test = sideOf(corpus, true);
    const OneSide train = sideOf(corpus, false);
    text::TwinSearch search;
    search.least = rules::twinLikeness;
    const std::vector<text::Twin> pairs = text::nearTwins(test.texts, train.texts, search, stop);
    if (pairs.empty())
        return {};
    Finding finding{.kind = FindingKind::Twins};
    // With sets by hand a twin goes back to training. A split by share chooses anew each time, from all that
    // is not marked Test; only that mark on both keeps them on one side.
    finding.toTestSet = !corpus.manualSplit();
    const project::Dataset wanted = corpus.manualSplit() ? project::Dataset::Train : project::Dataset::Test;
    std::unordered_set<project::ItemId> inTest;
    std::set<std::size_t> moved;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const text::Twin &pair = pairs[i];
        const bool first = i == 0 || pairs[i - 1].left != pair.left;
        if (first) {
            const std::size_t sample = test.items[pair.left].front();
            Evidence evidence;
            evidence.text = corpus.shortText(sample);
            evidence.count = static_cast<std::int64_t>(pair.likeness * 100.0);
            evidence.total = 100;
            evidence.choices.push_back({{{corpus.shortText(train.items[pair.right].front())}}, 1, {}});
            for (const std::size_t item : test.items[pair.left]) {
                evidence.places.push_back({corpus.items()[item].id, {}});
                inTest.insert(corpus.items()[item].id);
                moved.insert(item);
            }
            evidence.places.push_back({corpus.items()[train.items[pair.right].front()].id, {}});
            finding.evidence.push_back(std::move(evidence));
        }
        if (finding.toTestSet)
            moved.insert(train.items[pair.right].begin(), train.items[pair.right].end());
    }
    for (const std::size_t i : moved) {
        const project::Item &item = corpus.items()[i];
        if (item.dataset != wanted)
            finding.fix.push_back({project::SetDataset{item.id, wanted, item.dataset}});
    }
    for (const Evidence &evidence : finding.evidence)
        for (const Place &place : evidence.places)
            finding.items.push_back(place.item);
    finding.count = static_cast<std::int64_t>(inTest.size());
    for (std::size_t i = 0; i < corpus.items().size(); ++i)
        finding.total += corpus.isTest(i) ? 1 : 0;
    finding.work = finding.count;
    finding.effect = changeWithout(judged, inTest);
    finding.bring = rules::trust * static_cast<double>(finding.count) / corpus.allLabels();
    std::ranges::stable_sort(finding.evidence, std::greater{}, &Evidence::count);
    shorten(finding, rules::mostEvidence);
    return {std::move(finding)};
}

} // namespace glossa::workspace
