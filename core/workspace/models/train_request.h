// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/stored_json.h"

#include <QString>

#include <cstdint>

namespace glossa::workspace {

/// How the test items are chosen. Texts marked Test never enter training under any split.
struct Split {
    bool manual = false;   // Train items train, Test items test
    int trainPercent = 80; // else: of the Train (and unassigned) items, stratified by intent and entities,
                           // seeded; items marked Test join the test side. 100 = hold nothing back
    bool operator==(const Split &) const = default;
};

struct TrainRequest {
    QString model; // label; an existing one is replaced
    bool advanced = false;
    Split split;
    std::uint64_t seed = 7;
    unsigned threads = 0; // 0 = all cores
    bool operator==(const TrainRequest &) const = default;

    /// As a part of a job's row, a model's facts and a model file's metadata. The keys are frozen.
    [[nodiscard]] project::StoredJson toJson() const;
    /// MissingKey without a model; BadValue for a share that is none and for threads below none.
    static Result<TrainRequest> fromJson(const project::StoredJson &json);
};

/// Azure's names for models: letters, digits, `_ . -`, at most 50 of them.
[[nodiscard]] bool isModelName(const QString &name);

} // namespace glossa::workspace
