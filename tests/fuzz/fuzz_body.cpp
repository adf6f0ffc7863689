// SPDX-License-Identifier: GPL-3.0-or-later
//
// One program a body of the runtime API (GLOSSA_FUZZ_BODY): reads any bytes and checks what core/wire
// promises of what it reads and of the answers that are made from it.
#include "core/wire/conversation_answer.h"
#include "core/wire/text_job_answer.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace glossa;
using Json = nlohmann::ordered_json;

namespace {

constexpr text::IndexUnit units[] = {text::IndexUnit::Utf16CodeUnit, text::IndexUnit::UnicodeCodePoint,
                                     text::IndexUnit::TextElementsV8, text::IndexUnit::Utf8Byte};

void check(bool good, const char *what)
{
    if (good)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void checkText(const QString &text)
{
    check(text.isValidUtf16() && !text.contains(QChar(u'\0')), "texts are whole");
}

void checkError(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Malformed:
    case ErrorCode::BadEncoding:
    case ErrorCode::TooDeep:
    case ErrorCode::WrongType:
    case ErrorCode::MissingKey:
    case ErrorCode::BadValue:
    case ErrorCode::NulByte:
    case ErrorCode::DuplicateName:
        return;
    default:
        check(false, "a body is refused for what stands in it");
    }
}

/// A prediction that finds the text's halves, each a whole number of characters.
project::Prediction halvesOf(const QString &text, project::ProjectKind kind)
{
    project::Prediction prediction;
    prediction.kind = kind;
    prediction.text = text;
    prediction.topIntent = text.size() % 2 == 0 ? QStringLiteral("Even") : QStringLiteral("None");
    prediction.intents = {{prediction.topIntent, 0.5}};
    auto middle = static_cast<std::int32_t>(text.size() / 2);
    if (middle > 0 && text.at(middle).isLowSurrogate())
        --middle;
    for (const text::Utf16Span span :
         {text::Utf16Span{0, middle},
          text::Utf16Span{middle, static_cast<std::int32_t>(text.size()) - middle}}) {
        project::EntityPrediction entity;
        entity.category = QStringLiteral("Half");
        entity.span = span;
        prediction.entities.push_back(std::move(entity));
    }
    return prediction;
}

void checkEntities(const Json &entities, const QString &text, text::IndexUnit unit)
{
    const auto length = text::OffsetMap(text.toStdU16String()).length(unit);
    for (const Json &entity : entities) {
        const auto offset = entity["offset"].get<std::int32_t>();
        const auto end = offset + entity["length"].get<std::int32_t>();
        check(offset >= 0 && end >= offset && end <= length, "entities lie in the text");
    }
}

void checkConversation(std::string_view body)
{
    const auto request = wire::readConversationRequest(body);
    if (!request) {
        checkError(request.error());
        return;
    }
    const auto kind = project::ProjectKind::Conversation;
    if (const auto *item = std::get_if<wire::ConversationItem>(&request->input)) {
        checkText(item->text);
        for (const text::IndexUnit unit : units) {
            const Json answer = wire::conversationAnswer(halvesOf(item->text, kind), unit);
            checkEntities(answer["result"]["prediction"]["entities"], item->text, unit);
            check(Json::parse(answer.dump()) == answer, "an answer is JSON");
        }
        return;
    }
    std::vector<wire::PredictedConversation> all;
    for (const wire::Conversation &conversation : std::get<std::vector<wire::Conversation>>(request->input)) {
        all.push_back({&conversation, {}});
        for (std::size_t i = 0; i < conversation.items.size(); ++i) {
            checkText(conversation.items[i].text);
            if (wire::isUsersTurn(conversation.items[i]))
                all.back().turns.push_back({i, halvesOf(conversation.items[i].text, kind)});
        }
    }
    const Json answer = wire::conversationsAnswer(all, request->unit);
    for (std::size_t c = 0; c < all.size(); ++c) {
        std::size_t items = 0;
        for (const Json &intent : answer["result"]["conversations"][c]["intents"]) {
            for (const Json &range : intent["conversationItemRanges"])
                items += range["count"].get<std::size_t>();
        }
        check(items <= all[c].conversation->items.size(), "no item belongs to two intents");
    }
    check(Json::parse(answer.dump()) == answer, "an answer is JSON");
}

wire::TextJobHead head()
{
    return {QStringLiteral("c0f2a446-05d9-48fc-ba8f-3ef4af8d0b18"), wire::OperationStatus::Succeeded, 1, 2,
            3};
}

void checkTextJob(const std::string &body)
{
    const auto request = wire::readTextJobRequest(body);
    if (!request) {
        checkError(request.error());
        return;
    }
    check(!request->tasks.empty(), "a job has tasks");
    Json results = Json::array();
    for (const wire::TextTask &task : request->tasks) {
        check(task.project.has_value() != wire::isBuiltInTask(task.kind), "a task is custom or Azure's");
        Json documents = Json::array();
        for (const wire::TextDocument &document : request->documents) {
            checkText(document.text);
            documents.push_back(
                wire::documentAnswer(halvesOf(document.text, project::ProjectKind::CustomEntityRecognition),
                                     document.id, task.unit, 1));
            checkEntities(documents.back()["entities"], document.text, task.unit);
        }
        results.push_back(task.project ? wire::succeededTask(task, documents, Json::array(), 1)
                                       : wire::failedTask({{"code", "InvalidRequest"}}, 1));
    }
    for (std::size_t skip = 0; skip < 3; ++skip) {
        wire::TextJobPage page;
        page.skip = skip;
        page.top = 1;
        page.statistics = true;
        const auto state = wire::textJobJson(head(), *request, results, page);
        check(state.has_value(), "results that were made here are shown");
        check(Json::parse(state->dump()) == *state, "a state is JSON");
    }
    const auto kept =
        wire::readTextJobRequest(wire::withoutTexts(QByteArray::fromStdString(body)).toStdString());
    check(kept && kept->tasks == request->tasks && kept->documents.size() == request->documents.size(),
          "a request without its texts is the same request");
    for (std::size_t i = 0; i < kept->documents.size(); ++i)
        check(kept->documents[i].text.isEmpty() && kept->documents[i].id == request->documents[i].id,
              "documents keep their ids and lose their texts");
}

/// Results as a damaged workspace may hold them.
void checkJobResults(std::string_view bytes)
{
    wire::TextJobRequest request;
    request.documents = {{QStringLiteral("1"), {}, {}}, {QStringLiteral("2"), {}, {}}};
    wire::TextTask task;
    task.kind = QStringLiteral("CustomEntityRecognition");
    task.project = project::ProjectKind::CustomEntityRecognition;
    request.tasks = {task, task};
    const Json results = Json::parse(bytes, nullptr, false);
    wire::TextJobPage page;
    page.statistics = true;
    const auto state = wire::textJobJson(head(), request, results, page);
    check(state || state.error().code == ErrorCode::CorruptWorkspace, "damaged results are told");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    constexpr std::string_view body = GLOSSA_FUZZ_BODY;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    if (body == "conversation-body")
        checkConversation(bytes);
    else if (body == "text-job-body")
        checkTextJob(bytes);
    else
        checkJobResults(bytes);
    return 0;
}
