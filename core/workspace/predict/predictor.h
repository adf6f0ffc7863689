// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/model.h"
#include "core/project/prediction.h"
#include "core/recognize/recognizer.h"
#include "core/workspace/workspace.h"

#include <memory>

namespace glossa::workspace {

/// A loaded model with the list and regex components it was trained with. Immutable; shared between threads.
class Predictor {
public:
    /// The threshold is the project's at the time of loading; see withThreshold.
    static Result<std::shared_ptr<const Predictor>> load(Workspace &workspace, std::int64_t project,
                                                         const QString &label);
    /// From a model in memory; `schema` are the project's categories.
    static Result<std::shared_ptr<const Predictor>> make(learn::Model model, project::ProjectKind kind,
                                                         const QString &language,
                                                         const std::vector<project::Category> &schema,
                                                         double threshold);

    [[nodiscard]] project::Prediction predict(const QString &text, const QString &language = {}) const;
    /// The same with another threshold; the scores do not change.
    [[nodiscard]] static project::Prediction withThreshold(project::Prediction prediction, double threshold);

    [[nodiscard]] const learn::Model &model() const { return m_model; }

private:
    Predictor(learn::Model model, recognize::Recognizer recognizer);
    learn::Model m_model;
    recognize::Recognizer m_recognizer;
    project::ProjectKind m_kind = project::ProjectKind::Conversation;
    QString m_language;
    std::vector<std::uint32_t> m_learnedRequiredOnly;
    double m_threshold = 0.0;
    std::vector<QString> m_entities; // by the recognizer's category number
};

} // namespace glossa::workspace
