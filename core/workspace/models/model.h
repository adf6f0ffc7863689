// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/model_facts.h"

#include <QString>

#include <cstdint>

namespace glossa::workspace {

/// A trained model as its project lists it. `label` is its name today, `facts.request.model` that of its
/// training.
struct Model {
    std::int64_t project = 0;
    QString label;
    QString file; // name inside the workspace's folder of models
    std::int64_t trainedMs = 0;
    std::int64_t tookMs = 0;
    std::int64_t job = 0; // that trained it; its row may have been removed
    ModelFacts facts;     // without figures and counts where the row's are damaged
    bool operator==(const Model &) const = default;
};

} // namespace glossa::workspace
