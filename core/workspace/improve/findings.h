// SPDX-License-Identifier: GPL-3.0-or-later
// The analyses: each is a pure function of the project as it stands, and of what a model was judged to do.
#pragma once

#include "core/workspace/improve/corpus.h"
#include "core/workspace/improve/finding.h"
#include "core/workspace/models/evaluation_report.h"
#include "core/workspace/models/predictor.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace glossa::workspace {

using Findings = std::vector<Finding>;

/// Azure's rules on what is labeled how often on either side. `judged` may be null.
[[nodiscard]] Findings countFindings(const Corpus &corpus, const EvaluationReport *judged);
/// Texts that stand twice and carry different things. Linear in the words of the project.
[[nodiscard]] Findings contradictions(const Corpus &corpus);
/// Surface forms that are labeled in most places and not, or otherwise, in some. Linear in the words.
[[nodiscard]] Findings unevenLabels(const Corpus &corpus);
/// Labels that end otherwise than the others of their entity. Linear in the words.
[[nodiscard]] Findings borders(const Corpus &corpus);
/// Test texts that are nearly texts of the training set. Empty soon after `stop`.
[[nodiscard]] Findings twins(const Corpus &corpus, const EvaluationReport *judged,
                             const std::stop_token &stop);
/// Categories that the model takes for each other, and labels that it does not believe.
[[nodiscard]] Findings judgedFindings(const Corpus &corpus, const EvaluationReport &judged);
/// Unlabeled texts that the model is least sure of, apart from one another. Asks for at most rules::mostAsked
/// predictions. Empty soon after `stop`.
[[nodiscard]] Findings nextToLabel(const Corpus &corpus, const EvaluationReport *judged,
                                   const Predictor &predictor, const std::stop_token &stop,
                                   const std::function<void(double)> &progress);

/// The edits of `edits` in the findings' evidence are kept, what is too much of it goes.
inline void shorten(Finding &finding, std::size_t most)
{
    if (finding.evidence.size() > most)
        finding.evidence.resize(most);
}

} // namespace glossa::workspace
