// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/evaluation_report.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/models/registry.h"

#include <algorithm>
#include <utility>

namespace glossa::workspace {

namespace {

project::CategoryKind categoryKind(evaluate::JudgedKind kind)
{
    switch (kind) {
    case evaluate::JudgedKind::Intent:
        return project::CategoryKind::Intent;
    case evaluate::JudgedKind::Entity:
        return project::CategoryKind::Entity;
    case evaluate::JudgedKind::Class:
        break;
    }
    return project::CategoryKind::Class;
}

const project::Category *numbered(const EvaluationReport &report, evaluate::JudgedKind kind,
                                  std::uint32_t category)
{
    const std::vector<std::string> &names = report.outcomes.names(kind);
    return category < names.size() ? report.category(kind, names[category]) : nullptr;
}

} // namespace

const project::Category *EvaluationReport::category(evaluate::JudgedKind of, const std::string &name) const
{
    const project::CategoryKind wantedKind = categoryKind(of);
    const QString wanted = QString::fromStdString(name);
    const auto found = std::ranges::find_if(
        schema, [&](const project::Category &c) { return c.kind == wantedKind && c.name == wanted; });
    return found == schema.end() ? nullptr : &*found;
}

std::int64_t EvaluationReport::learnedFrom(evaluate::JudgedKind of, const std::string &name) const
{
    const ModelFacts &facts = model.facts;
    const auto &counts = of == evaluate::JudgedKind::Intent   ? facts.trainByIntent
                         : of == evaluate::JudgedKind::Entity ? facts.trainByEntity
                                                              : facts.trainByClass;
    const auto found = counts.find(QString::fromStdString(name));
    return found == counts.end() ? 0 : found->second;
}

int EvaluationReport::slot(evaluate::JudgedKind of, std::uint32_t category) const
{
    const auto *found = numbered(*this, of, category);
    return found ? found->slot : -1;
}

QString EvaluationReport::key(evaluate::JudgedKind of, std::uint32_t category) const
{
    const auto *found = numbered(*this, of, category);
    return found ? found->key.value_or(QString()) : QString();
}

namespace {

/// What the report shows of the project of its model.
Status addProject(Workspace &workspace, EvaluationReport &report)
{
    const Model &model = report.model;
    const auto summary = workspace.store().project(model.project);
    if (!summary)
        return fail(summary.error());
    const auto uses = workspace.store().categories(model.project);
    if (!uses)
        return fail(uses.error());
    const auto changed = changedSince(workspace, model.project, model.facts.sequence);
    if (!changed)
        return fail(changed.error());
    report.kind = summary->info.kind;
    for (const CategoryUse &use : *uses)
        report.schema.push_back(use.category);
    report.changedSince = *changed;
    return {};
}

} // namespace

Result<EvaluationReport> evaluationReport(Workspace &workspace, std::int64_t project, const QString &label,
                                          const evaluate::ReportParts &parts)
{
    EvaluationReport report;
    evaluate::Outcomes outcomes;
    const auto read = workspace.store().snapshot([&]() -> Status {
        auto known = model(workspace, project, label);
        if (!known)
            return fail(known.error());
        report.model = std::move(*known);
        auto stored = evaluation(workspace, project, label);
        // Damaged outcomes are not the same as none.
        if (!stored && stored.error().code != ErrorCode::NotFound)
            return fail(stored.error());
        report.judged = stored.has_value();
        outcomes = std::move(stored).value_or(evaluate::Outcomes());
        return addProject(workspace, report);
    });
    if (!read)
        return fail(read.error());
    if (report.judged)
        static_cast<evaluate::Report &>(report) = evaluate::reportOn(std::move(outcomes), parts);
    return report;
}

Result<EvaluationReport> evaluationReport(Workspace &workspace, const Model &model,
                                          evaluate::Outcomes outcomes, const evaluate::ReportParts &parts)
{
    EvaluationReport report;
    report.model = model;
    report.judged = true;
    const auto read = workspace.store().snapshot([&] { return addProject(workspace, report); });
    if (!read)
        return fail(read.error());
    static_cast<evaluate::Report &>(report) = evaluate::reportOn(std::move(outcomes), parts);
    return report;
}

} // namespace glossa::workspace
