// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/deployments/deployed_models.h"
#include "core/workspace/models/predictor_cache.h"

#include <map>
#include <memory>
#include <mutex>

namespace glossa::tryout {

/// What has been loaded to be asked, for the threads that ask.
class LoadedModels {
public:
    workspace::PredictorCache models;

    /// What a deployment serves now. Two are kept, as many as are asked together.
    Result<std::shared_ptr<const workspace::ServedModel>> deployed(workspace::Workspace &workspace,
                                                                   std::int64_t project, const QString &name);

private:
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<const workspace::ServedModel>> m_served; // by the deployment's name
};

} // namespace glossa::tryout
