// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/asked_model.h"

#include "core/workspace/deployments/deployed_models.h"
#include "core/workspace/deployments/deployments.h"
#include "core/workspace/models/registry.h"

#include <algorithm>
#include <mutex>

namespace glossa::tryout {

namespace {

constexpr std::size_t shownReasons = 6;

Result<std::vector<Target>> readTargets(workspace::Workspace &workspace, std::int64_t project)
{
    const auto held = workspace::deployments(workspace, project);
    if (!held)
        return fail(held.error());
    const auto models = workspace::models(workspace, project);
    if (!models)
        return fail(models.error());
    std::vector<Target> targets;
    for (const workspace::Deployment &slot : *held)
        targets.push_back({slot.name, slot.held.model.label});
    for (const workspace::Model &model : *models)
        targets.push_back({{}, model.label});
    return targets;
}

Answer answerOf(const workspace::Predictor &predictor, const QString &model, const QString &text,
                const QString &language, double threshold)
{
    Answer answer;
    answer.model = model;
    answer.prediction = workspace::Predictor::withThreshold(predictor.predict(text, language), threshold);
    const project::Prediction &said = answer.prediction;
    if (!said.intents.empty())
        answer.forIntent = workspace::reasonsForIntent(predictor, text, language,
                                                       said.intents.front().category, shownReasons);
    // Of a long document only what is in the first screens is worth the time; the rest says nothing then.
    constexpr std::size_t explained = 60;
    for (const project::EntityPrediction &entity : said.entities)
        answer.forEntities.push_back(
            answer.forEntities.size() < explained
                ? workspace::reasonsForEntity(predictor, text, language, entity, shownReasons)
                : std::vector<workspace::Reason>());
    return answer;
}

} // namespace

/// What has been loaded, for the threads that ask.
struct AskedModel::Loaded {
    workspace::PredictorCache models;
    std::mutex mutex;
    std::shared_ptr<const workspace::ServedModel> served; // the deployment that was asked last

    Result<std::shared_ptr<const workspace::ServedModel>> deployed(workspace::Workspace &workspace,
                                                                   std::int64_t project, const QString &name)
    {
        const auto slot = workspace::deployment(workspace, project, name);
        if (!slot)
            return fail(slot.error());
        const std::scoped_lock lock(mutex);
        if (served && served->project == project && served->held == slot->held.id)
            return served;
        auto loaded = workspace::loadDeployed(workspace, project, name);
        if (loaded)
            served = *loaded;
        return loaded;
    }
};

AskedModel::AskedModel(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context), m_loaded(std::make_shared<Loaded>())
{
}

void AskedModel::refresh()
{
    const auto number = ++m_listing;
    const std::int64_t project = m_context.project();
    if (project == 0) {
        m_known = false;
        show({});
        return;
    }
    m_context.session()
        .read([project](workspace::Workspace &workspace) { return readTargets(workspace, project); })
        .then(this, [this, number](const Result<std::vector<Target>> &targets) {
            if (number != m_listing)
                return;
            if (!targets) {
                Q_EMIT failed(targets.error());
                return;
            }
            m_known = true;
            show(*targets);
        });
}

void AskedModel::show(std::vector<Target> targets)
{
    m_targets = std::move(targets);
    // A deployment stays the one that is asked, whatever model it holds by now.
    const auto still = std::ranges::find_if(m_targets, [this](const Target &target) {
        return m_target && target.deployment == m_target->deployment &&
               (!target.deployment.isEmpty() || target.model == m_target->model);
    });
    if (still != m_targets.end())
        m_target = *still;
    else
        m_target = m_targets.empty() ? std::nullopt : std::optional(m_targets.front());
    Q_EMIT targetsChanged();
}

void AskedModel::choose(const Target &target)
{
    m_target = target;
}

void AskedModel::ask(const QString &text)
{
    const auto &overview = m_context.overview();
    if (!m_target || !overview || text.trimmed().isEmpty())
        return;
    const project::ProjectInfo &info = overview->summary.info;
    m_asking = true;
    Q_EMIT askingChanged();
    m_context.session()
        .read([loaded = m_loaded, target = *m_target, project = m_context.project(), text,
               language = info.language](workspace::Workspace &workspace) -> Result<Answer> {
            if (target.deployment.isEmpty()) {
                const auto model = loaded->models.get(workspace, project, target.model);
                if (!model)
                    return fail(model.error());
                return answerOf(*model->predictor, target.model, text, language, model->threshold);
            }
            const auto served = loaded->deployed(workspace, project, target.deployment);
            if (!served)
                return fail(served.error());
            return answerOf(*(*served)->predictor, (*served)->label, text, language,
                            (*served)->info.confidenceThreshold.value_or(0.0));
        })
        .then(this, [this, number = ++m_question](const Result<Answer> &answer) {
            if (number != m_question)
                return;
            m_asking = false;
            Q_EMIT askingChanged();
            if (answer)
                Q_EMIT answered(*answer);
            else
                Q_EMIT failed(answer.error());
        });
}

} // namespace glossa::tryout
#include "moc_asked_model.cpp"
