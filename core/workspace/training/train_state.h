// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
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
    bool operator==(const TrainPoint &) const = default;
};

/// Progress of a running training.
struct TrainState {
    QString stage; // "preparing", "intents", "entities", "classes", "calibrating", "evaluating", "saving"
    double fraction = 0.0;
    unsigned iteration = 0;
    unsigned maxIterations = 0;
    std::vector<TrainPoint> intentCurve;
    std::vector<TrainPoint> entityCurve;
    std::vector<TrainPoint> classCurve;
    std::vector<std::pair<QString, std::int64_t>> stageMs; // finished stages with their time
    bool operator==(const TrainState &) const = default;

    /// As the job's row and a line of a worker's output hold it. The keys are frozen.
    [[nodiscard]] QByteArray toJson() const;
    /// CorruptWorkspace if it is no JSON object; a value of a wrong type inside counts as missing.
    static Result<TrainState> fromJson(const QByteArray &json);
};

} // namespace glossa::workspace
