// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/improve/finding.h"
#include "core/workspace/session/workspace.h"

namespace glossa::workspace {

/// Puts a finding off, durably and for everybody. It comes back by itself once it is about more than today.
Status putOff(Workspace &workspace, std::int64_t project, const Finding &finding, const Origin &origin);
/// Takes that back. NotFound with the place "finding" unless it is put off.
Status takeBack(Workspace &workspace, std::int64_t project, const QString &identity);

} // namespace glossa::workspace
