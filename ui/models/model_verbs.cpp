// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_verbs.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/models/registry.h"
#include "ui/models/studio_context.h"

#include <QCoreApplication>

#include <functional>

namespace glossa::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelVerbs)
};

void write(StudioContext &context, const std::function<Status(workspace::Workspace &)> &verb,
           const QString &done)
{
    context.session().write(verb).then(&context, [&context, done](const Status &status) {
        if (!status)
            context.report(status.error());
        else if (!done.isEmpty())
            context.say(done);
    });
}

} // namespace

void deleteModel(StudioContext &context, const QString &label)
{
    write(
        context,
        [project = context.project(), label](workspace::Workspace &workspace) {
            return workspace::deleteModel(workspace, project, label);
        },
        Words::tr("%1 is deleted", "a model").arg(label));
}

void renameModel(StudioContext &context, const QString &label, const QString &to)
{
    write(
        context,
        [project = context.project(), label, to](workspace::Workspace &workspace) {
            return workspace::renameModel(workspace, project, label, to);
        },
        Words::tr("%1 is called %2 now", "a model").arg(label, to));
}

void duplicateModel(StudioContext &context, const QString &label, const QString &to)
{
    write(
        context,
        [project = context.project(), label, to](workspace::Workspace &workspace) {
            return workspace::duplicateModel(workspace, project, label, to);
        },
        Words::tr("%2 is the same model as %1", "two models").arg(label, to));
}

void removeJob(StudioContext &context, std::int64_t job)
{
    write(context, [job](workspace::Workspace &workspace) { return workspace::deleteJob(workspace, job); },
          {});
}

} // namespace glossa::models
