// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/kind_traits.h"
#include "core/text/offset_map.h"
#include "core/wire/deployment_name.h"

#include <QString>

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace glossa::wire {

struct TextDocument {
    QString id;
    QString text;
    QString language; // empty or "auto": the project's. As it came; who answers judges it
    bool operator==(const TextDocument &) const = default;
};

/// What is to be done with all documents of a job.
struct TextTask {
    QString kind;                                // Azure's, such as "CustomEntityRecognition"
    std::optional<project::ProjectKind> project; // the kind of the project; none for Azure's own models
    QString name;                                // null if the client gave none
    DeploymentName target;                       // of a custom task
    text::IndexUnit unit = text::IndexUnit::TextElementsV8;
    bool logged = true; // false: its queries are not kept for review
    bool operator==(const TextTask &) const = default;
};

/// The body of analyze-text/jobs.
struct TextJobRequest {
    QString displayName; // null if the client gave none
    std::vector<TextDocument> documents;
    std::vector<TextTask> tasks;
    /// How long after its making the job is cancelled if it has not ended.
    std::optional<std::chrono::seconds> cancelAfter;
    bool operator==(const TextJobRequest &) const = default;
};

/// Checks the form only; how many documents there may be and how long is for the caller to judge. An unknown
/// kind of task is BadValue, two tasks of one name are DuplicateName. The errors name the place as a path,
/// "tasks[1].parameters.projectName".
[[nodiscard]] Result<TextJobRequest> readTextJobRequest(std::string_view body);

/// The kinds of tasks that Azure answers with its own models.
[[nodiscard]] bool isBuiltInTask(const QString &kind);

} // namespace glossa::wire
