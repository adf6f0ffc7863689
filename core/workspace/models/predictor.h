// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/model.h"
#include "core/project/prediction.h"
#include "core/project/schema.h"
#include "core/recognize/recognizer.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/session/workspace.h"

#include <QStringList>

#include <memory>
#include <type_traits>
#include <vector>

namespace glossa::workspace {

/// A loaded model with the list and regex components it was trained with. Immutable; shared between threads.
class Predictor {
public:
    /// The threshold is the project's at the time of loading; see withThreshold. UnreadableFile,
    /// CorruptModel, NewerVersion; NotFound for a model that is not there. Never fails because the model is
    /// trained anew meanwhile.
    static Result<std::shared_ptr<const Predictor>> load(Workspace &workspace, std::int64_t project,
                                                         const QString &label);
    /// The file of that model, which a training may have taken away since it was read.
    static Result<std::shared_ptr<const Predictor>> load(Workspace &workspace, const Model &known);
    /// The same where the folder of the models and the project's head are known, without a statement.
    static Result<std::shared_ptr<const Predictor>>
    load(const QString &modelsFolder, const Model &known, const project::ProjectInfo &info);
    /// From a model in memory; `schema` are the categories it was trained with. Patterns that cannot be run
    /// are left out.
    static Result<std::shared_ptr<const Predictor>> make(learn::Model model, const project::ProjectInfo &info,
                                                         const std::vector<project::Category> &schema);

    [[nodiscard]] project::Prediction predict(const QString &text, const QString &language = {}) const;
    /// In what a text is read that names no language of its own: the model's.
    [[nodiscard]] QString languageOf(const QString &language) const
    {
        return language.isEmpty() ? m_language : language;
    }
    /// The same model with another threshold; costs nothing, as they share it.
    [[nodiscard]] std::shared_ptr<const Predictor> with(double threshold) const;
    /// The same with another threshold; the scores do not change.
    [[nodiscard]] static project::Prediction withThreshold(project::Prediction prediction, double threshold);

    [[nodiscard]] const learn::Model &model() const { return *m_model; }

private:
    Predictor(learn::Model model, recognize::Recognizer recognizer, project::ProjectKind kind,
              QString language, double threshold);
    std::shared_ptr<const learn::Model> m_model;
    std::shared_ptr<const recognize::Recognizer> m_recognizer;
    project::ProjectKind m_kind;
    QString m_language;
    double m_threshold;
    QStringList m_intents;  // by the model's number
    QStringList m_entities; // by the model's and the recognizer's number
    QStringList m_classes;  // by the model's number
};

/// What `use` makes of a model. A training replaces the model and then removes the file that the
/// old one named, so that who has read the old one may find the file gone: where `use` fails and the model
/// has another file by now, it is asked again with that one.
template <typename Use>
std::invoke_result_t<Use, const Model &> withModel(Workspace &workspace, std::int64_t project,
                                                   const QString &label, Use use)
{
    auto known = workspace::model(workspace, project, label);
    while (known) {
        auto made = use(*known);
        if (made)
            return made;
        auto now = workspace::model(workspace, project, label);
        if (now && now->file == known->file)
            return made;
        known = std::move(now);
    }
    return fail(known.error());
}

} // namespace glossa::workspace
