// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/predictor.h"

#include "core/project/rules.h"
#include "core/workspace/components/recognition.h"
#include "core/workspace/models/model_metadata.h"
#include "core/workspace/models/registry.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace glossa::workspace {

namespace {

QStringList namesOf(const std::vector<std::string> &names)
{
    QStringList result;
    for (const std::string &name : names)
        result << QString::fromStdString(name);
    return result;
}

/// A file is the model's only if it was learned from the same data with the same options, and is as long:
/// equal trainings give equal bytes, so that then it is the same file.
Status checkIsOf(const Model &model, const ModelMetadata &metadata, std::int64_t bytes, const QString &path)
{
    const ModelFacts &facts = model.facts;
    const auto optionsOf = [](const TrainRequest &request) {
        return std::tuple(request.advanced, request.split.manual, request.split.trainPercent, request.seed);
    };
    if (facts.fingerprint == metadata.fingerprint && facts.fileBytes == bytes &&
        optionsOf(facts.request) == optionsOf(metadata.request))
        return {};
    return fail(ErrorCode::CorruptModel, Phrase::FileOfAnotherTraining, model.label.toStdString(), {},
                path.toStdString());
}

} // namespace

Predictor::Predictor(learn::Model model, recognize::Recognizer recognizer, project::ProjectKind kind,
                     QString language, double threshold)
    : m_model(std::make_shared<const learn::Model>(std::move(model)))
    , m_recognizer(std::make_shared<const recognize::Recognizer>(std::move(recognizer)))
    , m_kind(kind)
    , m_language(std::move(language))
    , m_threshold(threshold)
    , m_intents(namesOf(m_model->intents()))
    , m_entities(namesOf(m_model->entities()))
    , m_classes(namesOf(m_model->classes()))
{
}

Result<std::shared_ptr<const Predictor>> Predictor::make(learn::Model model, const project::ProjectInfo &info,
                                                         const std::vector<project::Category> &schema)
{
    auto components = recognitionComponents(schema, namesOf(model.entities()));
    for (recognize::EntityComponents &entity : components)
        entity.learned = model.learns(entity.category);
    auto recognizer = recognize::Recognizer::compile(std::move(components), info.language.toStdString());
    if (!recognizer)
        return fail(recognizer.error());
    return std::shared_ptr<const Predictor>(new Predictor(std::move(model), std::move(*recognizer), info.kind,
                                                          info.language,
                                                          info.confidenceThreshold.value_or(0.0)));
}

Result<std::shared_ptr<const Predictor>> Predictor::load(Workspace &workspace, std::int64_t project,
                                                         const QString &label)
{
    return withModel(workspace, project, label, [&](const Model &known) { return load(workspace, known); });
}

Result<std::shared_ptr<const Predictor>> Predictor::load(Workspace &workspace, const Model &known)
{
    const auto summary = workspace.store().project(known.project);
    if (!summary)
        return fail(summary.error());
    return load(workspace.store().modelsFolder(), known, summary->info);
}

Result<std::shared_ptr<const Predictor>>
Predictor::load(const QString &modelsFolder, const Model &known, const project::ProjectInfo &project)
{
    const QString path = QDir(modelsFolder).filePath(known.file);
    auto model = learn::Model::load(path.toStdString());
    if (!model)
        return fail(model.error());
    const auto metadata = ModelMetadata::fromJson(QByteArray::fromStdString(model->metadata()));
    if (!metadata)
        return fail(metadata.error());
    if (const auto own = checkIsOf(known, *metadata, QFileInfo(path).size(), path); !own)
        return fail(own.error());
    project::ProjectInfo info = project;
    info.language = metadata->language; // what it was trained for, whatever the project says by now
    return make(std::move(*model), info, metadata->schema);
}

std::shared_ptr<const Predictor> Predictor::with(double threshold) const
{
    auto other = std::shared_ptr<Predictor>(new Predictor(*this));
    other->m_threshold = threshold;
    return other;
}

project::Prediction Predictor::predict(const QString &text, const QString &language) const
{
    const std::u16string utf16 = text.toStdU16String();
    const std::string used = languageOf(language).toStdString();
    const learn::Prediction said = m_model->predict(utf16, used);

    project::Prediction prediction;
    prediction.kind = m_kind;
    prediction.text = text;
    for (const learn::IntentScore &score : said.intents)
        prediction.intents.push_back({m_intents.at(static_cast<qsizetype>(score.intent)), score.confidence});
    const QString none = project::noneIntent();
    if (project::traitsOf(m_kind).noneIntent && !m_intents.contains(none))
        prediction.intents.push_back({none, 0.0});
    for (const learn::ClassScore &score : said.classes)
        prediction.classes.push_back(
            {m_classes.at(static_cast<qsizetype>(score.category)), score.confidence});

    for (const learn::ClassScore &score : said.allClasses)
        prediction.allClasses.push_back(
            {m_classes.at(static_cast<qsizetype>(score.category)), score.confidence});

    std::vector<recognize::ComponentMatch> learned;
    learned.reserve(said.spans.size());
    for (const learn::PredictedSpan &span : said.spans) {
        learned.push_back({span.span, span.category, recognize::ComponentKind::Learned, span.confidence,
                           recognize::Extra{}});
    }
    for (const recognize::FoundEntity &found : m_recognizer->combine(utf16, used, learned)) {
        project::EntityPrediction entity;
        entity.category = m_entities.at(static_cast<qsizetype>(found.category));
        entity.span = found.span;
        entity.confidence = found.confidence;
        entity.learned =
            std::ranges::find(found.parts, recognize::ComponentKind::Learned) != found.parts.end();
        for (const recognize::Extra &extra : found.extra) {
            using Kind = project::ExtraInformation::Kind;
            entity.extra.push_back(
                {extra.kind == recognize::ComponentKind::Regex ? Kind::RegexKey : Kind::ListKey,
                 QStringView(extra.key).toString(), QStringView(extra.pattern).toString()});
        }
        prediction.entities.push_back(std::move(entity));
    }
    return withThreshold(std::move(prediction), m_threshold);
}

project::Prediction Predictor::withThreshold(project::Prediction prediction, double threshold)
{
    prediction.threshold = threshold;
    if (project::traitsOf(prediction.kind).noneIntent) {
        const bool sure = !prediction.intents.empty() && prediction.intents.front().confidence >= threshold;
        prediction.topIntent = sure ? prediction.intents.front().category : project::noneIntent();
    }
    return prediction;
}

} // namespace glossa::workspace
