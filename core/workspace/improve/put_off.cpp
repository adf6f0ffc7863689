// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/improve/put_off.h"

#include "core/store/put_off.h"

namespace glossa::workspace {

Status putOff(Workspace &workspace, std::int64_t project, const Finding &finding, const Origin &origin)
{
    return store::putOff(workspace.store(), project, {finding.identity(), finding.work}, origin);
}

Status takeBack(Workspace &workspace, std::int64_t project, const QString &identity)
{
    return store::takeBack(workspace.store(), project, identity);
}

} // namespace glossa::workspace
