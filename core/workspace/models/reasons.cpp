// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/reasons.h"

#include "core/learn/explanation.h"

#include <algorithm>

namespace glossa::workspace {

namespace {

std::uint32_t numberOf(const std::vector<std::string> &names, const QString &name)
{
    return static_cast<std::uint32_t>(std::ranges::find(names, name.toStdString()) - names.begin());
}

std::vector<Reason> reasonsOf(const std::vector<learn::Evidence> &evidence)
{
    std::vector<Reason> reasons;
    for (const learn::Evidence &said : evidence)
        reasons.push_back({said.kind, QString::fromStdU16String(said.text), said.weight});
    return reasons;
}

} // namespace

std::vector<Reason> reasonsForIntent(const Predictor &predictor, const QString &text, const QString &language,
                                     const QString &intent, std::size_t count)
{
    const learn::Model &model = predictor.model();
    return reasonsOf(learn::whyIntent(model, text.toStdU16String(), language.toStdString(),
                                      numberOf(model.intents(), intent), count));
}

std::vector<Reason> reasonsForEntity(const Predictor &predictor, const QString &text, const QString &language,
                                     const project::EntityPrediction &entity, std::size_t count)
{
    if (!entity.learned)
        return {};
    const learn::Model &model = predictor.model();
    return reasonsOf(learn::whyEntity(model, text.toStdU16String(), language.toStdString(), entity.span,
                                      numberOf(model.entities(), entity.category), count));
}

} // namespace glossa::workspace
