// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/report.h"
#include "core/project/schema.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace glossa::wire {

/// How the judged items were chosen; Azure's evaluationOptions.
struct EvaluationOptions {
    bool manual = false;
    int trainPercent = 80;
};

/// What of a report the summary shows.
[[nodiscard]] evaluate::ReportParts evaluationParts();

/// Azure's evaluation summary of a report with those parts, with Glossa's own figures beside, never instead:
/// "support" per name, the three further entity matrices under "views", and an object "glossa" with model
/// label, items, combined counts and, where items have several classes, which were missed and wrong together.
/// Undefined ratios are 0.0.
[[nodiscard]] nlohmann::ordered_json evaluationSummary(const evaluate::Report &report,
                                                       project::ProjectKind kind,
                                                       const EvaluationOptions &options,
                                                       const QString &modelLabel);

} // namespace glossa::wire
