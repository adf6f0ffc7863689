// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/outcomes.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

std::uint32_t numberOf(std::vector<std::string> &names, const QString &name)
{
    const std::string wanted = name.toStdString();
    const auto found = std::ranges::find(names, wanted);
    if (found != names.end())
        return static_cast<std::uint32_t>(found - names.begin());
    names.push_back(wanted);
    return static_cast<std::uint32_t>(names.size() - 1);
}

struct Judged {
    evaluate::CategorySpan span;
    double confidence;
};

/// In text order, each category and place once: a model may give a place twice (separateComponents).
void store(std::vector<Judged> spans, evaluate::Outcome &outcome)
{
    std::ranges::stable_sort(spans, {}, &Judged::span);
    for (const Judged &judged : spans) {
        if (!outcome.predicted.empty() && outcome.predicted.back() == judged.span)
            continue;
        outcome.predicted.push_back(judged.span);
        outcome.predictedConfidence.push_back(judged.confidence);
    }
}

/// Classes ascending, each once, as outcomes keep them.
void keepEachOnce(evaluate::Outcome &outcome)
{
    auto &expected = outcome.expectedClasses;
    std::ranges::sort(expected);
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    auto &predicted = outcome.predictedClasses;
    std::ranges::stable_sort(predicted, {}, &evaluate::ClassScore::category);
    const auto twice = std::ranges::unique(predicted, {}, &evaluate::ClassScore::category);
    predicted.erase(twice.begin(), twice.end());
}

evaluate::Outcome judgeItem(const Predictor &predictor, const project::Item &item,
                            evaluate::Outcomes &outcomes)
{
    evaluate::Outcome outcome;
    outcome.item = item.id;
    outcome.text = item.text.toStdU16String();
    for (const project::Region &region : item.regions)
        outcome.regions.push_back(region.span);
    std::vector<text::Utf16Span> regions = outcome.regions;
    if (regions.empty())
        regions.push_back({0, static_cast<std::int32_t>(item.text.size())});

    std::vector<Judged> predicted;
    for (const text::Utf16Span &region : regions) {
        const project::Prediction said =
            predictor.predict(item.text.mid(region.begin, region.length), item.language);
        for (const project::EntityPrediction &entity : said.entities) {
            predicted.push_back({{{entity.span.begin + region.begin, entity.span.length},
                                  numberOf(outcomes.entities, entity.category)},
                                 entity.confidence});
        }
        for (const project::ClassPrediction &given : said.classes)
            outcome.predictedClasses.push_back(
                {numberOf(outcomes.classes, given.category), given.confidence});
        if (!item.intent.isEmpty() && !said.intents.empty()) {
            outcome.predictedIntent = numberOf(outcomes.intents, said.intents.front().category);
            outcome.intentConfidence = said.intents.front().confidence;
        }
    }
    store(std::move(predicted), outcome);
    if (!item.intent.isEmpty())
        outcome.expectedIntent = numberOf(outcomes.intents, item.intent);
    for (const project::Label &label : item.labels)
        outcome.expected.push_back({label.span, numberOf(outcomes.entities, label.category)});
    for (const project::ClassLabel &label : item.classes)
        outcome.expectedClasses.push_back(numberOf(outcomes.classes, label.category));
    keepEachOnce(outcome);
    std::ranges::sort(outcome.expected);
    const auto repeated = std::ranges::unique(outcome.expected);
    outcome.expected.erase(repeated.begin(), repeated.end());
    return outcome;
}

} // namespace

Result<evaluate::Outcomes> judge(const Predictor &predictor, const std::vector<project::Item> &items,
                                 const std::stop_token &stop, const std::function<void(double)> &progress)
{
    evaluate::Outcomes outcomes;
    outcomes.intents = predictor.model().intents();
    outcomes.entities = predictor.model().entities();
    outcomes.classes = predictor.model().classes();
    for (const project::Item &item : items) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        outcomes.items.push_back(judgeItem(predictor, item, outcomes));
        if (progress)
            progress(static_cast<double>(outcomes.items.size()) / static_cast<double>(items.size()));
    }
    return outcomes;
}

} // namespace glossa::workspace
