// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

namespace glossa::models {

/// Whether what begins now can be kept. In a workspace that can only be read it cannot, and that is told at
/// once, before a person has typed or chosen anything.
[[nodiscard]] inline bool mayWrite(StudioContext &context)
{
    if (!context.session().isReadOnly())
        return true;
    context.report(Error{ErrorCode::ReadOnly, context.session().folder().toStdString(), {}, {}, {}});
    return false;
}

} // namespace glossa::models
