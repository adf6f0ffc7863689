// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluate/report.h"

#include <utility>

namespace glossa::evaluate {

ReportParts ReportParts::with(EntityView view) const
{
    ReportParts more = *this;
    more.entities[static_cast<std::size_t>(view)] = true;
    return more;
}

const Confusion &Report::confusion(EntityView view) const
{
    return entities[static_cast<std::size_t>(view)];
}

Report reportOn(Outcomes outcomes, const ReportParts &parts)
{
    Report report;
    report.outcomes = std::move(outcomes);
    report.metrics = measure(report.outcomes);
    if (parts.intents)
        report.intents = intentConfusion(report.outcomes);
    if (parts.classes)
        report.classes = classConfusion(report.outcomes);
    if (parts.classErrors)
        report.classErrors = classErrors(report.outcomes);
    for (std::size_t i = 0; i < parts.entities.size(); ++i) {
        if (parts.entities[i])
            report.entities[i] = entityConfusion(report.outcomes, static_cast<EntityView>(i));
    }
    if (parts.readings)
        report.readings = readings(report.outcomes);
    if (parts.intervals && report.metrics.intents)
        report.intentF1 = bootstrapIntentF1(report.outcomes);
    if (parts.intervals && report.metrics.entities)
        report.entityF1 = bootstrapEntityF1(report.outcomes);
    if (parts.intervals && report.metrics.classes)
        report.classF1 = bootstrapClassF1(report.outcomes);
    return report;
}

} // namespace glossa::evaluate
