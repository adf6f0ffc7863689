// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/azure/answering.h"
#include "core/serve/azure/text_jobs.h"
#include "core/serve/router.h"

#include <memory>
#include <vector>

namespace glossa::serve {

/// Azure's runtime API for the custom models of a workspace. The routes refer to it and are used by many
/// threads; it outlives them.
class Runtime {
public:
    struct Limits {
        RuntimeLimits requests;
        TextJobs::Limits jobs;
        workspace::DeployedModels::Limits models;
    };
    /// Opens the workspace, which must exist and can be written. With `keepsQueries` false no query is kept
    /// for review, whatever projects and clients say.
    static Result<std::unique_ptr<Runtime>> open(const QString &folder, const Clock &clock, Say say,
                                                 bool keepsQueries, Limits limits);
    static Result<std::unique_ptr<Runtime>> open(const QString &folder, const Clock &clock, Say say,
                                                 bool keepsQueries = true)
    {
        return open(folder, clock, std::move(say), keepsQueries, Limits());
    }

    /// All paths begin with /language. What Azure answers there with models of its own is refused in its
    /// words.
    [[nodiscard]] std::vector<Route> routes();

    /// For who shows what is served.
    [[nodiscard]] workspace::DeployedModels &models() { return *m_models; }
    [[nodiscard]] workspace::QueryLog *log() { return m_log.get(); }

private:
    Runtime() = default;
    std::unique_ptr<workspace::DeployedModels> m_models;
    std::unique_ptr<workspace::QueryLog> m_log;
    std::unique_ptr<Answering> m_answering;
    std::unique_ptr<TextJobs> m_jobs; // before what it answers from goes
};

} // namespace glossa::serve
