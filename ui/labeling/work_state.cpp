// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/work_state.h"

namespace glossa::labeling {

bool needsIntents(const models::StudioContext &context)
{
    return context.overview() && context.overview()->summary.intents > 0;
}

} // namespace glossa::labeling
