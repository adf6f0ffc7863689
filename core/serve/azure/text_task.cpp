// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/text_task.h"

#include "core/project/schema.h"
#include "core/serve/azure/refusals.h"
#include "core/wire/text_job_answer.h"

#include <nlohmann/json.hpp>

#include <QSet>

#include <algorithm>
#include <optional>

namespace glossa::serve {

namespace {

using Json = nlohmann::ordered_json;
using wire::TextDocument;
using wire::TextTask;

std::int64_t charactersOf(const QString &text)
{
    return text::OffsetMap(text.toStdU16String()).length(text::IndexUnit::TextElementsV8);
}

Answered<void> checkDocuments(const std::vector<TextDocument> &documents, const RuntimeLimits &limits)
{
    if (documents.empty())
        return refuse(batchRefusal(InnerCode::MissingInputDocuments, Phrase::MissingInputDocuments));
    if (documents.size() > limits.documents)
        return refuse(
            batchRefusal(InnerCode::InvalidDocumentBatch, {Phrase::TooManyDocuments, limits.documents}));
    QSet<QString> ids;
    std::int64_t units = 0;
    for (const TextDocument &document : documents) {
        if (ids.contains(document.id))
            return refuse(batchRefusal(InnerCode::InvalidDocument, Phrase::DuplicatedIds));
        ids.insert(document.id);
        units += document.text.size();
    }
    if (units <= limits.documentCharacters) // no text has more elements than code units
        return {};
    std::int64_t all = 0;
    for (const TextDocument &document : documents) {
        const std::int64_t characters = charactersOf(document.text);
        if (characters > limits.documentCharacters)
            return refuse(batchRefusal(InnerCode::InvalidDocument,
                                       {Phrase::DocumentTooLarge, limits.documentCharacters}));
        all += characters;
    }
    if (all > limits.documentCharacters)
        return refuse(batchRefusal(InnerCode::InvalidDocumentBatch,
                                   {Phrase::DocumentsTooLarge, limits.documentCharacters}));
    return {};
}

/// The model of a task, of the kind that the task asks for.
Answered<std::shared_ptr<const workspace::ServedModel>> modelOf(const Answering &answering,
                                                                const TextTask &task)
{
    if (!task.project)
        return refuse(notCustomRefusal(task.kind));
    auto served = servedModel(answering, task.target);
    if (!served || (*served)->info.kind == *task.project)
        return served;
    return refuse(kindRefusal(project::kindName((*served)->info.kind), task.kind));
}

QString languageOf(const TextDocument &document)
{
    // Nobody here tells languages apart, so that what Azure would find out is the project's.
    return document.language.compare(u"auto", Qt::CaseInsensitive) == 0 ? QString() : document.language;
}

std::optional<ApiError> faultOf(const TextDocument &document)
{
    if (document.text.isEmpty())
        return documentRefusal(InnerCode::InvalidDocument, Message(Phrase::DocumentTextEmpty));
    if (const auto known = project::checkLanguage(languageOf(document)); !known)
        return documentRefusal(InnerCode::UnsupportedLanguageCode, known.error());
    return std::nullopt;
}

} // namespace

Answered<void> checkTextJob(const Answering &answering, const wire::TextJobRequest &request)
{
    const RuntimeLimits &limits = answering.limits;
    if (auto fits = checkDocuments(request.documents, limits); !fits)
        return fits;
    if (request.tasks.size() > limits.tasks)
        return refuse(valueRefusal("tasks", Message(Phrase::TooManyTasks, limits.tasks)));
    if (std::ranges::none_of(request.tasks, [](const TextTask &task) { return task.project.has_value(); }))
        return refuse(notCustomRefusal(request.tasks.front().kind));
    for (std::size_t i = 0; i < request.tasks.size(); ++i) {
        if (!request.tasks[i].project) // fails by itself and leaves the others their answers
            continue;
        auto served = modelOf(answering, request.tasks[i]);
        if (served)
            continue;
        ApiError error = std::move(served.error());
        const std::string within = "tasks[" + std::to_string(i) + "].";
        if (!error.target.empty())
            error.target.insert(0, within);
        if (error.inner && !error.inner->target.empty())
            error.inner->target.insert(0, within);
        return refuse(std::move(error));
    }
    return {};
}

Json runTextTask(const Answering &answering, const TextTask &task, const std::vector<TextDocument> &documents,
                 const std::function<bool()> &stopped)
{
    const auto served = modelOf(answering, task);
    if (!served)
        return wire::failedTask(apiErrorJson(served.error(), answering.say), answering.clock.nowMs());
    Json answers = Json::array();
    Json errors = Json::array();
    for (const TextDocument &document : documents) {
        if (stopped())
            return {};
        if (const auto fault = faultOf(document)) {
            errors.push_back(wire::documentError(document.id, apiErrorJson(*fault, answering.say)));
            continue;
        }
        const QString language = languageOf(document);
        const project::Prediction prediction = ask(answering, **served, document.text, language, task.logged);
        answers.push_back(
            wire::documentAnswer(prediction, document.id, task.unit, charactersOf(document.text)));
    }
    return wire::succeededTask(task, std::move(answers), std::move(errors), answering.clock.nowMs());
}

} // namespace glossa::serve
