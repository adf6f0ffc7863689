// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/evaluation_json.h"

#include <nlohmann/json.hpp>

namespace glossa::wire {

namespace {

using Json = nlohmann::ordered_json;

Json matrixJson(const evaluate::Confusion &confusion)
{
    Json matrix = Json::object();
    for (const evaluate::Cell &cell : confusion.cells) {
        matrix[confusion.names[cell.row]][confusion.names[cell.column]] = {
            {"normalizedValue", confusion.normalized(cell)}, {"rawValue", cell.raw}};
    }
    return matrix;
}

Json countsJson(const evaluate::Counts &counts)
{
    return {{"f1", evaluate::f1(counts).value_or(0.0)},
            {"precision", evaluate::precision(counts).value_or(0.0)},
            {"recall", evaluate::recall(counts).value_or(0.0)},
            {"truePositiveCount", counts.truePositives},
            {"trueNegativeCount", counts.trueNegatives},
            {"falsePositiveCount", counts.falsePositives},
            {"falseNegativeCount", counts.falseNegatives}};
}

/// Names neither labeled nor predicted in the test set are left out, as Azure does. Where nothing is confused
/// with another one there is no matrix.
Json sectionJson(const evaluate::Section &section, const evaluate::Confusion *confusion, const char *names)
{
    Json categories = Json::object();
    for (const evaluate::CategoryMetrics &category : section.categories) {
        if (!category.seen)
            continue;
        categories[category.name] = countsJson(category.counts);
        categories[category.name]["support"] = category.support;
    }
    Json json = Json::object();
    if (confusion)
        json["confusionMatrix"] = matrixJson(*confusion);
    json[names] = categories;
    json["microF1"] = section.micro.f1.value_or(0.0);
    json["microPrecision"] = section.micro.precision.value_or(0.0);
    json["microRecall"] = section.micro.recall.value_or(0.0);
    json["macroF1"] = section.macro.f1.value_or(0.0);
    json["macroPrecision"] = section.macro.precision.value_or(0.0);
    json["macroRecall"] = section.macro.recall.value_or(0.0);
    return json;
}

/// Which classes were missed and given wrongly in the same items; null where nothing was.
Json classErrorsJson(const evaluate::Report &report)
{
    const auto name = [&](const std::optional<std::uint32_t> &category) {
        return category ? Json(report.outcomes.classes[*category]) : Json();
    };
    Json array = Json::array();
    for (const evaluate::ClassErrors &error : report.classErrors)
        array.push_back(
            {{"missed", name(error.missed)}, {"wrong", name(error.wrong)}, {"count", error.count()}});
    return array;
}

Json entitiesJson(const evaluate::Report &report)
{
    using evaluate::EntityView;
    Json json = sectionJson(report.metrics.entities.value_or(evaluate::Section{}),
                            &report.confusion(EntityView::CharacterShare), "entities");
    json["views"] = {{"pairedOverlap", matrixJson(report.confusion(EntityView::PairedOverlap))},
                     {"exactPlace", matrixJson(report.confusion(EntityView::ExactPlace))},
                     {"token", matrixJson(report.confusion(EntityView::Token))}};
    return json;
}

} // namespace

evaluate::ReportParts evaluationParts()
{
    return {.intents = true, .classes = true, .classErrors = true, .entities = {true, true, true, true}};
}

nlohmann::ordered_json evaluationSummary(const evaluate::Report &report, project::ProjectKind kind,
                                         const EvaluationOptions &options, const QString &modelLabel)
{
    const evaluate::Metrics &metrics = report.metrics;
    Json evaluationOptions{{"kind", options.manual ? "manual" : "percentage"}};
    if (!options.manual) {
        evaluationOptions["trainingSplitPercentage"] = options.trainPercent;
        evaluationOptions["testingSplitPercentage"] = 100 - options.trainPercent;
    }
    Json json = Json::object();
    const project::KindTraits &traits = project::traitsOf(kind);
    if (traits.intents) {
        json["entitiesEvaluation"] = entitiesJson(report);
        json["intentsEvaluation"] =
            sectionJson(metrics.intents.value_or(evaluate::Section{}), &report.intents, "intents");
        json["evaluationOptions"] = evaluationOptions;
    } else {
        json["projectKind"] = traits.azureName;
        json["evaluationOptions"] = evaluationOptions;
        if (traits.entities)
            json["customEntityRecognitionEvaluation"] = entitiesJson(report);
        if (traits.classes)
            json[traits.oneClass ? "customSingleLabelClassificationEvaluation"
                                 : "customMultiLabelClassificationEvaluation"] =
                sectionJson(metrics.classes.value_or(evaluate::Section{}),
                            traits.oneClass ? &report.classes : nullptr, "classes");
    }
    json["glossa"] = {{"model", modelLabel.toStdString()},
                      {"items", metrics.items},
                      {"intentsRight", metrics.intentsRight},
                      {"bothRight", metrics.bothRight},
                      {"combined", countsJson(metrics.combined)}};
    if (traits.classes && !traits.oneClass)
        json["glossa"]["missedAndWrong"] = classErrorsJson(report);
    return json;
}

} // namespace glossa::wire
