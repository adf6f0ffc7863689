// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project_verbs.h"

#include "core/workspace/jobs/jobs.h"
#include "core/workspace/projects/projects.h"
#include "ui/models/studio_context.h"

#include <QCoreApplication>

namespace glossa::models {

namespace {

struct ProjectWords {
    Q_DECLARE_TR_FUNCTIONS(ProjectVerbs)
};

/// Asks the trainings of a project to stop, whoever runs them; how many were asked.
int stopTrainings(workspace::Workspace &workspace, std::int64_t project)
{
    // What cannot be asked (it has ended by now) runs to its end and leaves its model in the trash: no reason
    // to keep the project out of it.
    const auto jobs = workspace::unfinishedJobs(workspace);
    if (!jobs)
        return 0;
    int stopped = 0;
    for (const workspace::Job &job : *jobs)
        if (job.project == project && workspace::cancelJob(workspace, job.id))
            ++stopped;
    return stopped;
}

} // namespace

void offerRestore(StudioContext &context, const QString &sentence, std::int64_t project)
{
    context.say(sentence, [&context, project] {
        context.session()
            .write([project](workspace::Workspace &workspace) {
                return workspace::restoreProject(workspace, project);
            })
            .then(&context, [&context](const Status &restored) {
                if (!restored)
                    context.report(restored.error());
            });
    });
}

void trashProject(StudioContext &context, std::int64_t project, const QString &name)
{
    const bool wasOpen = project == context.wantedProject();
    if (wasOpen)
        context.closeProject(); // what is typed is saved before it goes
    context.session()
        .write([project](workspace::Workspace &workspace) -> Result<int> {
            if (const auto trashed = workspace::trashProject(workspace, project); !trashed)
                return fail(trashed.error());
            return stopTrainings(workspace, project);
        })
        .then(&context, [&context, project, wasOpen, name](const Result<int> &stopped) {
            if (!stopped) {
                if (wasOpen && context.wantedProject() == 0)
                    context.openProject(project);
                context.report(stopped.error());
                return;
            }
            const QString words =
                *stopped > 0 ? ProjectWords::tr("%1 went to the trash; its training was stopped").arg(name)
                             : ProjectWords::tr("%1 went to the trash").arg(name);
            offerRestore(context, words, project);
        });
}

} // namespace glossa::models
