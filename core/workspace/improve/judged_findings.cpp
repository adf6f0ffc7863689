// SPDX-License-Identifier: GPL-3.0-or-later
// What the judgement of a model says of its data. Only what still stands as it was judged counts: people may
// have changed, moved or removed items since.
#include "core/workspace/improve/findings.h"
#include "core/workspace/improve/rules.h"

#include "core/evaluate/class_sets.h"
#include "core/evaluate/confusion.h"

#include <algorithm>
#include <map>
#include <set>

namespace glossa::workspace {

namespace {

using evaluate::Outcome;
using project::CategoryKind;

/// Both directions of a pair; the row and column of "$none" is none.
struct MixUp {
    std::int64_t there = 0, back = 0;
    std::vector<evaluate::ExampleRef> examples;
};

const project::Item *asJudged(const Corpus &corpus, const Outcome &outcome)
{
    const project::Item *item = corpus.item(outcome.item);
    const bool same = item != nullptr && item->text.toStdU16String() == outcome.text;
    return same ? item : nullptr;
}

text::Utf16Span placeOf(const Outcome &outcome, const evaluate::ExampleRef &example, CategoryKind kind)
{
    if (kind != CategoryKind::Entity)
        return {};
    return example.expected >= 0 ? outcome.expected[static_cast<std::size_t>(example.expected)].span
                                 : outcome.predicted[static_cast<std::size_t>(example.predicted)].span;
}

void findMixUps(const Corpus &corpus, const EvaluationReport &judged, CategoryKind kind,
                const evaluate::Confusion &confusion, bool hasNone, Findings &found)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, MixUp> pairs;
    const auto none = static_cast<std::uint32_t>(confusion.names.size()) - 1; // where there is one
    for (const evaluate::Cell &cell : confusion.cells) {
        if (cell.row == cell.column)
            continue;
        MixUp &pair = pairs[std::minmax(cell.row, cell.column)];
        (cell.row < cell.column ? pair.there : pair.back) += static_cast<std::int64_t>(cell.raw);
        pair.examples.insert(pair.examples.end(), cell.examples.begin(), cell.examples.end());
    }
    const evaluate::Counts &all = judged.metrics.combined;
    const double judgedAll =
        static_cast<double>(2 * all.truePositives + all.falsePositives + all.falseNegatives);
    for (const auto &[names, pair] : pairs) {
        const bool withNone = hasNone && names.second == none;
        const std::int64_t count = pair.there + pair.back;
        const double labels = withNone
                                  ? confusion.rowSum(names.first)
                                  : std::min(confusion.rowSum(names.first), confusion.rowSum(names.second));
        const double least = withNone ? rules::mixUpShareWithNone : rules::mixUpShare;
        if (count < (withNone ? rules::mixUpsWithNone : rules::mixUps) ||
            static_cast<double>(count) < least * labels)
            continue;
        Finding finding{.kind = FindingKind::UnclearDistinction,
                        .of = kind,
                        .category = QString::fromStdString(confusion.names[names.first]),
                        .other = withNone ? QString() : QString::fromStdString(confusion.names[names.second]),
                        .count = pair.there,
                        .total = pair.back,
                        .work = count};
        // Half of the mix-ups can be hoped to go; each is a miss, a false alarm, or both.
        if (judgedAll > 0.0)
            finding.effect = (withNone ? 0.5 : 1.0) * static_cast<double>(count) / judgedAll;
        for (const evaluate::ExampleRef &example : pair.examples) {
            const Outcome &outcome = judged.outcomes.items[example.outcome];
            const project::Item *item = asJudged(corpus, outcome);
            if (item == nullptr)
                continue;
            const text::Utf16Span span = placeOf(outcome, example, kind);
            Evidence evidence;
            evidence.text =
                span.length > 0 ? item->text.mid(span.begin, span.length) : item->text.left(160).simplified();
            evidence.count = 1;
            evidence.places.push_back({item->id, span});
            finding.evidence.push_back(std::move(evidence));
            finding.items.push_back(item->id);
        }
        shorten(finding, rules::mostEvidence);
        if (!finding.items.empty())
            found.push_back(std::move(finding));
    }
}

/// Gathers what is likely wrong of one kind of categories.
class Doubts {
public:
    Doubts(const Corpus &corpus, CategoryKind kind) : m_corpus(corpus), m_kind(kind)
    {
        m_finding.kind = FindingKind::LikelyWrong;
        m_finding.of = kind;
    }
    void add(const project::Item &item, text::Utf16Span span, const QString &labeled,
             const QString &predicted, double sure, project::Edit edit)
    {
        if (!m_corpus.find(m_kind, predicted))
            return; // of an older schema
        Evidence evidence;
        evidence.text =
            span.length > 0 ? item.text.mid(span.begin, span.length) : item.text.left(160).simplified();
        evidence.count = static_cast<std::int64_t>(sure * 100.0);
        evidence.total = 100;
        evidence.places.push_back({item.id, span});
        evidence.choices.push_back({{{labeled}}, 1, {}});
        evidence.choices.push_back({{{predicted}}, 0, {std::move(edit)}});
        m_finding.evidence.push_back(std::move(evidence));
        m_finding.items.push_back(item.id);
    }
    void tell(const EvaluationReport &judged, Findings &found)
    {
        if (m_finding.evidence.empty())
            return;
        m_finding.count = m_finding.work = static_cast<std::int64_t>(m_finding.evidence.size());
        const evaluate::Counts &all = judged.metrics.combined;
        const auto labels = static_cast<double>(all.truePositives + all.falseNegatives);
        m_finding.effect = rules::likelyWrong * static_cast<double>(m_finding.count) / std::max(1.0, labels);
        std::ranges::stable_sort(m_finding.evidence, std::greater{}, &Evidence::count);
        shorten(m_finding, rules::mostEvidence);
        found.push_back(std::move(m_finding));
    }

private:
    const Corpus &m_corpus;
    CategoryKind m_kind;
    Finding m_finding;
};

QString nameIn(const std::vector<std::string> &names, std::uint32_t index)
{
    return QString::fromStdString(names[index]);
}

void doubtIntent(const EvaluationReport &judged, const Outcome &outcome, const project::Item &item,
                 Doubts &doubts)
{
    if (!outcome.expectedIntent || !outcome.predictedIntent ||
        outcome.expectedIntent == outcome.predictedIntent || outcome.intentConfidence < rules::sureOfAnother)
        return;
    const QString labeled = nameIn(judged.outcomes.intents, *outcome.expectedIntent);
    const QString predicted = nameIn(judged.outcomes.intents, *outcome.predictedIntent);
    if (item.intent == labeled)
        doubts.add(item, {}, labeled, predicted, outcome.intentConfidence,
                   {project::SetIntent{item.id, predicted, item.intent}});
}

void doubtEntities(const EvaluationReport &judged, const Outcome &outcome, const project::Item &item,
                   Doubts &doubts)
{
    for (std::size_t i = 0; i < outcome.predicted.size() && i < outcome.predictedConfidence.size(); ++i) {
        const evaluate::CategorySpan &predicted = outcome.predicted[i];
        if (outcome.predictedConfidence[i] < rules::sureOfAnother)
            continue;
        for (const evaluate::CategorySpan &expected : outcome.expected) {
            if (expected.span != predicted.span || expected.category == predicted.category)
                continue;
            const QString labeled = nameIn(judged.outcomes.entities, expected.category);
            const auto label = std::ranges::find_if(item.labels, [&](const project::Label &own) {
                return own.span == expected.span && own.category == labeled;
            });
            if (label == item.labels.end())
                continue;
            project::Label after = *label;
            after.category = nameIn(judged.outcomes.entities, predicted.category);
            doubts.add(item, expected.span, labeled, after.category, outcome.predictedConfidence[i],
                       {project::ChangeLabel{item.id, *label, after}});
        }
    }
}

/// Where one class was given and the model is sure of one other instead.
void doubtClasses(const EvaluationReport &judged, const Outcome &outcome, const project::Item &item,
                  Doubts &doubts)
{
    const evaluate::ClassSets sets = evaluate::classSets(outcome);
    if (sets.missed.size() != 1 || sets.falseAlarms.size() != 1)
        return;
    const QString labeled = nameIn(judged.outcomes.classes,
                                   outcome.expectedClasses[static_cast<std::size_t>(sets.missed.front())]);
    const evaluate::ClassScore &said =
        outcome.predictedClasses[static_cast<std::size_t>(sets.falseAlarms.front())];
    const QString predicted = nameIn(judged.outcomes.classes, said.category);
    std::vector<project::ClassLabel> classes = item.classes;
    const auto own = std::ranges::find(classes, labeled, &project::ClassLabel::category);
    if (said.confidence < rules::sureOfAnother || own == classes.end())
        return;
    *own = {predicted, {}};
    doubts.add(item, {}, labeled, predicted, said.confidence,
               {project::SetClasses{item.id, std::move(classes), item.classes}});
}

} // namespace

Findings judgedFindings(const Corpus &corpus, const EvaluationReport &judged)
{
    Findings found;
    if (!judged.judged)
        return found;
    if (judged.metrics.intents)
        findMixUps(corpus, judged, CategoryKind::Intent, evaluate::intentConfusion(judged.outcomes), false,
                   found);
    if (judged.metrics.entities)
        findMixUps(corpus, judged, CategoryKind::Entity,
                   evaluate::entityConfusion(judged.outcomes, evaluate::EntityView::PairedOverlap), true,
                   found);
    if (judged.metrics.classes)
        findMixUps(corpus, judged, CategoryKind::Class, evaluate::classConfusion(judged.outcomes), true,
                   found);
    Doubts intents(corpus, CategoryKind::Intent);
    Doubts entities(corpus, CategoryKind::Entity);
    Doubts classes(corpus, CategoryKind::Class);
    for (const Outcome &outcome : judged.outcomes.items) {
        const project::Item *item = asJudged(corpus, outcome);
        if (item == nullptr)
            continue;
        doubtIntent(judged, outcome, *item, intents);
        doubtEntities(judged, outcome, *item, entities);
        doubtClasses(judged, outcome, *item, classes);
    }
    for (Doubts *doubts : {&intents, &entities, &classes})
        doubts->tell(judged, found);
    return found;
}

} // namespace glossa::workspace
