// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training/checks.h"

#include <QString>

namespace glossa::wording {

/// What a check before a training says: "33 utterances without intent are left out".
[[nodiscard]] QString sentence(const workspace::TrainingCheck &check);

/// All categories that a check is about, where sentence() names the first of them only; else empty.
[[nodiscard]] QString allNames(const workspace::TrainingCheck &check);

/// A stage of a training for people: "Intents".
[[nodiscard]] QString stageName(const QString &stage);

/// The log of a job (core/workspace/jobs/job_log.h) in the reader's words and time, a line for each entry.
[[nodiscard]] QString jobLog(const QString &log);

/// "45 %, about 20 s left" of a training that runs for so long; the share alone while that says too little.
[[nodiscard]] QString progress(double fraction, std::int64_t spentMs);

} // namespace glossa::wording
