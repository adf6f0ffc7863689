// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"

#include <QByteArray>

namespace glossa::workspace {

// A prediction as the review queue keeps it beside its text: JSON with frozen keys, the best intents only.

[[nodiscard]] QByteArray recordOf(const project::Prediction &prediction);
/// A damaged record reads as a prediction that says nothing, so that its query can still be seen and settled.
[[nodiscard]] project::Prediction predictionOf(const QByteArray &record, project::ProjectKind kind,
                                               const QString &text);

} // namespace glossa::workspace
