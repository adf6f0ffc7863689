// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/schema.h"
#include "core/workspace/models/train_request.h"

#include <QByteArray>

#include <vector>

namespace glossa::workspace {

/// What a model file says of itself: the schema it was trained with and how. Nothing in it depends on time or
/// machine, so that equal trainings give equal files.
struct ModelMetadata {
    project::ProjectKind kind = project::ProjectKind::Conversation;
    QString language;
    std::vector<project::Category> schema;
    TrainRequest request;
    QString fingerprint;

    [[nodiscard]] QByteArray toJson() const;
    static Result<ModelMetadata> fromJson(const QByteArray &json);
};

} // namespace glossa::workspace
