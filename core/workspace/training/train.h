// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/model.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/session/workspace.h"
#include "core/workspace/training/train_state.h"

#include <functional>
#include <stop_token>

namespace glossa::workspace {

/// The last row of the job that has made this model, with what is to be told as its last progress. It is
/// asked for once, when the model's file is written.
using LastRow = std::function<store::JobRow(const Model &made, const TrainState &last)>;

/// Trains, evaluates if there is a test side, writes the model file, commits its row: all or nothing. With a
/// `lastRow` the model's row is committed together with the end of its job, so that a model stands exactly if
/// its job is done, whenever the process is killed; Conflict if somebody else has ended the job. `job` is 0,
/// and `lastRow` empty, for a training that no job asked for.
Result<Model> trainModel(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                         std::int64_t job, const std::stop_token &stop,
                         const std::function<void(const TrainState &)> &report, const LastRow &lastRow = {});

} // namespace glossa::workspace
