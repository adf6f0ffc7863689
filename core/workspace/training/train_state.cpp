// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/train_state.h"

#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

namespace glossa::workspace {

namespace {

using project::StoredJson;
using project::StoredValue;

StoredJson curveJson(const std::vector<TrainPoint> &curve)
{
    StoredJson array = StoredJson::array();
    for (const TrainPoint &point : curve)
        array.push_back(StoredJson::array(
            {point.iteration, project::figureJson(point.objective), project::figureJson(point.heldOut)}));
    return array;
}

std::vector<TrainPoint> curveFrom(const StoredValue &array)
{
    std::vector<TrainPoint> curve;
    for (std::size_t i = 0; i < array.size(); ++i) {
        const StoredValue point = array.at(i);
        curve.push_back(
            {static_cast<unsigned>(point.at(0).integer()), point.at(1).real(), point.at(2).figure()});
    }
    return curve;
}

} // namespace

QByteArray TrainState::toJson() const
{
    StoredJson stages = StoredJson::array();
    for (const auto &[name, ms] : stageMs)
        stages.push_back(StoredJson::array({name.toStdString(), ms}));
    StoredJson json{{"stage", stage.toStdString()},
                    {"fraction", project::figureJson(fraction)},
                    {"iteration", iteration},
                    {"maxIterations", maxIterations},
                    {"intentCurve", curveJson(intentCurve)},
                    {"entityCurve", curveJson(entityCurve)},
                    {"stages", std::move(stages)}};
    if (!classCurve.empty())
        json["classCurve"] = curveJson(classCurve);
    return project::compact(json);
}

Result<TrainState> TrainState::fromJson(const QByteArray &text)
{
    const auto object = project::objectOf(text, "progress");
    if (!object)
        return fail(object.error());
    const StoredValue json(*object);
    TrainState state;
    state.stage = json["stage"].text();
    state.fraction = json["fraction"].real();
    state.iteration = static_cast<unsigned>(json["iteration"].integer());
    state.maxIterations = static_cast<unsigned>(json["maxIterations"].integer());
    state.intentCurve = curveFrom(json["intentCurve"]);
    state.entityCurve = curveFrom(json["entityCurve"]);
    state.classCurve = curveFrom(json["classCurve"]);
    const StoredValue stages = json["stages"];
    for (std::size_t i = 0; i < stages.size(); ++i)
        state.stageMs.emplace_back(stages.at(i).at(0).text(), stages.at(i).at(1).number());
    return state;
}

} // namespace glossa::workspace
