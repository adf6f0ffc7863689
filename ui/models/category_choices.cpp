// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/category_choices.h"

#include <QLocale>

#include <algorithm>
#include <functional>

namespace glossa::models {

namespace {

constexpr std::size_t digitKeys = 9;

} // namespace

std::vector<widgets::Choice> entityChoices(const StudioContext &context)
{
    const QLocale locale;
    std::vector<widgets::Choice> choices;
    for (const workspace::CategoryUse &use : context.categories())
        if (use.category.kind == project::CategoryKind::Entity)
            choices.push_back({use.category.name, use.category.key.value_or(QString()),
                               locale.toString(use.train + use.test), use.category.slot});
    return choices;
}

std::vector<widgets::Choice> classChoices(const StudioContext &context, const project::Item *item)
{
    const QLocale locale;
    const bool one = context.hasOneClass();
    std::vector<widgets::Choice> choices;
    for (const workspace::CategoryUse &use : context.categories()) {
        if (use.category.kind != project::CategoryKind::Class)
            continue;
        widgets::Choice choice{use.category.name, use.category.key.value_or(QString()),
                               locale.toString(use.items), use.category.slot};
        choice.ticked = item != nullptr && project::hasClass(*item, use.category.name);
        choice.mark = one ? widgets::Choice::Mark::Radio : widgets::Choice::Mark::Box;
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::vector<widgets::Choice> intentChoices(const StudioContext &context,
                                           const project::Prediction *prediction)
{
    struct Intent {
        QString name;
        std::int64_t items = 0;
        double confidence = 0.0;
    };
    std::vector<Intent> intents;
    for (const workspace::CategoryUse &use : context.categories()) {
        if (use.category.kind != project::CategoryKind::Intent)
            continue;
        intents.push_back({use.category.name, use.items, 0.0});
        if (prediction != nullptr) {
            const auto said = std::ranges::find(prediction->intents, use.category.name,
                                                &project::IntentPrediction::category);
            if (said != prediction->intents.end())
                intents.back().confidence = said->confidence;
        }
    }
    if (prediction != nullptr)
        std::ranges::stable_sort(intents, std::greater(), &Intent::confidence);
    else if (intents.size() > digitKeys)
        std::ranges::stable_sort(intents, std::greater(), &Intent::items);
    const QLocale locale;
    std::vector<widgets::Choice> choices;
    for (const Intent &intent : intents) {
        const QString key = choices.size() < digitKeys ? QString::number(choices.size() + 1) : QString();
        choices.push_back({intent.name, key,
                           prediction != nullptr ? locale.toString(intent.confidence, 'f', 2)
                                                 : locale.toString(intent.items),
                           -1});
    }
    return choices;
}

} // namespace glossa::models
