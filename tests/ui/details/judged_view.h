// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/evaluation_report.h"

#include <memory>

namespace glossa::test {

/// A model's figures on eight utterances: Turn 4 of 4 right, dim 1 of 3 (two were predicted Turn), Ask 1 of
/// 1; Unused has none.
inline std::shared_ptr<const workspace::EvaluationReport> judgedView()
{
    auto view = std::make_shared<workspace::EvaluationReport>();
    view->judged = true;
    view->model.label = QStringLiteral("m1");
    view->model.facts.trainByIntent = {{QStringLiteral("Turn"), 9}, {QStringLiteral("dim"), 7}};
    view->outcomes.intents = {"Turn", "dim", "Ask", "Unused"};
    const auto add = [&view](std::uint32_t expected, std::uint32_t predicted, int count) {
        for (int i = 0; i < count; ++i) {
            evaluate::Outcome outcome;
            outcome.item = static_cast<std::int64_t>(view->outcomes.items.size()) + 1;
            outcome.text = u"an utterance";
            outcome.expectedIntent = expected;
            outcome.predictedIntent = predicted;
            view->outcomes.items.push_back(outcome);
        }
    };
    add(0, 0, 4);
    add(1, 1, 1);
    add(1, 0, 2);
    add(2, 2, 1);
    view->metrics = evaluate::measure(view->outcomes);
    view->intents = evaluate::intentConfusion(view->outcomes);
    view->readings = evaluate::readings(view->outcomes);
    return view;
}

} // namespace glossa::test
