// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/prediction.h"
#include "core/wire/deployment_name.h"

#include <QByteArray>
#include <QString>

#include <string_view>

namespace glossa::wire {

// The other side of the runtime's routes: what a client sends to a service of Azure's API, Azure's own
// among them, and how it reads what it is told.

/// One text that a deployed model is asked for. An utterance is answered at once, a document by a job.
struct ClientRequest {
    project::ProjectKind kind = project::ProjectKind::Conversation;
    DeploymentName target;
    QString text;
    QString language; // of the text; empty = the service's project knows it
    bool operator==(const ClientRequest &) const = default;
};

/// Whether the answer is a job that is asked for until it is done, as Azure does with documents.
[[nodiscard]] bool isAnsweredByJob(project::ProjectKind kind);

/// Its path at the service, with the version of the API.
[[nodiscard]] QString clientPath(project::ProjectKind kind);

/// Its body. Places in the answer are asked for in UTF-16 code units.
[[nodiscard]] QByteArray clientBody(const ClientRequest &request);

/// The prediction in the answer's body, of a job in its last state. The threshold is not told by the service
/// and is 0 here; `topIntent` is what the service made of it. Errors name the place as a path, as those of
/// requests do; BadOffset for an entity outside the text.
[[nodiscard]] Result<project::Prediction> readClientAnswer(const ClientRequest &request,
                                                           std::string_view body);

/// Why a service refuses, in its own words: the innermost message of an error, of a job's or of its only
/// document's. Empty if the body has none.
[[nodiscard]] QString refusalIn(std::string_view body);

} // namespace glossa::wire
