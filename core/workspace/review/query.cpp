// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/review/query.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace glossa::workspace {

namespace {

bool overlap(const project::EntityPrediction &one, const project::EntityPrediction &other)
{
    return one.span.begin < other.span.end() && other.span.begin < one.span.end();
}

/// Of entities that overlap the surer one stays, then the longer one: people could not label both.
std::vector<project::EntityPrediction> withoutOverlaps(std::vector<project::EntityPrediction> entities)
{
    std::ranges::stable_sort(entities, [](const auto &one, const auto &other) {
        return std::tuple(-one.confidence, -one.span.length) <
               std::tuple(-other.confidence, -other.span.length);
    });
    std::vector<project::EntityPrediction> kept;
    for (project::EntityPrediction &entity : entities) {
        if (std::ranges::none_of(kept, [&entity](const auto &other) { return overlap(entity, other); }))
            kept.push_back(std::move(entity));
    }
    std::ranges::sort(kept, {}, [](const auto &entity) { return entity.span.begin; });
    return kept;
}

QString bestIntent(const project::Prediction &prediction)
{
    return prediction.intents.empty() ? QString() : prediction.intents.front().category;
}

} // namespace

double confidenceOf(const project::Prediction &prediction)
{
    double least = 1.0;
    bool says = false;
    const auto take = [&](double confidence) {
        says = true;
        least = std::min(least, confidence);
    };
    if (!prediction.intents.empty())
        take(prediction.intents.front().confidence);
    for (const project::EntityPrediction &entity : prediction.entities)
        take(entity.learned ? entity.confidence : 1.0);
    for (const project::ClassPrediction &given : prediction.classes)
        take(given.confidence);
    return says ? least : 0.0;
}

QStringList categoriesOf(const project::Prediction &prediction)
{
    QStringList categories;
    if (!prediction.intents.empty())
        categories << prediction.intents.front().category;
    for (const project::ClassPrediction &given : prediction.classes)
        categories << given.category;
    return categories;
}

project::Item labeledBy(const project::Prediction &prediction, const QString &language)
{
    project::Item item;
    item.text = prediction.text;
    item.language = language;
    item.dataset = project::Dataset::Train;
    item.intent = bestIntent(prediction);
    item.done = true; // a person vouches for it
    const auto entities = project::traitsOf(prediction.kind).labelsOverlap
                              ? prediction.entities
                              : withoutOverlaps(prediction.entities);
    for (const project::EntityPrediction &entity : entities) {
        const project::Label label{entity.category, entity.span, 0, {}};
        if (std::ranges::find(item.labels, label) == item.labels.end())
            item.labels.push_back(label);
    }
    for (const project::ClassPrediction &given : prediction.classes)
        item.classes.push_back({given.category, {}});
    return item;
}

bool differ(const project::Prediction &one, const project::Prediction &other)
{
    const auto spansOf = [](const project::Prediction &prediction) {
        std::set<std::tuple<QString, std::int32_t, std::int32_t>> spans;
        for (const project::EntityPrediction &entity : prediction.entities)
            spans.emplace(entity.category, entity.span.begin, entity.span.length);
        return spans;
    };
    const auto classesOf = [](const project::Prediction &prediction) {
        std::set<QString> classes;
        for (const project::ClassPrediction &given : prediction.classes)
            classes.insert(given.category);
        return classes;
    };
    return bestIntent(one) != bestIntent(other) || spansOf(one) != spansOf(other) ||
           classesOf(one) != classesOf(other);
}

} // namespace glossa::workspace
