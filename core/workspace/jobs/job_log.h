// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training/train_state.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace glossa::workspace {

/// What happened in a job, as its row keeps it: a line of codes and numbers, of which wording makes words.
/// The writing is frozen: "1767225600000 intents" at the beginning of a stage, "1767225600000 intents 3
/// 0.4125 0.9" for a round of it, with its objective and, if there is one, the held-out score.
struct JobLogEntry {
    std::int64_t timeMs = 0;
    QString stage; // of TrainState
    std::optional<TrainPoint> point;
    QString asItStands; // a line that is none of these: earlier versions wrote English words
    bool operator==(const JobLogEntry &) const = default;
};

/// With its line end.
[[nodiscard]] QString logLine(const JobLogEntry &entry);
[[nodiscard]] std::vector<JobLogEntry> logEntries(const QString &log);

} // namespace glossa::workspace
