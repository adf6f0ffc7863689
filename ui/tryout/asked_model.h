// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/azure/runtime_call.h"
#include "core/project/prediction.h"
#include "core/workspace/models/reasons.h"
#include "ui/models/studio_context.h"
#include "ui/tryout/targets.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace glossa::tryout {

class LoadedModels;

/// What a model says of a text, and why.
struct Answer {
    Target target; // as it was asked
    project::Prediction prediction;
    workspace::Reasons reasons; // a service tells none
    QString json = {};          // as a service sent it; empty = it is written from the prediction
    qint64 tookMs = 0;
};

/// One who is asked: a model, which is loaded and asked off the window's thread, or a service over HTTP. What
/// is asked meanwhile takes the place of what waits.
class AskedModel : public QObject {
    Q_OBJECT
public:
    AskedModel(models::StudioContext &context, Targets &targets, std::shared_ptr<LoadedModels> loaded,
               QObject *parent = nullptr);
    ~AskedModel() override;

    [[nodiscard]] const std::optional<Target> &target() const { return m_target; }
    void choose(const std::optional<Target> &target);
    void ask(const QString &text);
    [[nodiscard]] bool isAsking() const { return m_asking; }
    /// The answer that is waited for is not heard of any more.
    void drop();

Q_SIGNALS:
    void askingChanged();
    void answered(const glossa::tryout::Answer &answer);
    /// Why there is no answer, in a sentence.
    void refused(const QString &why);

private:
    void askService(const QString &text);
    void readService(const azure::RuntimeCall::Outcome &outcome);
    void setAsking(bool asking);

    models::StudioContext &m_context;
    Targets &m_targets;
    std::shared_ptr<LoadedModels> m_loaded; // used by the session's threads, which may outlive this
    azure::RuntimeCall m_call;
    std::optional<Target> m_target;
    Target m_calledTarget;
    QString m_calledText;
    project::ProjectKind m_calledKind = project::ProjectKind::Conversation;
    QElapsedTimer m_clock;
    bool m_asking = false;
    std::uint64_t m_question = 0; // answers to older ones are dropped
};

} // namespace glossa::tryout
