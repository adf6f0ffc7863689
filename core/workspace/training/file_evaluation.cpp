// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/file_evaluation.h"

#include "core/workspace/datasets/collecting_sink.h"
#include "core/workspace/models/outcomes.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/training/fingerprint.h"
#include "core/workspace/training/training_data.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace glossa::workspace {

namespace {

/// How many of the items the model has learned from, by their texts.
Status countLearned(Workspace &workspace, std::int64_t project, const QString &label,
                    const std::vector<project::Item> &items, FileEvaluation &evaluation)
{
    const ModelFacts &facts = evaluation.model.facts;
    const auto data = readTrainingData(workspace, project, facts.request);
    if (!data)
        return fail(data.error());
    std::unordered_set<std::u16string> learned;
    for (const learn::Example &example : data->set.examples)
        learned.insert(example.text);
    evaluation.learnedIsGuess = !isFingerprintOf(facts.fingerprint, data->set);
    if (evaluation.learnedIsGuess) {
        // The split falls otherwise now: what was not judged after the training counts as learned.
        for (const project::Item &item : data->test)
            learned.insert(item.text.toStdU16String());
        const auto judged = workspace::evaluation(workspace, project, label);
        if (!judged && judged.error().code != ErrorCode::NotFound)
            return fail(judged.error());
        if (judged) {
            for (const evaluate::Outcome &outcome : judged->items)
                learned.erase(outcome.text);
        }
    }
    const auto wasLearned = [&learned](const project::Item &item) {
        const std::u16string text = item.text.toStdU16String();
        if (item.regions.empty())
            return learned.contains(text);
        return std::ranges::any_of(item.regions, [&](const project::Region &region) {
            const auto begin = static_cast<std::size_t>(region.span.begin);
            return learned.contains(text.substr(begin, static_cast<std::size_t>(region.span.length)));
        });
    };
    evaluation.learned = std::ranges::count_if(items, wasLearned);
    return {};
}

} // namespace

Result<FileEvaluation> evaluateOnFile(Workspace &workspace, std::int64_t project, const QString &label,
                                      const ImportRequest &reading, const evaluate::ReportParts &parts)
{
    Model judging;
    auto predictor = withModel(workspace, project, label, [&](const Model &known) {
        judging = known;
        return Predictor::load(workspace, known);
    });
    if (!predictor)
        return fail(predictor.error());
    ImportRequest request = reading;
    request.project = project;
    auto collected = collectItems(workspace, request);
    if (!collected)
        return fail(collected.error());
    FileEvaluation evaluation;
    evaluation.report = std::move(collected->report);
    std::vector<project::Item> &items = collected->items;
    const auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    const project::KindTraits &traits = project::traitsOf(summary->info.kind);
    // As in training: what nobody has labeled is no proof that nothing is there.
    evaluation.unlabeled = static_cast<std::int64_t>(
        std::erase_if(items, [&traits](const auto &item) { return !project::teaches(traits, item); }));
    if (items.empty())
        return fail(ErrorCode::InvalidArgument, {}, {}, Phrase::AFileWithLabeledItems,
                    request.files.constFirst().toStdString());
    const auto isTest = [](const project::Item &item) { return item.dataset == project::Dataset::Test; };
    if (std::ranges::any_of(items, isTest))
        evaluation.notTest = static_cast<std::int64_t>(std::erase_if(items, std::not_fn(isTest)));
    auto outcomes = judge(**predictor, items, reading.stop, {});
    if (!outcomes)
        return fail(outcomes.error());
    evaluation.withoutEntities =
        traits.entities && std::ranges::none_of(items, [](const project::Item &item) {
            return item.done || !item.labels.empty();
        });
    if (evaluation.withoutEntities) {
        outcomes->entities.clear();
        for (evaluate::Outcome &outcome : outcomes->items) {
            outcome.predicted.clear();
            outcome.predictedConfidence.clear();
        }
    }
    auto report = evaluationReport(workspace, judging, std::move(*outcomes), parts);
    if (!report)
        return fail(report.error());
    static_cast<EvaluationReport &>(evaluation) = std::move(*report);
    if (const auto counted = countLearned(workspace, project, label, items, evaluation); !counted)
        return fail(counted.error());
    return evaluation;
}

} // namespace glossa::workspace
