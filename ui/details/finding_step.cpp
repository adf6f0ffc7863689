// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/finding_step.h"

#include "wording/improve.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossa::details {

namespace {

using workspace::FindingKind;

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(FindingStep)
};

bool canBeDecided(const workspace::Finding &finding)
{
    return std::ranges::any_of(finding.evidence, [](const workspace::Evidence &evidence) {
        return std::ranges::any_of(evidence.choices,
                                   [](const workspace::Choice &choice) { return !choice.edits.empty(); });
    });
}

} // namespace

FindingStep stepOf(const workspace::Finding &finding, bool isDone)
{
    if (!isDone && !wording::fix(finding).isEmpty())
        return FindingStep::Fix;
    if (!isDone && canBeDecided(finding))
        return FindingStep::Decide;
    // What it is about has the labels already.
    if (!isDone && finding.kind == FindingKind::FewLabels)
        return FindingStep::FindCandidates;
    if (!finding.items.empty())
        return FindingStep::OpenItems;
    return finding.evidence.empty() ? FindingStep::None : FindingStep::Show;
}

QString verbOf(const workspace::Finding &finding, bool isDone)
{
    switch (stepOf(finding, isDone)) {
    case FindingStep::None:
        break;
    case FindingStep::Fix:
        return wording::fix(finding);
    case FindingStep::Decide:
        return finding.kind == FindingKind::LikelyWrong
                   ? StepWords::tr("Review", "look at what is likely wrong")
                   : StepWords::tr("Decide", "which of several labels is right");
    case FindingStep::FindCandidates:
        return StepWords::tr("Find candidates", "texts to label");
    case FindingStep::OpenItems:
        if (isDone)
            return StepWords::tr("Show texts");
        return finding.kind == FindingKind::UnclearDistinction
                   ? StepWords::tr("Show pair", "two categories that are mixed up")
               : finding.kind == FindingKind::NextToLabel ? StepWords::tr("Start", "to label these texts")
                                                          : StepWords::tr("Show texts");
    case FindingStep::Show:
        return StepWords::tr("Show numbers");
    }
    return {};
}

} // namespace glossa::details
