// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/prediction_record.h"

#include "core/project/item.h"
#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace glossa::workspace {

namespace {

using Json = project::StoredJson;
using project::StoredValue;

constexpr std::size_t keptIntents = 5;

/// Enough to sort and to show by.
double rounded(double confidence)
{
    constexpr double steps = 1e6;
    return std::round(confidence * steps) / steps;
}

template <typename Scores>
Json scoresJson(const Scores &scores, std::size_t most)
{
    Json json = Json::array();
    for (std::size_t i = 0; i < std::min(most, scores.size()); ++i)
        json.push_back({(scores[i].category).toStdString(), rounded(scores[i].confidence)});
    return json;
}

template <typename Score>
std::vector<Score> scoresOf(const StoredValue &json)
{
    std::vector<Score> scores;
    for (std::size_t i = 0; i < json.size(); ++i)
        scores.push_back({json.at(i).at(0).text(), json.at(i).at(1).real()});
    return scores;
}

Json extraJson(const project::ExtraInformation &extra)
{
    if (extra.kind == project::ExtraInformation::Kind::ListKey)
        return {{"list", (extra.key).toStdString()}};
    return {{"regex", (extra.key).toStdString()}, {"pattern", (extra.pattern).toStdString()}};
}

project::ExtraInformation extraOf(const StoredValue &json)
{
    using Kind = project::ExtraInformation::Kind;
    if (json["list"].isText())
        return {Kind::ListKey, json["list"].text(), {}};
    return {Kind::RegexKey, json["regex"].text(), json["pattern"].text()};
}

Json entityJson(const project::EntityPrediction &entity)
{
    Json json{{"category", (entity.category).toStdString()},
              {"offset", entity.span.begin},
              {"length", entity.span.length},
              {"confidence", rounded(entity.confidence)}};
    if (!entity.learned)
        json["learned"] = false;
    for (const project::ExtraInformation &extra : entity.extra)
        json["extra"].push_back(extraJson(extra));
    return json;
}

project::EntityPrediction entityOf(const StoredValue &json)
{
    project::EntityPrediction entity;
    entity.category = json["category"].text();
    entity.span = {json["offset"].integer(), json["length"].integer()};
    entity.confidence = json["confidence"].real();
    entity.learned = !json["learned"].json().is_boolean() || json["learned"].flag();
    const StoredValue extra = json["extra"];
    for (std::size_t i = 0; i < extra.size(); ++i)
        entity.extra.push_back(extraOf(extra.at(i)));
    return entity;
}

} // namespace

QByteArray recordOf(const project::Prediction &prediction)
{
    const project::KindTraits &traits = project::traitsOf(prediction.kind);
    Json json = Json::object();
    if (traits.intents) {
        json["topIntent"] = (prediction.topIntent).toStdString();
        json["threshold"] = prediction.threshold;
        json["intents"] = scoresJson(prediction.intents, keptIntents);
    }
    if (traits.entities) {
        json["entities"] = Json::array();
        for (const project::EntityPrediction &entity : prediction.entities)
            json["entities"].push_back(entityJson(entity));
    }
    if (traits.classes)
        json["classes"] = scoresJson(prediction.classes, prediction.classes.size());
    return project::compact(json);
}

project::Prediction predictionOf(const QByteArray &record, project::ProjectKind kind, const QString &text)
{
    const Json parsed = project::parsed(record);
    const StoredValue json(parsed);
    project::Prediction prediction;
    prediction.kind = kind;
    prediction.text = text;
    prediction.topIntent = json["topIntent"].text();
    prediction.threshold = json["threshold"].real();
    prediction.intents = scoresOf<project::IntentPrediction>(json["intents"]);
    const StoredValue entities = json["entities"];
    for (std::size_t i = 0; i < entities.size(); ++i) {
        project::EntityPrediction entity = entityOf(entities.at(i));
        if (project::checkSpan(text, entity.span))
            prediction.entities.push_back(std::move(entity));
    }
    prediction.classes = scoresOf<project::ClassPrediction>(json["classes"]);
    return prediction;
}

} // namespace glossa::workspace
