// SPDX-License-Identifier: GPL-3.0-or-later
// Azure's rules on what is labeled how often. What a category would gain by more labels is estimated by the
// curve that learning usually follows: the error falls with the root of their number.
#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include "core/base/rules.h"
#include "core/project/rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glossa::workspace {

namespace {

using project::CategoryKind;

constexpr std::array kinds{CategoryKind::Intent, CategoryKind::Entity, CategoryKind::Class};

std::vector<std::uint32_t> categoriesOf(const Corpus &corpus, CategoryKind kind)
{
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < corpus.schema().size(); ++i)
        if (corpus.schema()[i].kind == kind)
            found.push_back(static_cast<std::uint32_t>(i));
    return found;
}

/// What is not learned needs no labels: lists, patterns and prebuilt components find it, and nobody has
/// labeled it. Nor needs an unused None any.
bool isLearned(const project::Category &category, const Use &use)
{
    if (use.all() > 0)
        return true;
    const project::Components &components = category.components;
    return components.list.empty() && components.regex.empty() && components.prebuilts.empty() &&
           !project::isNone(category.kind, category.name);
}

/// 1 - F1 of a category, where it was judged.
double errorOf(const EvaluationReport *judged, const project::Category &category)
{
    if (judged == nullptr || !judged->judged)
        return rules::unknownError;
    const auto &section = category.kind == CategoryKind::Intent   ? judged->metrics.intents
                          : category.kind == CategoryKind::Entity ? judged->metrics.entities
                                                                  : judged->metrics.classes;
    if (!section)
        return rules::unknownError;
    const std::string name = category.name.toStdString();
    const auto found = std::ranges::find(section->categories, name, &evaluate::CategoryMetrics::name);
    const auto f1 = found == section->categories.end() ? std::nullopt : evaluate::f1(found->counts);
    return f1 ? 1.0 - *f1 : rules::unknownError;
}

/// The places of a category: its labels, or the items that carry it.
std::vector<Place> placesOf(const Corpus &corpus, std::uint32_t category)
{
    std::vector<Place> places;
    const project::Category &wanted = corpus.schema()[category];
    for (std::size_t i = 0; i < corpus.items().size(); ++i) {
        const project::Item &item = corpus.items()[i];
        if (wanted.kind == CategoryKind::Entity) {
            for (const project::Label &label : item.labels)
                if (label.category == wanted.name)
                    places.push_back({item.id, label.span});
            continue;
        }
        bool has = false;
        eachCategory(corpus, i, [&](std::uint32_t own) { has = has || own == category; });
        if (has)
            places.push_back({item.id, {}});
    }
    return places;
}

Evidence evidenceOf(const Corpus &corpus, std::uint32_t category, std::int64_t count, std::int64_t total)
{
    Evidence evidence;
    evidence.category = corpus.schema()[category].name;
    evidence.count = count;
    evidence.total = total;
    evidence.places = placesOf(corpus, category);
    return evidence;
}

void takeItems(Finding &finding)
{
    for (const Evidence &evidence : finding.evidence)
        for (const Place &place : evidence.places)
            if (finding.items.empty() || finding.items.back() != place.item)
                finding.items.push_back(place.item);
}

void findFewLabels(const Corpus &corpus, const EvaluationReport *judged, CategoryKind kind, Findings &found)
{
    for (const std::uint32_t category : categoriesOf(corpus, kind)) {
        const project::Category &it = corpus.schema()[category];
        const std::int64_t count = corpus.use(category).train;
        if (count >= enoughLabels || !isLearned(it, corpus.use(category)))
            continue;
        Finding finding{.kind = FindingKind::FewLabels, .of = kind, .category = it.name, .count = count};
        finding.total = enoughLabels;
        finding.work = enoughLabels - count;
        const double before = std::sqrt(static_cast<double>(std::max<std::int64_t>(1, count)));
        const double gain =
            errorOf(judged, it) * (1.0 - before / std::sqrt(static_cast<double>(enoughLabels)));
        finding.effect = gain * static_cast<double>(std::max<std::int64_t>(1, corpus.use(category).all())) /
                         corpus.allLabels();
        finding.evidence.push_back(evidenceOf(corpus, category, count, enoughLabels));
        takeItems(finding);
        found.push_back(std::move(finding));
    }
}

/// Moves a part of a category's training items into the test set, spread over the project.
void moveToTest(const Corpus &corpus, const Evidence &evidence, std::vector<project::Edit> &fix)
{
    std::vector<project::ItemId> items;
    for (const Place &place : evidence.places)
        if (items.empty() || items.back() != place.item)
            items.push_back(place.item);
    const auto all = static_cast<double>(items.size());
    const auto wanted = static_cast<std::size_t>(std::ceil(all * rules::testShare));
    for (std::size_t i = 0; i < wanted && items.size() > 1; ++i) {
        const project::Item *item = corpus.item(items[i * items.size() / wanted]);
        const auto isSame = [item](const project::Edit &edit) {
            return edit ==
                   project::Edit{project::SetDataset{item->id, project::Dataset::Test, item->dataset}};
        };
        if (std::ranges::none_of(fix, isSame))
            fix.push_back({project::SetDataset{item->id, project::Dataset::Test, item->dataset}});
    }
}

void findNotInTestSet(const Corpus &corpus, CategoryKind kind, Findings &found)
{
    Finding finding{.kind = FindingKind::NotInTestSet, .of = kind};
    for (const std::uint32_t category : categoriesOf(corpus, kind)) {
        const Use &use = corpus.use(category);
        if (use.test > 0 || use.train == 0)
            continue;
        finding.evidence.push_back(evidenceOf(corpus, category, use.train, use.train));
        moveToTest(corpus, finding.evidence.back(), finding.fix);
        finding.total += use.train;
    }
    if (finding.evidence.empty())
        return;
    takeItems(finding);
    finding.count = static_cast<std::int64_t>(finding.evidence.size());
    finding.work = std::max(finding.count, static_cast<std::int64_t>(finding.fix.size()));
    finding.bring = rules::trust * static_cast<double>(finding.total) / corpus.allLabels();
    found.push_back(std::move(finding));
}

std::int64_t medianOf(std::vector<std::int64_t> counts)
{
    std::ranges::sort(counts);
    return counts.empty() ? 0 : counts[counts.size() / 2];
}

void findUnbalanced(const Corpus &corpus, const EvaluationReport *judged, CategoryKind kind, Findings &found)
{
    std::vector<std::int64_t> train, test;
    for (const std::uint32_t category : categoriesOf(corpus, kind)) {
        if (corpus.use(category).all() == 0)
            continue;
        train.push_back(corpus.use(category).train);
        test.push_back(corpus.use(category).test);
    }
    if (train.size() < rules::balancedAmong)
        return;
    const std::int64_t median = medianOf(train);
    const std::int64_t testMedian = medianOf(test);
    const auto isOff = [](std::int64_t count, std::int64_t middle) {
        const auto have = static_cast<double>(count);
        const auto usual = static_cast<double>(middle);
        // Below the factor a single label more or less would be an imbalance.
        return usual >= rules::unbalanced &&
               (have >= rules::unbalanced * usual || have * rules::unbalanced <= usual);
    };
    Finding finding{.kind = FindingKind::Unbalanced, .of = kind, .total = median};
    double effect = 0.0;
    for (const std::uint32_t category : categoriesOf(corpus, kind)) {
        const Use &use = corpus.use(category);
        if (use.all() == 0 || (!isOff(use.train, median) && !isOff(use.test, testMedian)))
            continue;
        const bool inTraining = isOff(use.train, median);
        finding.evidence.push_back(evidenceOf(corpus, category, inTraining ? use.train : use.test,
                                              inTraining ? median : testMedian));
        const auto wanted = static_cast<std::int64_t>(static_cast<double>(median) / rules::unbalanced);
        const std::int64_t missing = wanted - use.train;
        if (missing <= 0)
            continue;
        finding.work += missing;
        effect += errorOf(judged, corpus.schema()[category]) *
                  (1.0 - std::sqrt(static_cast<double>(std::max<std::int64_t>(1, use.train)) /
                                   static_cast<double>(wanted))) *
                  static_cast<double>(use.all()) / corpus.allLabels();
    }
    if (finding.evidence.empty())
        return;
    takeItems(finding);
    finding.count = static_cast<std::int64_t>(finding.evidence.size());
    // Where there is only too much of something, nobody is to label less.
    if (finding.work > 0)
        finding.effect = effect;
    finding.work = std::max(finding.work, finding.count);
    found.push_back(std::move(finding));
}

void findUnevenSets(const Corpus &corpus, CategoryKind kind, Findings &found)
{
    std::int64_t train = 0, test = 0;
    for (const std::uint32_t category : categoriesOf(corpus, kind)) {
        train += corpus.use(category).train;
        test += corpus.use(category).test;
    }
    if (train == 0 || test == 0)
        return;
    const auto all = static_cast<double>(train);
    const auto judged = static_cast<double>(test);
    Finding finding{.kind = FindingKind::UnevenSets, .of = kind};
    for (const std::uint32_t category : categoriesOf(corpus, kind)) {
        const Use &use = corpus.use(category);
        if (use.test == 0 || use.train == 0) // that is told by the rules above
            continue;
        const double a = static_cast<double>(use.train) / all;
        const double b = static_cast<double>(use.test) / judged;
        const double both = static_cast<double>(use.all()) / (all + judged);
        const double deviation = std::sqrt(both * (1.0 - both) * (1.0 / all + 1.0 / judged));
        const bool chance = deviation <= 0.0 || std::abs(a - b) / deviation < rules::unevenZ;
        if (chance || std::max(a, b) < rules::unevenFactor * std::min(a, b))
            continue;
        finding.evidence.push_back(evidenceOf(corpus, category, use.train, use.test));
        finding.total += use.test;
    }
    if (finding.evidence.empty())
        return;
    takeItems(finding);
    finding.count = finding.work = static_cast<std::int64_t>(finding.evidence.size());
    finding.bring = rules::trust * static_cast<double>(finding.total) / corpus.allLabels();
    found.push_back(std::move(finding));
}

bool hasTestSide(const Corpus &corpus)
{
    for (std::size_t i = 0; i < corpus.items().size(); ++i)
        if (corpus.isTest(i) && corpus.reading(i).labeled)
            return true;
    return false;
}

} // namespace

Findings countFindings(const Corpus &corpus, const EvaluationReport *judged)
{
    Findings found;
    const bool tested = hasTestSide(corpus);
    for (const CategoryKind kind : kinds) {
        if (!corpus.traits().has(kind))
            continue;
        findFewLabels(corpus, judged, kind, found);
        if (tested)
            findNotInTestSet(corpus, kind, found);
        findUnbalanced(corpus, judged, kind, found);
        findUnevenSets(corpus, kind, found);
    }
    return found;
}

} // namespace glossa::workspace
