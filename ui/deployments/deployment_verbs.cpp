// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deployment_verbs.h"

#include "core/workspace/deployments/deployments.h"
#include "core/workspace/review/queue.h"
#include "ui/models/studio_context.h"
#include "wording/deployments.h"

#include <QPointer>

#include <functional>

namespace glossa::deployments {

namespace {

using Step = Result<workspace::DeploymentStep>;

void change(models::StudioContext &context, std::int64_t project,
            const std::function<Step(workspace::Workspace &, std::int64_t, const workspace::Origin &)> &verb)
{
    context.session()
        .write([verb, project, origin = context.origin()](workspace::Workspace &workspace) {
            return verb(workspace, project, origin);
        })
        .then(&context, [&context, project](const Step &step) {
            if (!step) {
                context.report(step.error());
                return;
            }
            context.say(wording::sentence(*step),
                        [&context, project, id = step->id] { takeBack(context, project, id); });
        });
}

} // namespace

void deploy(models::StudioContext &context, const QString &deployment, const QString &model)
{
    change(context, context.project(),
           [deployment, model](workspace::Workspace &workspace, std::int64_t project,
                               const workspace::Origin &origin) {
               return workspace::deployModel(workspace, project, deployment, model, origin);
           });
}

void swapSlots(models::StudioContext &context, const QString &first, const QString &second)
{
    change(context, context.project(),
           [first, second](workspace::Workspace &workspace, std::int64_t project,
                           const workspace::Origin &origin) {
               return workspace::swapDeployments(workspace, project, first, second, origin);
           });
}

void deleteSlot(models::StudioContext &context, const QString &deployment)
{
    change(
        context, context.project(),
        [deployment](workspace::Workspace &workspace, std::int64_t project, const workspace::Origin &origin) {
            return workspace::deleteDeployment(workspace, project, deployment, origin);
        });
}

void takeBack(models::StudioContext &context, std::int64_t project, std::int64_t step)
{
    change(context, project,
           [step](workspace::Workspace &workspace, std::int64_t of, const workspace::Origin &origin) {
               return workspace::undoDeployment(workspace, of, origin, step);
           });
}

void keepQueries(models::StudioContext &context, bool keeps, QObject &asker,
                 const std::function<void()> &refused)
{
    context.session()
        .write([project = context.project(), keeps](workspace::Workspace &workspace) -> Status {
            auto settings = workspace::queueSettings(workspace, project);
            if (!settings)
                return fail(settings.error());
            settings->keeps = keeps;
            return workspace::setQueueSettings(workspace, project, *settings);
        })
        .then(&context, [&context, refused, asker = QPointer<QObject>(&asker)](const Status &status) {
            if (status)
                return;
            if (asker)
                refused();
            context.report(status.error());
        });
}

} // namespace glossa::deployments
