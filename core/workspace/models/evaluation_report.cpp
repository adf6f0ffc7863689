// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/evaluation_report.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/models/registry.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace glossa::workspace {

const project::Category *EvaluationReport::category(bool entity, const std::string &name) const
{
    const auto wantedKind = entity ? project::CategoryKind::Entity : project::CategoryKind::Intent;
    const QString wanted = QString::fromStdString(name);
    const auto found = std::ranges::find_if(
        schema, [&](const project::Category &c) { return c.kind == wantedKind && c.name == wanted; });
    return found == schema.end() ? nullptr : &*found;
}

std::int64_t EvaluationReport::learnedFrom(bool entity, const std::string &name) const
{
    const auto &counts = entity ? model.facts.trainByEntity : model.facts.trainByIntent;
    const auto found = counts.find(QString::fromStdString(name));
    return found == counts.end() ? 0 : found->second;
}

int EvaluationReport::slot(std::uint32_t entity) const
{
    const auto *found =
        entity < outcomes.entities.size() ? category(true, outcomes.entities[entity]) : nullptr;
    return found ? found->slot : -1;
}

QString EvaluationReport::key(std::uint32_t entity) const
{
    const auto *found =
        entity < outcomes.entities.size() ? category(true, outcomes.entities[entity]) : nullptr;
    return found ? found->key.value_or(QString()) : QString();
}

namespace {

/// Without outcomes: not judged.
Result<EvaluationReport> made(Workspace &workspace, Model model, std::optional<evaluate::Outcomes> outcomes,
                              const evaluate::ReportParts &parts)
{
    const auto summary = workspace.store().project(model.project);
    const auto uses = workspace.store().categories(model.project);
    const auto changed = changedSince(workspace, model.project, model.facts.sequence);
    if (!summary || !uses || !changed)
        return fail(!summary ? summary.error() : !uses ? uses.error() : changed.error());
    EvaluationReport report;
    if (outcomes)
        static_cast<evaluate::Report &>(report) = evaluate::reportOn(std::move(*outcomes), parts);
    report.judged = outcomes.has_value();
    report.model = std::move(model);
    report.kind = summary->info.kind;
    for (const CategoryUse &use : *uses)
        report.schema.push_back(use.category);
    report.changedSince = *changed;
    return report;
}

} // namespace

Result<EvaluationReport> evaluationReport(Workspace &workspace, std::int64_t project, const QString &label,
                                          const evaluate::ReportParts &parts)
{
    auto known = model(workspace, project, label);
    if (!known)
        return fail(known.error());
    auto outcomes = evaluation(workspace, project, label);
    if (!outcomes && outcomes.error().place != "evaluation")
        return fail(outcomes.error());
    return made(workspace, std::move(*known), outcomes ? std::optional(std::move(*outcomes)) : std::nullopt,
                parts);
}

Result<EvaluationReport> evaluationReport(Workspace &workspace, std::int64_t project, const QString &label,
                                          evaluate::Outcomes outcomes, const evaluate::ReportParts &parts)
{
    auto known = model(workspace, project, label);
    if (!known)
        return fail(known.error());
    return made(workspace, std::move(*known), std::move(outcomes), parts);
}

} // namespace glossa::workspace
