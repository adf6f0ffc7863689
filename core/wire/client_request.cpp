// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/client_request.h"

#include "core/project/item.h"
#include "core/project/stored_json.h"
#include "core/wire/request_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

namespace glossa::wire {

namespace {

using Json = nlohmann::ordered_json;
using project::JsonReader;

Json parametersOf(const ClientRequest &request)
{
    Json parameters{{"projectName", request.target.project.toStdString()},
                    {"deploymentName", request.target.deployment.toStdString()}};
    if (!project::traitsOf(request.kind).classes) // only what has places says what they are counted in
        parameters["stringIndexType"] = "Utf16CodeUnit";
    return parameters;
}

/// An element of "extraInformation". What Azure's prebuilt entities say of themselves is no component of
/// ours.
std::optional<project::ExtraInformation> readExtra(const JsonReader &reader)
{
    using Kind = project::ExtraInformation::Kind;
    const QString kind = reader.text("extraInformationKind");
    if (kind == u"ListKey")
        return project::ExtraInformation{Kind::ListKey, reader.text("key", QString()), {}};
    if (kind == u"RegexKey")
        return project::ExtraInformation{Kind::RegexKey, reader.text("key", QString()),
                                         reader.text("regexPattern", QString())};
    return std::nullopt;
}

project::EntityPrediction readEntity(const JsonReader &reader, const QString &text)
{
    project::EntityPrediction entity;
    entity.category = reader.text("category");
    entity.span = {reader.integer("offset"), reader.integer("length")};
    if (const auto fits = project::checkSpan(text, entity.span); !fits)
        reader.refuse(fits.error().code, "offset", fits.error().expected, fits.error().detail);
    entity.confidence = reader.real("confidenceScore");
    const bool extra = reader.has("extraInformation");
    entity.learned = !extra || reader.array("extraInformation").empty();
    for (std::size_t i = 0; extra && i < reader.array("extraInformation").size(); ++i) {
        if (const auto known = readExtra(reader.element("extraInformation", i)))
            entity.extra.push_back(*known);
    }
    return entity;
}

void readEntities(const JsonReader &reader, project::Prediction &prediction)
{
    if (!reader.has("entities"))
        return;
    for (std::size_t i = 0; i < reader.array("entities").size(); ++i)
        prediction.entities.push_back(readEntity(reader.element("entities", i), prediction.text));
}

void readConversation(const JsonReader &reader, project::Prediction &prediction)
{
    const JsonReader said = reader.object("result").object("prediction");
    prediction.topIntent = said.text("topIntent");
    for (std::size_t i = 0; i < said.array("intents").size(); ++i) {
        const JsonReader intent = said.element("intents", i);
        prediction.intents.push_back({intent.text("category"), intent.real("confidenceScore")});
    }
    std::ranges::stable_sort(prediction.intents, std::greater(), &project::IntentPrediction::confidence);
    readEntities(said, prediction);
}

/// The first element of an array that must have one.
JsonReader firstOf(const JsonReader &reader, const char *key)
{
    if (reader.array(key).empty())
        reader.refuse(ErrorCode::MissingKey, (std::string(key) + "[0]").c_str(), {});
    return reader.element(key, 0);
}

void readDocument(const JsonReader &reader, project::Prediction &prediction)
{
    const JsonReader task = firstOf(reader.object("tasks"), "items");
    const JsonReader document = firstOf(task.object("results"), "documents");
    if (!project::traitsOf(prediction.kind).classes) {
        readEntities(document, prediction);
        return;
    }
    for (std::size_t i = 0; document.has("class") && i < document.array("class").size(); ++i) {
        const JsonReader given = document.element("class", i);
        prediction.classes.push_back({given.text("category"), given.real("confidenceScore")});
    }
    std::ranges::stable_sort(prediction.classes, std::greater(), &project::ClassPrediction::confidence);
}

/// The innermost message of an error in Azure's shape.
QString messageOf(const project::StoredValue &error)
{
    const QString inner = error["innererror"]["message"].text();
    return inner.isEmpty() ? error["message"].text() : inner;
}

} // namespace

bool isAnsweredByJob(project::ProjectKind kind)
{
    return !project::traitsOf(kind).intents;
}

QString clientPath(project::ProjectKind kind)
{
    return isAnsweredByJob(kind) ? QStringLiteral("/language/analyze-text/jobs?api-version=2023-04-01")
                                 : QStringLiteral("/language/:analyze-conversations?api-version=2023-04-01");
}

QByteArray clientBody(const ClientRequest &request)
{
    const std::string text = request.text.toStdString();
    Json body;
    if (isAnsweredByJob(request.kind)) {
        Json document{{"id", "1"}, {"text", text}};
        if (!request.language.isEmpty())
            document["language"] = request.language.toStdString();
        body["analysisInput"]["documents"] = Json::array({std::move(document)});
        body["tasks"] = Json::array(
            {{{"kind", project::traitsOf(request.kind).azureName}, {"parameters", parametersOf(request)}}});
    } else {
        Json item{{"id", "1"}, {"participantId", "1"}, {"text", text}};
        if (!request.language.isEmpty())
            item["language"] = request.language.toStdString();
        body["kind"] = "Conversation";
        body["analysisInput"]["conversationItem"] = std::move(item);
        body["parameters"] = parametersOf(request);
    }
    return QByteArray::fromStdString(body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<project::Prediction> readClientAnswer(const ClientRequest &request, std::string_view body)
{
    return readBody(body, [&request](const JsonReader &reader) {
        project::Prediction prediction;
        prediction.kind = request.kind;
        prediction.text = request.text;
        if (isAnsweredByJob(request.kind))
            readDocument(reader, prediction);
        else
            readConversation(reader, prediction);
        return prediction;
    });
}

QString refusalIn(std::string_view body)
{
    const project::StoredJson json =
        project::parsed(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    const project::StoredValue answer(json);
    for (const project::StoredValue &error :
         {answer["error"], answer["errors"].at(0),
          answer["tasks"]["items"].at(0)["results"]["errors"].at(0)["error"]}) {
        if (const QString message = messageOf(error); !message.isEmpty())
            return message;
    }
    return {};
}

} // namespace glossa::wire
