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

/// A model's figures on six stories, by three classes. One an item: Drama 2 of 3 right (one was taken for
/// Comedy), Comedy 2 of 2, Action 0 of 1 (taken for Drama). Several: the same, and the first story is Action,
/// too, which is missed.
inline std::shared_ptr<const workspace::EvaluationReport> judgedClasses(project::ProjectKind kind)
{
    auto view = std::make_shared<workspace::EvaluationReport>();
    view->judged = true;
    view->kind = kind;
    view->model.label = QStringLiteral("m1");
    view->model.facts.trainByClass = {{QStringLiteral("Drama"), 9}, {QStringLiteral("Comedy"), 7}};
    view->outcomes.classes = {"Drama", "Comedy", "Action"};
    for (std::uint32_t i = 0; i < 3; ++i) {
        project::Category category;
        category.kind = project::CategoryKind::Class;
        category.name = QString::fromStdString(view->outcomes.classes[i]);
        category.slot = static_cast<int>(i) + 2;
        view->schema.push_back(category);
    }
    const auto add = [&view](std::vector<std::uint32_t> expected, std::uint32_t predicted) {
        evaluate::Outcome outcome;
        outcome.item = static_cast<std::int64_t>(view->outcomes.items.size()) + 1;
        outcome.text = u"a story";
        outcome.expectedClasses = std::move(expected);
        outcome.predictedClasses = {{predicted, 0.75}};
        view->outcomes.items.push_back(outcome);
    };
    const bool one = project::traitsOf(kind).oneClass;
    add(one ? std::vector<std::uint32_t>{0} : std::vector<std::uint32_t>{0, 2}, 0);
    add({0}, 0);
    add({0}, 1);
    add({1}, 1);
    add({1}, 1);
    add({2}, 0);
    static_cast<evaluate::Report &>(*view) = evaluate::reportOn(view->outcomes, evaluate::ReportParts::all());
    return view;
}

} // namespace glossa::test
