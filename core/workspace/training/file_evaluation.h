// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/datasets/import.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/session/workspace.h"

namespace glossa::workspace {

/// The report of a model on the items of a file, and what of the file it leaves out.
struct FileEvaluation : EvaluationReport {
    formats::ReadReport report; // what of the file was refused is not judged
    std::int64_t unlabeled = 0; // neither are items that nobody has labeled
    std::int64_t notTest = 0;   // nor, where the file marks items as Test, the others
    /// The file cannot say where entities are, as a table: they are not judged then, or each would be wrong.
    bool withoutEntities = false;
    /// Judged texts that the model has learned from: the figures are too good.
    std::int64_t learned = 0;
    /// The project has changed since the training, so that those are counted by what it holds now.
    bool learnedIsGuess = false;
};
/// Judges a model on the files of a request (any readable format, read as an import into its project would).
Result<FileEvaluation> evaluateOnFile(Workspace &workspace, std::int64_t project, const QString &label,
                                      const ImportRequest &reading, const evaluate::ReportParts &parts = {});

} // namespace glossa::workspace
