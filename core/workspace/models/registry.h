// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/outcome.h"
#include "core/workspace/models/model.h"
#include "core/workspace/session/workspace.h"

#include <vector>

namespace glossa::workspace {

Result<std::vector<Model>> models(Workspace &workspace, std::int64_t project); // newest first
/// NotFound.
Result<Model> model(Workspace &workspace, std::int64_t project, const QString &label);
/// With its file, unless a deployment holds it.
Status deleteModel(Workspace &workspace, std::int64_t project, const QString &label);
/// NotFound; AlreadyExists if another model has that name; InvalidArgument unless isModelName(to).
Status renameModel(Workspace &workspace, std::int64_t project, const QString &label, const QString &to);

/// The same model under another name, with a row of its own: what happens to one leaves the other alone. The
/// errors are those of renameModel().
Status duplicateModel(Workspace &workspace, std::int64_t project, const QString &label, const QString &to);
/// The request that trains a model once more, under the name that it has today, with the settings that it was
/// trained with. CorruptModel if these cannot be read.
Result<TrainRequest> requestOf(const Model &model);

/// The outcomes stored with a model; NotFound if it was trained without a test side. Every figure is computed
/// from them by core/evaluate.
Result<evaluate::Outcomes> evaluation(Workspace &workspace, std::int64_t project, const QString &label);

} // namespace glossa::workspace
