// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/model_scores.h"

#include <algorithm>

namespace glossa::labeling {

namespace {

constexpr int keptAnswers = 4000;
constexpr std::size_t mostQuestions = 160;
constexpr int asksSoonMs = 40; // after the frame that asked, so that scrolling comes first

} // namespace

ModelScores::ModelScores(models::StudioContext &context, QObject *parent)
    : QObject(parent), m_context(context), m_answers(keptAnswers)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(asksSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ModelScores::ask);
    connect(&context, &models::StudioContext::projectOpened, this, &ModelScores::follow);
    connect(&context, &models::StudioContext::overviewChanged, this, &ModelScores::follow);
    follow();
}

void ModelScores::follow()
{
    const auto &overview = m_context.overview();
    const auto model = overview ? overview->lastModel : std::nullopt;
    const QString label = model ? model->label : QString();
    const std::int64_t trained = model ? model->trainedMs : 0;
    const auto threshold = overview ? overview->summary.info.confidenceThreshold : std::nullopt;
    // Of the project only the threshold acts on a model that is trained already: its lists and patterns are
    // those that it was trained with.
    if (label == m_label && trained == m_trainedMs && m_project == m_context.project() &&
        threshold == m_threshold)
        return;
    m_threshold = threshold;
    m_label = label;
    m_trainedMs = trained;
    m_project = m_context.project();
    const auto generation = ++m_generation;
    m_model.reset();
    m_answers.clear();
    m_questions.clear();
    m_asking = false;
    Q_EMIT modelChanged();
    if (label.isEmpty())
        return;
    m_context.session()
        .read([cache = m_cache, project = m_project, label](workspace::Workspace &workspace) {
            return cache->get(workspace, project, label);
        })
        .then(this, [this, generation](Result<workspace::CachedPredictor> loaded) {
            // A model that cannot be read is told of where models are shown; labeling goes on without.
            if (generation != m_generation || !loaded)
                return;
            m_model = std::move(*loaded);
            Q_EMIT modelChanged();
        });
}

const project::Prediction *ModelScores::prediction(const project::Item &item)
{
    if (!m_model || item.text.isEmpty())
        return nullptr;
    const Answer *answer = m_answers.object(item.id);
    if (answer != nullptr && answer->text == item.text)
        return &answer->prediction;
    std::erase_if(m_questions, [&](const Question &question) { return question.id == item.id; });
    m_questions.push_back({item.id, item.text, item.language});
    if (m_questions.size() > mostQuestions)
        m_questions.erase(m_questions.begin());
    if (!m_asking && !m_soon.isActive())
        m_soon.start();
    return nullptr;
}

void ModelScores::ask()
{
    if (m_asking || m_questions.empty() || !m_model)
        return;
    m_asking = true;
    m_context.session()
        .read([model = *m_model,
               questions = std::exchange(m_questions, {})](workspace::Workspace &) -> Result<Answers> {
            Answers answers;
            for (const Question &question : questions)
                answers.push_back(
                    {question.id, {question.text, model.predict(question.text, question.language)}});
            return answers;
        })
        .then(this, [this, generation = m_generation](Result<Answers> answers) {
            if (generation != m_generation)
                return;
            m_asking = false;
            if (!answers)
                return; // what is on screen is asked for again when it is painted
            for (auto &[id, answer] : *answers)
                m_answers.insert(id, new Answer(std::move(answer)));
            Q_EMIT changed();
            ask();
        });
}

} // namespace glossa::labeling
#include "moc_model_scores.cpp"
