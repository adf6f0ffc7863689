// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/class_sets.h"
#include "core/evaluate/confusion.h"
#include "core/evaluate/metrics.h"
#include "core/evaluate/outcome.h"
#include "core/evaluate/reading.h"

#include <array>
#include <vector>

namespace glossa::evaluate {

/// What a report holds besides its figures. Each part costs more than they do, so who does not show it does
/// not ask for it. Of 10,000 items with two spans each the figures took 1 ms.
struct ReportParts {
    bool intents = false;           // the confusion of intents: 2 ms of the same
    bool classes = false;           // the confusion of classes: as that of intents
    bool classErrors = false;       // missed and wrong classes that occur together: likewise
    std::array<bool, 4> entities{}; // the confusion of entities by EntityView: 4 to 13 ms each
    bool readings = false;          // 5 ms
    bool intervals = false;         // a thousand samples of all items: 400 ms

    [[nodiscard]] static constexpr ReportParts all()
    {
        return {true, true, true, {true, true, true, true}, true, true};
    }
    /// One matrix of the entities more.
    [[nodiscard]] ReportParts with(EntityView view) const;
};

/// What a model was judged on, and every figure that follows from it. Window, command line and wire show
/// this value and count nothing themselves.
struct Report {
    Outcomes outcomes;
    Metrics metrics;
    // Empty where they were not asked for.
    Confusion intents;
    Confusion classes;
    std::vector<ClassErrors> classErrors; // the most frequent first
    std::array<Confusion, 4> entities;    // by EntityView
    std::vector<Reading> readings;        // the weakest first
    F1Intervals intentF1;                 // also empty where metrics.intents is
    F1Intervals entityF1;                 // also empty where metrics.entities is
    F1Intervals classF1;                  // also empty where metrics.classes is

    [[nodiscard]] const Confusion &confusion(EntityView view) const;
    [[nodiscard]] const F1Intervals &intervals(JudgedKind kind) const
    {
        return kind == JudgedKind::Intent ? intentF1 : kind == JudgedKind::Entity ? entityF1 : classF1;
    }
};

/// Costs O(items + spans) and what the parts say.
[[nodiscard]] Report reportOn(Outcomes outcomes, const ReportParts &parts);

} // namespace glossa::evaluate
