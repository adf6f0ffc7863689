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

/// What spoke for each part of an answer, strongest first.
struct Reasons {
    std::vector<Reason> forIntent;                // of the best one, whatever the threshold
    std::vector<std::vector<Reason>> forEntities; // parallel to the prediction's; empty: none, or not learned
    /// Of each class that was given, parallel to the prediction's. Where none was, of the likeliest one.
    std::vector<std::vector<Reason>> forClasses;
};

/// The reasons of an answer that `predictor` has given, at most `count` for each part. Takes some times as
/// long as the answer; of many entities the first 60 have reasons.
[[nodiscard]] Reasons reasonsFor(const Predictor &predictor, const project::Prediction &prediction,
                                 const QString &language, std::size_t count);

/// As scripts read it: "word", "firstWord". Frozen.
[[nodiscard]] QString nameOf(ReasonKind kind);

} // namespace glossa::workspace
