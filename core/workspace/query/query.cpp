// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/query/query.h"

#include "core/workspace/train/train.h"

#include <QJsonDocument>

namespace glossa::workspace {

namespace {

ModelHeadline headline(const ModelRow &model)
{
    const ModelFacts facts = ModelFacts::fromJson(QJsonDocument::fromJson(model.facts).object());
    return {model.label, model.trainedMs, facts.combinedF1 ? facts.combinedF1 : facts.entityF1,
            facts.intentF1, facts.entityF1};
}

} // namespace

Result<std::int64_t> changedSince(Workspace &workspace, std::int64_t project, std::int64_t sequence)
{
    return workspace.store().stepsSince(project, sequence);
}

namespace {

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
        overview.lastModel = headline(models->front());
        const ModelFacts facts =
            ModelFacts::fromJson(QJsonDocument::fromJson(models->front().facts).object());
        const auto changed = changedSince(workspace, id, facts.sequence);
        if (!changed)
            return fail(changed.error());
        overview.changedSinceModel = *changed;
    }
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

Result<std::int64_t> projectByName(Workspace &workspace, const QString &name)
{
    return workspace.store().projectByName(name);
}

Result<std::vector<CategoryUse>> categories(Workspace &workspace, std::int64_t project)
{
    return workspace.store().categories(project);
}

Result<std::vector<project::ItemId>> itemIds(Workspace &workspace, std::int64_t project,
                                             const ItemFilter &filter, ItemOrder order)
{
    return workspace.store().itemIds(project, filter, order);
}

Result<std::vector<project::ItemId>> firstItemIds(Workspace &workspace, std::int64_t project,
                                                  const ItemFilter &filter, int most)
{
    return workspace.store().firstItemIds(project, filter, ItemOrder::AsImported, most);
}

Result<std::vector<ItemRow>> items(Workspace &workspace, std::int64_t project,
                                   const std::vector<project::ItemId> &ids)
{
    return workspace.store().items(project, ids);
}

Result<std::int64_t> countItems(Workspace &workspace, std::int64_t project, const ItemFilter &filter)
{
    return workspace.store().countItems(project, filter);
}

Result<Distribution> distribution(Workspace &workspace, std::int64_t project)
{
    return workspace.store().distribution(project);
}

} // namespace glossa::workspace
