// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/deployments/deployments.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/models/registry.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

Result<DeploymentStep> told(const Result<store::DeploymentStepRow> &row)
{
    if (!row)
        return fail(row.error());
    return stepOf(*row);
}

Result<DeploymentStanding> standingOf(Workspace &workspace, Deployment deployment,
                                      const std::vector<Model> &listed)
{
    DeploymentStanding standing;
    const Model &held = deployment.held.model;
    standing.label = held.label;
    standing.newerModels = std::ranges::count_if(
        listed, [&held](const Model &model) { return model.trainedMs > held.trainedMs; });
    const auto sameName = std::ranges::find(listed, held.label, &Model::label);
    // A duplicate has the same file under another name.
    const bool isSame = sameName != listed.end() && sameName->file == held.file;
    const auto itself = isSame ? sameName : std::ranges::find(listed, held.file, &Model::file);
    if (itself != listed.end())
        standing.label = itself->label;
    else
        standing.listed = sameName != listed.end() ? ListedAs::Replaced : ListedAs::Deleted;
    const auto changed = changedSince(workspace, deployment.project, held.facts.sequence);
    if (!changed)
        return fail(changed.error());
    standing.editsBehind = *changed;
    standing.deployment = std::move(deployment);
    return standing;
}

} // namespace

Result<std::vector<Deployment>> deployments(Workspace &workspace, std::int64_t project)
{
    const auto rows = store::deployments(workspace.store(), project);
    if (!rows)
        return fail(rows.error());
    std::vector<Deployment> found;
    found.reserve(rows->size());
    for (const store::DeploymentRow &row : *rows)
        found.push_back(deploymentOf(row));
    return found;
}

Result<Deployment> deployment(Workspace &workspace, std::int64_t project, const QString &name)
{
    const auto row = store::deployment(workspace.store(), project, name);
    if (!row)
        return fail(row.error());
    return deploymentOf(*row);
}

Result<std::vector<DeploymentStanding>> deploymentStandings(Workspace &workspace, std::int64_t project)
{
    std::vector<DeploymentStanding> standings;
    const auto read = workspace.store().snapshot([&]() -> Status {
        const auto listed = models(workspace, project);
        if (!listed)
            return fail(listed.error());
        auto slots = deployments(workspace, project);
        if (!slots)
            return fail(slots.error());
        for (Deployment &slot : *slots) {
            auto standing = standingOf(workspace, std::move(slot), *listed);
            if (!standing)
                return fail(standing.error());
            standings.push_back(std::move(*standing));
        }
        return {};
    });
    if (!read)
        return fail(read.error());
    return standings;
}

Result<DeploymentStep> deployModel(Workspace &workspace, std::int64_t project, const QString &name,
                                   const QString &model, const Origin &origin)
{
    if (!isDeploymentName(name))
        return fail(ErrorCode::InvalidArgument, name.toStdString(), "deployment", Phrase::ALabelOfAModel);
    // A damaged file must not take the place of a model that answers.
    if (const auto loads = Predictor::load(workspace, project, model); !loads)
        return fail(loads.error());
    return told(store::deploy(workspace.store(), project, name, model, origin));
}

Result<DeploymentStep> swapDeployments(Workspace &workspace, std::int64_t project, const QString &first,
                                       const QString &second, const Origin &origin)
{
    if (first == second)
        return fail(ErrorCode::InvalidArgument, first.toStdString(), "deployment", Phrase::TwoDeployments);
    return told(store::swapDeployments(workspace.store(), project, first, second, origin));
}

Result<DeploymentStep> deleteDeployment(Workspace &workspace, std::int64_t project, const QString &name,
                                        const Origin &origin)
{
    return told(store::deleteDeployment(workspace.store(), project, name, origin));
}

Result<DeploymentStep> undoDeployment(Workspace &workspace, std::int64_t project, const Origin &origin,
                                      std::int64_t step)
{
    return told(store::undoDeployment(workspace.store(), project, step, origin));
}

Result<std::vector<DeploymentStep>> deploymentHistory(Workspace &workspace, std::int64_t project, int limit)
{
    const auto rows = store::deploymentHistory(workspace.store(), project, limit);
    if (!rows)
        return fail(rows.error());
    std::vector<DeploymentStep> steps;
    steps.reserve(rows->size());
    for (const store::DeploymentStepRow &row : *rows)
        steps.push_back(stepOf(row));
    return steps;
}

} // namespace glossa::workspace
