// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/asked_model.h"

#include "core/azure/service.h"
#include "core/wire/client_request.h"
#include "core/workspace/endpoint/endpoint_answer.h"
#include "ui/tryout/loaded_models.h"
#include "wording/sentence.h"

#include <QLocale>

#include <utility>

namespace glossa::tryout {

namespace {

constexpr std::size_t shownReasons = 6;

Answer answerOf(const workspace::Predictor &predictor, const QString &model, const QString &text,
                const QString &language, double threshold)
{
    Answer answer;
    answer.target.model = model;
    answer.prediction = workspace::Predictor::withThreshold(predictor.predict(text, language), threshold);
    answer.reasons = workspace::reasonsFor(predictor, answer.prediction, language, shownReasons);
    return answer;
}

std::string_view bytesOf(const QByteArray &body)
{
    return {body.constData(), static_cast<std::size_t>(body.size())};
}

} // namespace

AskedModel::AskedModel(models::StudioContext &context, Targets &targets, std::shared_ptr<LoadedModels> loaded,
                       QObject *parent)
    : QObject(parent), m_context(context), m_targets(targets), m_loaded(std::move(loaded))
{
    connect(&m_call, &azure::RuntimeCall::ended, this, &AskedModel::readService);
}

AskedModel::~AskedModel() = default;

void AskedModel::choose(const std::optional<Target> &target)
{
    if (!target || !m_target || !isSamePlace(*target, *m_target))
        drop();
    m_target = target;
}

void AskedModel::setAsking(bool asking)
{
    if (std::exchange(m_asking, asking) != asking)
        Q_EMIT askingChanged();
}

void AskedModel::drop()
{
    ++m_question;
    m_call.drop();
    setAsking(false);
}

void AskedModel::ask(const QString &text)
{
    const auto &overview = m_context.overview();
    if (!m_target || !overview || text.trimmed().isEmpty())
        return;
    m_call.drop();
    const auto number = ++m_question;
    m_clock.start();
    setAsking(true);
    if (m_target->isRemote()) {
        askService(text);
        return;
    }
    const project::ProjectInfo &info = overview->summary.info;
    m_context.session()
        .read([loaded = m_loaded, target = *m_target, project = m_context.project(), text,
               language = info.language, threshold = info.confidenceThreshold.value_or(0.0)](
                  workspace::Workspace &workspace) -> Result<Answer> {
            if (target.deployment.isEmpty()) {
                const auto model = loaded->models.get(workspace, project, target.model);
                if (!model)
                    return fail(model.error());
                return answerOf(*model->predictor, target.model, text, language, model->threshold);
            }
            const auto served = loaded->deployed(workspace, project, target.deployment);
            if (!served)
                return fail(served.error());
            Answer answer = answerOf(*(*served)->predictor, (*served)->label, text, language, threshold);
            answer.target.deployment = target.deployment;
            return answer;
        })
        .then(this, [this, number](Result<Answer> answer) {
            if (number != m_question)
                return;
            setAsking(false);
            if (!answer) {
                Q_EMIT refused(wording::sentence(answer.error()));
                return;
            }
            answer->tookMs = m_clock.elapsed();
            Q_EMIT answered(*answer);
        });
}

void AskedModel::askService(const QString &text)
{
    const project::ProjectInfo &info = m_context.overview()->summary.info;
    m_calledTarget = *m_target;
    m_calledText = text;
    m_calledKind = info.kind;
    wire::ClientRequest request;
    request.kind = info.kind;
    request.target = {m_target->project, m_target->deployment};
    request.text = text;
    request.language = info.language;
    m_call.start(azure::runtimeUrl(m_target->endpoint, info.kind), wire::clientBody(request),
                 m_targets.keyOf(m_target->endpoint));
}

void AskedModel::readService(const azure::RuntimeCall::Outcome &outcome)
{
    setAsking(false);
    if (outcome.status == 0) {
        Q_EMIT refused(tr("%1 gives no answer: %2", "a service, the system's reason")
                           .arg(nameOf(m_calledTarget), outcome.trouble));
        return;
    }
    const QString words = wire::refusalIn(bytesOf(outcome.body));
    if (!outcome.isWell() || !words.isEmpty()) {
        Q_EMIT refused(words.isEmpty()
                           ? tr("%1 refuses with %2.", "a service, a status of HTTP")
                                 .arg(nameOf(m_calledTarget), outcome.statusText)
                           : tr("%1 refuses with %2: %3", "a service, a status of HTTP, its words")
                                 .arg(nameOf(m_calledTarget), outcome.statusText, words));
        return;
    }
    wire::ClientRequest request;
    request.kind = m_calledKind;
    request.text = m_calledText;
    auto prediction = wire::readClientAnswer(request, bytesOf(outcome.body));
    if (!prediction) {
        Q_EMIT refused(wording::sentence(prediction.error()));
        return;
    }
    Answer answer;
    answer.target = m_calledTarget;
    answer.prediction = std::move(*prediction);
    answer.json = workspace::readableAnswer(outcome.body);
    answer.tookMs = outcome.tookMs;
    Q_EMIT answered(answer);
}

} // namespace glossa::tryout
#include "moc_asked_model.cpp"
