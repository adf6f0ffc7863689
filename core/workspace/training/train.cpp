// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/train.h"
#include "core/workspace/models/registry.h"
#include "core/workspace/models/train_request.h"
#include "core/workspace/training/train_state.h"

#include "core/evaluate/metrics.h"
#include "core/learn/trainer.h"
#include "core/store/model_files.h"
#include "core/workspace/models/model_data.h"
#include "core/workspace/models/model_metadata.h"
#include "core/workspace/models/model_record.h"
#include "core/workspace/models/outcomes.h"
#include "core/workspace/models/predictor.h"
#include "core/workspace/training/training_data.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace glossa::workspace {

namespace {

// Shares of the whole run, by what trainings of the sample projects take.
constexpr double learningShare = 0.92;
constexpr double judgingShare = 0.06;

QString stageName(learn::TrainStage stage)
{
    switch (stage) {
    case learn::TrainStage::Preparing:
        return QStringLiteral("preparing");
    case learn::TrainStage::Intents:
        return QStringLiteral("intents");
    case learn::TrainStage::Entities:
        return QStringLiteral("entities");
    case learn::TrainStage::Classes:
        return QStringLiteral("classes");
    case learn::TrainStage::Calibrating:
    case learn::TrainStage::Done:
        break;
    }
    return QStringLiteral("calibrating");
}

/// Turns the learner's steps into the training's state and tells it on.
class Reporter {
public:
    Reporter(const Clock &clock, const std::function<void(const TrainState &)> &report)
        : m_clock(clock), m_report(report), m_stageBegan(clock.nowMs())
    {
    }

    void enter(const QString &stage, double fraction)
    {
        constexpr double worthTelling = 0.002;
        if (stage == m_state.stage && fraction < m_state.fraction + worthTelling)
            return;
        if (stage != m_state.stage) {
            const std::int64_t now = m_clock.nowMs();
            if (!m_state.stage.isEmpty())
                m_state.stageMs.emplace_back(m_state.stage, now - m_stageBegan);
            m_stageBegan = now;
            m_state.stage = stage;
            m_state.iteration = 0;
            m_state.maxIterations = 0;
        }
        m_state.fraction = std::max(m_state.fraction, fraction);
        tell();
    }

    /// What enter("done") will tell; whoever writes it down before it is told asks for it.
    [[nodiscard]] TrainState last() const
    {
        TrainState state = m_state;
        state.stageMs.emplace_back(state.stage, m_clock.nowMs() - m_stageBegan);
        state.stage = QStringLiteral("done");
        state.fraction = 1.0;
        state.iteration = 0;
        state.maxIterations = 0;
        return state;
    }

    void learned(const learn::TrainProgress &step)
    {
        if (step.stage != learn::TrainStage::Done)
            enter(stageName(step.stage), step.fraction * learningShare);
        if (step.iteration == 0)
            return;
        m_state.iteration = step.iteration;
        m_state.maxIterations = step.maxIterations;
        const TrainPoint point{step.iteration, step.objective, step.heldOutScore};
        if (step.stage == learn::TrainStage::Intents)
            m_state.intentCurve.push_back(point);
        else if (step.stage == learn::TrainStage::Entities)
            m_state.entityCurve.push_back(point);
        else if (step.stage == learn::TrainStage::Classes)
            m_state.classCurve.push_back(point);
        tell();
    }

private:
    void tell() const
    {
        if (m_report)
            m_report(m_state);
    }

    const Clock &m_clock;
    const std::function<void(const TrainState &)> &m_report;
    std::int64_t m_stageBegan;
    TrainState m_state;
};

void fillScores(ModelFacts &facts, const evaluate::Metrics &metrics)
{
    if (metrics.intents) {
        facts.intentF1 = metrics.intents->micro.f1;
        std::int64_t judged = 0;
        for (const evaluate::CategoryMetrics &category : metrics.intents->categories)
            judged += category.support;
        if (judged > 0)
            facts.intentAccuracy = static_cast<double>(metrics.intentsRight) / static_cast<double>(judged);
    }
    if (metrics.entities)
        facts.entityF1 = metrics.entities->micro.f1;
    if (metrics.classes) {
        facts.classF1 = metrics.classes->micro.f1;
        facts.classMacroF1 = metrics.classes->macro.f1;
    }
    facts.combinedF1 = evaluate::f1(metrics.combined);
}

/// A long import holds the workspace; the model waits for it rather than be lost.
Result<store::NewModelFile> newModelFile(Workspace &workspace, std::int64_t project,
                                         const std::stop_token &stop)
{
    while (true) {
        auto file = store::NewModelFile::make(workspace.store(), project);
        if (file || file.error().code != ErrorCode::Busy || stop.stop_requested())
            return file;
    }
}

/// What the model keeps of its data, in the form that its file carries.
std::string packed(ModelDataWriter &kept, const TrainingData &data)
{
    ModelDataHead head{data.info, {}, kept.items(), data.fingerprint};
    for (std::size_t i = 0; i < data.schema.size(); ++i)
        head.schema.push_back({data.categoryNumbers[i], data.schema[i]});
    return kept.finish(head);
}

Result<Model> commit(Workspace &workspace, std::int64_t project, std::int64_t job, std::int64_t startedMs,
                     const learn::Model &learned, const std::string &data, ModelFacts facts,
                     const evaluate::Outcomes &outcomes, const std::stop_token &stop,
                     const std::function<std::optional<store::JobRow>(const Model &)> &ending)
{
    Model model;
    model.project = project;
    model.label = facts.request.model;
    const auto file = newModelFile(workspace, project, stop);
    if (!file)
        return fail(stop.stop_requested() ? Error{ErrorCode::Cancelled, {}, {}, {}, {}} : file.error());
    model.file = file->name();
    const QString path = QDir(workspace.store().modelsFolder()).filePath(model.file);
    if (const auto saved = learned.save(path.toStdString(), data); !saved)
        return fail(saved.error());
    model.facts = std::move(facts);
    model.facts.fileBytes = QFileInfo(path).size();
    model.facts.dataBytes = static_cast<std::int64_t>(data.size());
    model.trainedMs = workspace.clock().nowMs();
    model.tookMs = model.trainedMs - startedMs;
    model.job = job;
    const store::ModelRow row = rowOf(model);

    const QByteArray blob = outcomes.items.empty() ? QByteArray() : outcomesToBlob(outcomes);
    const std::optional<store::JobRow> ended = ending(model);
    const store::JobRow *last = ended ? &*ended : nullptr;
    auto put = workspace.store().putModel(row, blob, last);
    // A long import holds the workspace; the model waits for it rather than be lost.
    while (!put && put.error().code == ErrorCode::Busy && !stop.stop_requested())
        put = workspace.store().putModel(row, blob, last);
    if (!put) {
        QFile::remove(path);
        // Whoever ends the job in our stead lets the keeper of its row ask for a stop; the reason is theirs.
        const bool given = put.error().code == ErrorCode::Busy && stop.stop_requested();
        return fail(given ? Error{ErrorCode::Cancelled, {}, {}, {}, {}} : put.error());
    }
    return model;
}

} // namespace

Result<Model> trainModel(Workspace &workspace, std::int64_t project, const TrainRequest &request,
                         std::int64_t job, const std::stop_token &stop,
                         const std::function<void(const TrainState &)> &report, const LastRow &lastRow)
{
    const std::int64_t startedMs = workspace.clock().nowMs();
    Reporter reporter(workspace.clock(), report);
    reporter.enter(QStringLiteral("preparing"), 0.0);
    ModelDataWriter kept;
    auto data = readTrainingData(workspace, project, request, stop, &kept);
    if (!data)
        return fail(data.error());
    const std::string dataBytes = packed(kept, *data);

    learn::TrainOptions options;
    options.seed = request.seed;
    options.threads = request.threads;
    options.advanced = request.advanced;
    const ModelMetadata metadata{data->info.kind, data->info.language, data->schema, request,
                                 data->fingerprint};
    auto model = learn::train(data->set, options, metadata.toJson().toStdString(), stop,
                              [&reporter](const learn::TrainProgress &step) { reporter.learned(step); });
    if (!model)
        return fail(model.error());

    ModelFacts facts;
    facts.request = request;
    facts.trainItems = data->trainItems;
    facts.testItems = static_cast<std::int64_t>(data->test.size());
    facts.trainLabels = data->trainLabels;
    facts.testLabels = data->testLabels;
    for (std::size_t i = 0; i < data->trainByIntent.size(); ++i)
        facts.trainByIntent[data->intents[static_cast<qsizetype>(i)]] = data->trainByIntent[i];
    for (std::size_t i = 0; i < data->trainByEntity.size(); ++i)
        facts.trainByEntity[data->entities[static_cast<qsizetype>(i)]] = data->trainByEntity[i];
    for (std::size_t i = 0; i < data->trainByClass.size(); ++i)
        facts.trainByClass[data->classes[static_cast<qsizetype>(i)]] = data->trainByClass[i];
    facts.items = data->items;
    facts.sequence = data->sequence;
    facts.heldBack = data->heldBack;
    facts.heldBackFrom = data->heldBackFrom;
    facts.fingerprint = data->fingerprint;

    reporter.enter(QStringLiteral("evaluating"), learningShare);
    // The predictor takes the model; its bytes go to the file afterwards.
    auto predictor = Predictor::make(std::move(*model), data->info, data->schema);
    if (!predictor)
        return fail(predictor.error());
    auto outcomes = judge(**predictor, data->test, stop, [&reporter](double share) {
        reporter.enter(QStringLiteral("evaluating"), learningShare + share * judgingShare);
    });
    if (!outcomes)
        return fail(outcomes.error());
    if (!outcomes->items.empty())
        fillScores(facts, evaluate::measure(*outcomes));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);

    reporter.enter(QStringLiteral("saving"), learningShare + judgingShare);
    auto done = commit(workspace, project, job, startedMs, (*predictor)->model(), dataBytes, std::move(facts),
                       *outcomes, stop, [&](const Model &made) {
                           return lastRow ? std::optional(lastRow(made, reporter.last())) : std::nullopt;
                       });
    if (done) // a model that could not be kept is not told as one
        reporter.enter(QStringLiteral("done"), 1.0);
    return done;
}

} // namespace glossa::workspace
