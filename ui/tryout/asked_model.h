// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/prediction.h"
#include "core/workspace/models/predictor_cache.h"
#include "core/workspace/models/reasons.h"
#include "ui/models/studio_context.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace glossa::tryout {

/// Who can be asked: a deployment with the model that it holds, or a model of the project's list.
struct Target {
    QString deployment; // empty = the model itself
    QString model;
    bool operator==(const Target &) const = default;
};

/// What a model says of a text, and why.
struct Answer {
    project::Prediction prediction;
    std::vector<workspace::Reason> forIntent; // of the best one
    std::vector<std::vector<workspace::Reason>>
        forEntities; // one list an entity; empty for what is not learned
    QString model;
};

/// The models and deployments of the open project, and the one that is asked. Loads and asks off the window's
/// thread; what is asked meanwhile takes the place of what waits.
class AskedModel : public QObject {
    Q_OBJECT
public:
    explicit AskedModel(models::StudioContext &context, QObject *parent = nullptr);

    /// Deployments first, then the models, the newest first.
    [[nodiscard]] const std::vector<Target> &targets() const { return m_targets; }
    [[nodiscard]] const std::optional<Target> &target() const { return m_target; }
    /// Nobody can be asked, as far as is known.
    [[nodiscard]] bool isKnown() const { return m_known; }
    void choose(const Target &target);
    /// Reads who there is; the chosen one stays if it is still there.
    void refresh();
    void ask(const QString &text);
    [[nodiscard]] bool isAsking() const { return m_asking; }

Q_SIGNALS:
    void targetsChanged();
    void askingChanged();
    void answered(const glossa::tryout::Answer &answer);
    void failed(const glossa::Error &error);

private:
    struct Loaded;
    void show(std::vector<Target> targets);

    models::StudioContext &m_context;
    std::shared_ptr<Loaded> m_loaded; // used by the session's threads, which may outlive this
    std::vector<Target> m_targets;
    std::optional<Target> m_target;
    bool m_known = false;
    bool m_asking = false;
    std::uint64_t m_listing = 0; // answers to older questions are dropped
    std::uint64_t m_question = 0;
};

} // namespace glossa::tryout
