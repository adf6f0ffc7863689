// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of training requests, states and facts: job rows, model rows and the worker's lines. Field names are
// frozen.
#include "core/workspace/train/train.h"

#include <QJsonArray>

namespace glossa::workspace {

namespace {

QJsonObject countsToJson(const std::map<QString, std::int64_t> &counts)
{
    QJsonObject json;
    for (const auto &[name, count] : counts)
        json[name] = static_cast<qint64>(count);
    return json;
}

std::map<QString, std::int64_t> countsFromJson(const QJsonObject &json)
{
    std::map<QString, std::int64_t> counts;
    for (auto it = json.begin(); it != json.end(); ++it)
        counts[it.key()] = it.value().toInteger();
    return counts;
}

QJsonValue optional(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

std::optional<double> optionalDouble(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonArray curveToJson(const std::vector<TrainPoint> &curve)
{
    QJsonArray array;
    for (const TrainPoint &point : curve)
        array.append(QJsonArray{static_cast<int>(point.iteration), point.objective, optional(point.heldOut)});
    return array;
}

std::vector<TrainPoint> curveFromJson(const QJsonArray &array)
{
    std::vector<TrainPoint> curve;
    for (const QJsonValue &value : array) {
        const QJsonArray point = value.toArray();
        curve.push_back({static_cast<unsigned>(point.at(0).toInt()), point.at(1).toDouble(),
                         optionalDouble(point.at(2))});
    }
    return curve;
}

} // namespace

QJsonObject TrainRequest::toJson() const
{
    return {{QStringLiteral("model"), model},
            {QStringLiteral("advanced"), advanced},
            {QStringLiteral("manual"), split.manual},
            {QStringLiteral("trainPercent"), split.trainPercent},
            // A double holds 53 bits; a seed has 64.
            {QStringLiteral("seed"), QString::number(seed)},
            {QStringLiteral("threads"), static_cast<int>(threads)}};
}

Result<TrainRequest> TrainRequest::fromJson(const QJsonObject &json)
{
    TrainRequest request;
    request.model = json[QStringLiteral("model")].toString();
    if (request.model.isEmpty())
        return fail(ErrorCode::MissingKey, {}, "model", "the model's label");
    request.advanced = json[QStringLiteral("advanced")].toBool();
    request.split.manual = json[QStringLiteral("manual")].toBool();
    request.split.trainPercent = json[QStringLiteral("trainPercent")].toInt(80);
    request.seed = json[QStringLiteral("seed")].toString().toULongLong();
    request.threads = static_cast<unsigned>(json[QStringLiteral("threads")].toInt());
    return request;
}

QJsonObject TrainState::toJson() const
{
    QJsonArray stages;
    for (const auto &[name, ms] : stageMs)
        stages.append(QJsonArray{name, static_cast<qint64>(ms)});
    return {{QStringLiteral("stage"), stage},
            {QStringLiteral("fraction"), fraction},
            {QStringLiteral("iteration"), static_cast<int>(iteration)},
            {QStringLiteral("maxIterations"), static_cast<int>(maxIterations)},
            {QStringLiteral("intentCurve"), curveToJson(intentCurve)},
            {QStringLiteral("entityCurve"), curveToJson(entityCurve)},
            {QStringLiteral("stages"), stages}};
}

TrainState TrainState::fromJson(const QJsonObject &json)
{
    TrainState state;
    state.stage = json[QStringLiteral("stage")].toString();
    state.fraction = json[QStringLiteral("fraction")].toDouble();
    state.iteration = static_cast<unsigned>(json[QStringLiteral("iteration")].toInt());
    state.maxIterations = static_cast<unsigned>(json[QStringLiteral("maxIterations")].toInt());
    state.intentCurve = curveFromJson(json[QStringLiteral("intentCurve")].toArray());
    state.entityCurve = curveFromJson(json[QStringLiteral("entityCurve")].toArray());
    for (const QJsonValue &value : json[QStringLiteral("stages")].toArray())
        state.stageMs.emplace_back(value.toArray().at(0).toString(), value.toArray().at(1).toInteger());
    return state;
}

QJsonObject ModelFacts::toJson() const
{
    return {{QStringLiteral("request"), request.toJson()},
            {QStringLiteral("trainItems"), static_cast<qint64>(trainItems)},
            {QStringLiteral("testItems"), static_cast<qint64>(testItems)},
            {QStringLiteral("trainLabels"), static_cast<qint64>(trainLabels)},
            {QStringLiteral("testLabels"), static_cast<qint64>(testLabels)},
            {QStringLiteral("trainByIntent"), countsToJson(trainByIntent)},
            {QStringLiteral("trainByEntity"), countsToJson(trainByEntity)},
            {QStringLiteral("items"), static_cast<qint64>(items)},
            {QStringLiteral("sequence"), static_cast<qint64>(sequence)},
            {QStringLiteral("fileBytes"), static_cast<qint64>(fileBytes)},
            {QStringLiteral("heldBack"), static_cast<qint64>(heldBack)},
            {QStringLiteral("heldBackFrom"), static_cast<qint64>(heldBackFrom)},
            {QStringLiteral("fingerprint"), fingerprint},
            {QStringLiteral("intentF1"), optional(intentF1)},
            {QStringLiteral("entityF1"), optional(entityF1)},
            {QStringLiteral("combinedF1"), optional(combinedF1)},
            {QStringLiteral("intentAccuracy"), optional(intentAccuracy)}};
}

ModelFacts ModelFacts::fromJson(const QJsonObject &json)
{
    ModelFacts facts;
    if (const auto request = TrainRequest::fromJson(json[QStringLiteral("request")].toObject()))
        facts.request = *request;
    facts.trainItems = json[QStringLiteral("trainItems")].toInteger();
    facts.testItems = json[QStringLiteral("testItems")].toInteger();
    facts.trainLabels = json[QStringLiteral("trainLabels")].toInteger();
    facts.testLabels = json[QStringLiteral("testLabels")].toInteger();
    facts.trainByIntent = countsFromJson(json[QStringLiteral("trainByIntent")].toObject());
    facts.trainByEntity = countsFromJson(json[QStringLiteral("trainByEntity")].toObject());
    facts.items = json[QStringLiteral("items")].toInteger();
    facts.sequence = json[QStringLiteral("sequence")].toInteger();
    facts.fileBytes = json[QStringLiteral("fileBytes")].toInteger();
    facts.heldBack = json[QStringLiteral("heldBack")].toInteger(-1);
    facts.heldBackFrom = json[QStringLiteral("heldBackFrom")].toInteger(-1);
    facts.fingerprint = json[QStringLiteral("fingerprint")].toString();
    facts.intentF1 = optionalDouble(json[QStringLiteral("intentF1")]);
    facts.entityF1 = optionalDouble(json[QStringLiteral("entityF1")]);
    facts.combinedF1 = optionalDouble(json[QStringLiteral("combinedF1")]);
    facts.intentAccuracy = optionalDouble(json[QStringLiteral("intentAccuracy")]);
    return facts;
}

} // namespace glossa::workspace
