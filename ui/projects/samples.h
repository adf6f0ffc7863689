// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"

#include <QString>

#include <vector>

namespace glossa::projects {

/// A finished project that comes with the program.
struct Sample {
    QString id;
    QString name; // of the project it becomes
    QString about;
    QString file; // resource, or the archive of a project with texts beside
    project::ProjectKind kind = project::ProjectKind::Conversation;
};

/// Those that are compiled in.
[[nodiscard]] std::vector<Sample> samples();

/// Imports the sample unless a project of its name is there; the project's number either way.
Result<std::int64_t> openSample(workspace::Workspace &workspace, const Sample &sample,
                                const workspace::Origin &origin);

} // namespace glossa::projects
