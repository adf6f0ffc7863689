// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/projects/overview.h"

#include "core/workspace/deployments/deployments.h"
#include "core/workspace/items/edit.h"
#include "core/workspace/models/model_record.h"
#include "core/workspace/review/queue.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

ModelHeadline headline(const Model &model)
{
    const ModelFacts &facts = model.facts;
    return {model.label, model.trainedMs, facts.combinedF1 ? facts.combinedF1 : facts.entityF1,
            facts.intentF1, facts.entityF1};
}

Result<ProjectOverview> overviewOf(Workspace &workspace, ProjectSummary summary)
{
    ProjectOverview overview;
    overview.summary = std::move(summary);
    const std::int64_t id = overview.summary.info.id;
    const auto models = workspace.store().models(id);
    if (!models)
        return fail(models.error());
    overview.models = static_cast<int>(models->size());
    if (!models->empty()) {
        const Model newest = modelOf(models->front());
        overview.lastModel = headline(newest);
        const auto changed = changedSince(workspace, id, newest.facts.sequence);
        if (!changed)
            return fail(changed.error());
        overview.changedSinceModel = *changed;
    }
    const auto slots = deployments(workspace, id);
    if (!slots)
        return fail(slots.error());
    overview.deployments = static_cast<int>(slots->size());
    overview.deploymentsBehind =
        static_cast<int>(std::ranges::count_if(*slots, [&overview](const Deployment &slot) {
            return overview.lastModel && overview.lastModel->trainedMs > slot.held.model.trainedMs;
        }));
    const auto open = countQueries(workspace, id, {});
    if (!open)
        return fail(open.error());
    overview.openQueries = *open;
    return overview;
}

} // namespace

Result<std::vector<ProjectOverview>> projectOverviews(Workspace &workspace, bool inTrash)
{
    auto summaries = workspace.store().projects(inTrash);
    if (!summaries)
        return fail(summaries.error());
    std::vector<ProjectOverview> overviews;
    for (ProjectSummary &summary : *summaries) {
        auto overview = overviewOf(workspace, std::move(summary));
        if (!overview)
            return fail(overview.error());
        overviews.push_back(std::move(*overview));
    }
    return overviews;
}

Result<ProjectOverview> projectOverview(Workspace &workspace, std::int64_t project)
{
    auto summary = workspace.store().project(project);
    if (!summary)
        return fail(summary.error());
    return overviewOf(workspace, std::move(*summary));
}

} // namespace glossa::workspace
