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

/// Of a long document only what is in the first screens is worth the time.
constexpr std::size_t explainedEntities = 60;

std::vector<std::vector<Reason>> classReasons(const learn::Model &model, std::u16string_view text,
                                              const std::string &language,
                                              const project::Prediction &prediction, std::size_t count)
{
    std::vector<std::uint32_t> classes;
    for (const project::ClassPrediction &given : prediction.classes)
        classes.push_back(numberOf(model.classes(), given.category));
    if (classes.empty() && !prediction.allClasses.empty())
        classes.push_back(numberOf(model.classes(), prediction.allClasses.front().category));
    std::vector<std::vector<Reason>> reasons;
    if (!classes.empty()) {
        const auto evidence = learn::whyClasses(model, text, language, classes, count);
        for (const auto &one : evidence)
            reasons.push_back(reasonsOf(one));
    }
    return reasons;
}

} // namespace

Reasons reasonsFor(const Predictor &predictor, const project::Prediction &prediction, const QString &language,
                   std::size_t count)
{
    const learn::Model &model = predictor.model();
    const std::u16string text = prediction.text.toStdU16String();
    const std::string used = predictor.languageOf(language).toStdString();
    Reasons reasons;
    if (!prediction.intents.empty())
        reasons.forIntent = reasonsOf(learn::whyIntent(
            model, text, used, numberOf(model.intents(), prediction.intents.front().category), count));
    for (const project::EntityPrediction &entity : prediction.entities) {
        std::vector<Reason> said;
        if (entity.learned && reasons.forEntities.size() < explainedEntities)
            said = reasonsOf(learn::whyEntity(model, text, used, entity.span,
                                              numberOf(model.entities(), entity.category), count));
        reasons.forEntities.push_back(std::move(said));
    }
    reasons.forClasses = classReasons(model, text, used, prediction, count);
    return reasons;
}

QString nameOf(ReasonKind kind)
{
    switch (kind) {
    case ReasonKind::Word:
        return QStringLiteral("word");
    case ReasonKind::Phrase:
        return QStringLiteral("phrase");
    case ReasonKind::Letters:
        return QStringLiteral("letters");
    case ReasonKind::FirstWord:
        return QStringLiteral("firstWord");
    case ReasonKind::Before:
        return QStringLiteral("before");
    case ReasonKind::After:
        return QStringLiteral("after");
    case ReasonKind::Around:
        return QStringLiteral("around");
    case ReasonKind::Beginning:
        return QStringLiteral("beginning");
    case ReasonKind::Ending:
        return QStringLiteral("ending");
    case ReasonKind::Form:
        return QStringLiteral("form");
    case ReasonKind::FormNear:
        return QStringLiteral("formNear");
    case ReasonKind::Listed:
        return QStringLiteral("listed");
    case ReasonKind::Intent:
        return QStringLiteral("intent");
    case ReasonKind::Line:
        return QStringLiteral("line");
    case ReasonKind::Place:
        break;
    }
    return QStringLiteral("place");
}

} // namespace glossa::workspace
