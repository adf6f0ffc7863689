// SPDX-License-Identifier: GPL-3.0-or-later
// What of the texts a tab shows: their intents, their entities or their classes.
#pragma once

#include "core/workspace/models/evaluation_report.h"

#include <vector>

namespace glossa::details {

/// The only kind that was judged or, of intents and entities, the one that was chosen.
[[nodiscard]] evaluate::JudgedKind judgedKind(const evaluate::Metrics &metrics, bool entitiesChosen);

/// The places of the outcomes that a verdict over a category counts.
[[nodiscard]] std::vector<evaluate::ExampleRef> examplesOf(const evaluate::Outcomes &outcomes,
                                                           evaluate::JudgedKind kind, std::uint32_t category,
                                                           evaluate::Verdict verdict);

/// Whether the texts have several classes, of which none is taken for a certain other one.
[[nodiscard]] bool hasClassSets(const workspace::EvaluationReport &view);

} // namespace glossa::details
