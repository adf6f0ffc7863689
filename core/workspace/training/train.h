// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/model.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/session/workspace.h"
#include "core/workspace/training/train_state.h"

#include <functional>
#include <stop_token>

namespace glossa::workspace {

/// Trains, evaluates if there is a test side, writes the model file, commits its row: all or nothing.
Result<Model> trainModel(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                         std::int64_t job, const std::stop_token &stop,
                         const std::function<void(const TrainState &)> &report);

} // namespace glossa::workspace
