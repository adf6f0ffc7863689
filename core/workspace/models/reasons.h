// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evidence.h"
#include "core/workspace/models/predictor.h"

#include <QString>

#include <vector>

namespace glossa::workspace {

using ReasonKind = learn::EvidenceKind;

/// One thing in a text that spoke for a model's answer.
struct Reason {
    ReasonKind kind = ReasonKind::Word;
    QString text; // what it looks at; empty where the kind says it all
    double weight = 0.0;
};

/// What spoke most for an intent, strongest first. Empty for one that the model does not know. Takes as long
/// as a prediction.
[[nodiscard]] std::vector<Reason> reasonsForIntent(const Predictor &predictor, const QString &text,
                                                   const QString &language, const QString &intent,
                                                   std::size_t count);
/// What spoke most for an entity in a place, rather than for none. Empty for what a list, a pattern or a
/// prebuilt component has found.
[[nodiscard]] std::vector<Reason> reasonsForEntity(const Predictor &predictor, const QString &text,
                                                   const QString &language,
                                                   const project::EntityPrediction &entity,
                                                   std::size_t count);

} // namespace glossa::workspace
