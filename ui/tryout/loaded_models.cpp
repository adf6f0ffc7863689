// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/loaded_models.h"

#include "core/workspace/deployments/deployments.h"

namespace glossa::tryout {

namespace {

constexpr std::size_t mostServed = 2;

} // namespace

Result<std::shared_ptr<const workspace::ServedModel>>
LoadedModels::deployed(workspace::Workspace &workspace, std::int64_t project, const QString &name)
{
    const auto slot = workspace::deployment(workspace, project, name);
    if (!slot)
        return fail(slot.error());
    const std::scoped_lock lock(m_mutex);
    const auto known = m_served.find(name);
    if (known != m_served.end() && known->second->project == project && known->second->held == slot->held.id)
        return known->second;
    auto loaded = workspace::loadDeployed(workspace, project, name);
    if (!loaded)
        return loaded;
    if (known == m_served.end() && m_served.size() >= mostServed)
        m_served.erase(m_served.begin());
    m_served[name] = *loaded;
    return loaded;
}

} // namespace glossa::tryout
