// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace glossa::workspace {

/// One point of the curve.
struct TrainPoint {
    unsigned iteration = 0;
    double objective = 0.0;
    std::optional<double> heldOut;
};

/// Progress of a running training, also what JobRow::progress holds as JSON.
struct TrainState {
    QString stage; // "preparing", "intents", "entities", "calibrating", "evaluating", "saving"
    double fraction = 0.0;
    unsigned iteration = 0;
    unsigned maxIterations = 0;
    std::vector<TrainPoint> intentCurve;
    std::vector<TrainPoint> entityCurve;
    std::vector<std::pair<QString, std::int64_t>> stageMs; // finished stages with their time
    [[nodiscard]] QJsonObject toJson() const;
    static TrainState fromJson(const QJsonObject &json);
};

} // namespace glossa::workspace
