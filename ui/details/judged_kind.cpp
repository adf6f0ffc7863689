// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/judged_kind.h"

namespace glossa::details {

using evaluate::JudgedKind;

JudgedKind judgedKind(const evaluate::Metrics &metrics, bool entitiesChosen)
{
    if (metrics.classes)
        return JudgedKind::Class;
    if (metrics.intents && metrics.entities)
        return entitiesChosen ? JudgedKind::Entity : JudgedKind::Intent;
    return metrics.entities ? JudgedKind::Entity : JudgedKind::Intent;
}

std::vector<evaluate::ExampleRef> examplesOf(const evaluate::Outcomes &outcomes, JudgedKind kind,
                                             std::uint32_t category, evaluate::Verdict verdict)
{
    switch (kind) {
    case JudgedKind::Intent:
        return evaluate::intentExamples(outcomes, category, verdict);
    case JudgedKind::Entity:
        return evaluate::entityExamples(outcomes, category, verdict);
    case JudgedKind::Class:
        break;
    }
    return evaluate::classExamples(outcomes, category, verdict);
}

bool hasClassSets(const workspace::EvaluationReport &view)
{
    const project::KindTraits &kind = project::traitsOf(view.kind);
    return kind.classes && !kind.oneClass;
}

} // namespace glossa::details
