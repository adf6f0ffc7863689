// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobs/job.h"

namespace glossa::workspace {

QString Job::kind() const
{
    const auto *unreadable = std::get_if<UnreadableJob>(&work);
    return unreadable ? unreadable->kind : QStringLiteral("train");
}

QString Job::model() const
{
    return training() ? training()->request.model : QString();
}

bool Job::isUnfinished() const
{
    return state == JobState::Waiting || state == JobState::Running;
}

} // namespace glossa::workspace
