// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/workspace/models/predictor.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>

namespace glossa::workspace {

/// A deployment as it serves at a moment. Whoever holds it gets every answer of the same model.
struct ServedModel {
    std::int64_t project = 0;
    std::int64_t held = 0; // HeldModel::id: tells this model from the next one in its slot
    QString deployment;
    QString label;             // the model's, when it was deployed
    project::ProjectInfo info; // with the threshold of now
    bool keepsQueries = true;  // the project's setting of the review queue
    std::shared_ptr<const Predictor> predictor;
};

/// What a deployment serves, for who asks once: reads its row and its file.
Result<std::shared_ptr<const ServedModel>> loadDeployed(Workspace &workspace, std::int64_t project,
                                                        const QString &deployment);

/// The deployed models of a workspace for many threads at once. A thread of its own with a connection of its
/// own looks a few times a second at the counters of what has changed; what anybody deploys, swaps or deletes
/// is served within a second (and the time that its file takes to load), without a statement in the threads
/// that ask. A model is loaded by the first who asks for it, and then again before its slot's next one takes
/// its place, so that nobody waits for a deployment.
class DeployedModels {
public:
    struct Limits {
        std::int64_t bytes = std::int64_t{1} << 30; // of loaded files; what was asked for longest ago goes
        std::chrono::milliseconds interval{200};    // between two looks
    };
    /// Opens the workspace, which must exist, and reads its slots. `clock` must outlive it.
    static Result<std::unique_ptr<DeployedModels>> open(const QString &folder, const Clock &clock,
                                                        Limits limits);
    static Result<std::unique_ptr<DeployedModels>> open(const QString &folder, const Clock &clock)
    {
        return open(folder, clock, Limits());
    }
    ~DeployedModels();

    /// What serves under that name now; from any thread. NotFound with the place "project", or "deployment"
    /// where the project has no such slot; else the errors of Predictor::load.
    [[nodiscard]] Result<std::shared_ptr<const ServedModel>> find(const QString &project,
                                                                  const QString &deployment);
    [[nodiscard]] Result<std::shared_ptr<const Predictor>> predictor(const QString &project,
                                                                     const QString &deployment);

private:
    struct State;
    explicit DeployedModels(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace glossa::workspace
