// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include "core/workspace/models/train_request.h"

namespace glossa::cli {

/// Trains in this process, with a bar and what weakens the training on standard error; the exit code.
int trainHere(Context &context, std::int64_t project, const workspace::TrainRequest &request);

} // namespace glossa::cli
