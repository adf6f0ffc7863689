// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/model_view.h"

#include "core/workspace/items/edit.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/projects/overview.h"
#include "core/workspace/projects/projects.h"

#include <algorithm>

namespace glossa::details {

const project::Category *ModelView::category(bool entity, const std::string &name) const
{
    const auto wantedKind = entity ? project::CategoryKind::Entity : project::CategoryKind::Intent;
    const QString wanted = QString::fromStdString(name);
    const auto found = std::ranges::find_if(
        schema, [&](const project::Category &c) { return c.kind == wantedKind && c.name == wanted; });
    return found == schema.end() ? nullptr : &*found;
}

std::int64_t ModelView::learnedFrom(bool entity, const std::string &name) const
{
    const auto &counts = entity ? model.facts.trainByEntity : model.facts.trainByIntent;
    const auto found = counts.find(QString::fromStdString(name));
    return found == counts.end() ? 0 : found->second;
}

int ModelView::slot(std::uint32_t entity) const
{
    const auto *found =
        entity < outcomes.entities.size() ? category(true, outcomes.entities[entity]) : nullptr;
    return found ? found->slot : -1;
}

QString ModelView::key(std::uint32_t entity) const
{
    const auto *found =
        entity < outcomes.entities.size() ? category(true, outcomes.entities[entity]) : nullptr;
    return found ? found->key.value_or(QString()) : QString();
}

Result<std::shared_ptr<const ModelView>> loadModelView(workspace::Workspace &workspace, std::int64_t project,
                                                       const QString &label)
{
    auto view = std::make_shared<ModelView>();
    const auto overview = workspace::projectOverview(workspace, project);
    auto model = workspace::model(workspace, project, label);
    const auto uses = workspace::categories(workspace, project);
    if (!overview || !model || !uses)
        return fail(!overview ? overview.error() : !model ? model.error() : uses.error());
    view->model = std::move(*model);
    view->kind = overview->summary.info.kind;
    for (const auto &use : *uses)
        view->schema.push_back(use.category);
    const auto changed = workspace::changedSince(workspace, project, view->model.facts.sequence);
    if (!changed)
        return fail(changed.error());
    view->changedSince = *changed;

    auto outcomes = workspace::evaluation(workspace, project, label);
    if (!outcomes && outcomes.error().place != "evaluation")
        return fail(outcomes.error());
    if (!outcomes)
        return view;
    view->judged = true;
    view->outcomes = std::move(*outcomes);
    view->metrics = evaluate::measure(view->outcomes);
    view->readings = evaluate::readings(view->outcomes);
    if (view->metrics.intents) {
        view->intents = evaluate::intentConfusion(view->outcomes);
        view->intentF1 = evaluate::bootstrapIntentF1(view->outcomes);
    }
    if (view->metrics.entities) {
        for (std::size_t i = 0; i < view->entities.size(); ++i)
            view->entities[i] =
                evaluate::entityConfusion(view->outcomes, static_cast<evaluate::EntityView>(i));
        view->entityF1 = evaluate::bootstrapEntityF1(view->outcomes);
    }
    return view;
}

} // namespace glossa::details
