// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/train_state.h"

#include "core/workspace/models/json_column.h"

#include <QJsonArray>
#include <QJsonObject>

namespace glossa::workspace {

namespace {

QJsonArray curveToJson(const std::vector<TrainPoint> &curve)
{
    QJsonArray array;
    for (const TrainPoint &point : curve)
        array.append(
            QJsonArray{static_cast<int>(point.iteration), point.objective, figureToJson(point.heldOut)});
    return array;
}

std::vector<TrainPoint> curveFromJson(const QJsonArray &array)
{
    std::vector<TrainPoint> curve;
    for (const QJsonValue &value : array) {
        const QJsonArray point = value.toArray();
        curve.push_back({static_cast<unsigned>(point.at(0).toInt()), point.at(1).toDouble(),
                         figureFromJson(point.at(2))});
    }
    return curve;
}

} // namespace

QByteArray TrainState::toJson() const
{
    QJsonArray stages;
    for (const auto &[name, ms] : stageMs)
        stages.append(QJsonArray{name, static_cast<qint64>(ms)});
    return columnOf({{QStringLiteral("stage"), stage},
                     {QStringLiteral("fraction"), fraction},
                     {QStringLiteral("iteration"), static_cast<int>(iteration)},
                     {QStringLiteral("maxIterations"), static_cast<int>(maxIterations)},
                     {QStringLiteral("intentCurve"), curveToJson(intentCurve)},
                     {QStringLiteral("entityCurve"), curveToJson(entityCurve)},
                     {QStringLiteral("stages"), stages}});
}

Result<TrainState> TrainState::fromJson(const QByteArray &text)
{
    const auto object = objectOf(text, "progress");
    if (!object)
        return fail(object.error());
    const QJsonObject &json = *object;
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

} // namespace glossa::workspace
