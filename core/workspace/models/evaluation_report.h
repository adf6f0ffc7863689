// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluate/report.h"
#include "core/project/schema.h"
#include "core/workspace/models/model.h"
#include "core/workspace/session/workspace.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace glossa::workspace {

/// A model with every figure of its judgement, and what of its project one needs to show them.
struct EvaluationReport : evaluate::Report {
    Model model;
    project::ProjectKind kind = project::ProjectKind::Conversation;
    std::vector<project::Category> schema; // of the project today, which may have changed since
    std::int64_t changedSince = 0;         // journal steps since the training
    bool judged = false;                   // false: trained without a test side, and the figures are empty

    /// Of the schema; null if it no longer has it.
    [[nodiscard]] const project::Category *category(evaluate::JudgedKind of, const std::string &name) const;
    /// How many items (intent, class) or labels (entity) of a name the model learned from.
    [[nodiscard]] std::int64_t learnedFrom(evaluate::JudgedKind of, const std::string &name) const;
    /// Colour slot of a category of the outcomes; -1 if the schema no longer has it.
    [[nodiscard]] int slot(evaluate::JudgedKind of, std::uint32_t category) const;
    /// Its key on the keyboard; empty without one.
    [[nodiscard]] QString key(evaluate::JudgedKind of, std::uint32_t category) const;
};

/// The evaluation of a model: of the outcomes that its training stored. NotFound without the model; one that
/// was not judged has a report that says so; CorruptWorkspace if the outcomes are damaged. Reads the schema
/// and the steps since the training besides, all of one moment.
Result<EvaluationReport> evaluationReport(Workspace &workspace, std::int64_t project, const QString &label,
                                          const evaluate::ReportParts &parts);

/// The same of other outcomes of a model, such as those on a file. The model is the one that said them, which
/// another of its name may have replaced by now.
Result<EvaluationReport> evaluationReport(Workspace &workspace, const Model &model,
                                          evaluate::Outcomes outcomes, const evaluate::ReportParts &parts);

} // namespace glossa::workspace
