// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"
#include "ui/models/studio_context.h"

#include <QString>

#include <optional>
#include <vector>

namespace glossa::projects {

/// A job that runs now.
struct RunningJob {
    std::int64_t id = 0;
    std::int64_t project = 0;
    QString name; // the model's label
    double fraction = 0.0;
    std::int64_t startedMs = 0;
    QString projectName = {};
    bool operator==(const RunningJob &) const = default;
};

/// Where one step of the life cycle stands, in words; drawn by the rail and by the projects' detail panel.
struct StepState {
    enum class Mark : std::uint8_t { Plain, Done, Warning, Share };
    models::Step step = models::Step::Projects;
    QString name;
    QString words;
    Mark mark = Mark::Plain;
    double share = 0.0; // of the ring, with Mark::Share
    bool operator==(const StepState &) const = default;
};

/// Schema to Try & review. Without a project the steps say nothing.
[[nodiscard]] std::vector<StepState> lifeCycle(const std::optional<workspace::ProjectOverview> &overview,
                                               const std::optional<RunningJob> &job);

/// "607 utterances", "20 documents".
[[nodiscard]] QString countOfItems(project::ProjectKind kind, std::int64_t count);
/// "Conversation", "Entities".
[[nodiscard]] QString kindWords(project::ProjectKind kind);
/// "Conversation · en-us, multilingual".
[[nodiscard]] QString headline(const project::ProjectInfo &info);

} // namespace glossa::projects
