// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/conversation_request.h"

#include "core/project/schema.h"
#include "core/wire/request_body.h"

#include <nlohmann/json.hpp>

namespace glossa::wire {

namespace {

using project::JsonReader;

/// Speech (modality "transcript") comes with other fields than a text.
void checkIsText(const JsonReader &reader)
{
    const QString modality = reader.text("modality", QStringLiteral("text"));
    if (modality.compare(u"text", Qt::CaseInsensitive) != 0)
        reader.refuse(ErrorCode::BadValue, "modality", "text", modality.toStdString());
}

QString readLanguage(const JsonReader &reader)
{
    const QString language = reader.text("language", QString());
    if (const auto known = project::checkLanguage(language); !known)
        reader.refuse(ErrorCode::BadValue, "language", known.error().expected, language.toStdString());
    return language;
}

ConversationItem readTurn(const JsonReader &reader)
{
    checkIsText(reader);
    return {reader.text("id"), reader.text("participantId"), reader.text("text"), readLanguage(reader),
            reader.text("role", QString())};
}

Conversation readConversation(const JsonReader &reader)
{
    checkIsText(reader);
    Conversation conversation{reader.text("id"), readLanguage(reader), {}};
    const std::size_t count = reader.array("conversationItems").size();
    if (count == 0)
        reader.refuse(ErrorCode::MissingKey, "conversationItems", Phrase::AnArray);
    for (std::size_t i = 0; i < count; ++i)
        conversation.items.push_back(readTurn(reader.element("conversationItems", i)));
    return conversation;
}

std::vector<Conversation> readConversations(const JsonReader &input)
{
    std::vector<Conversation> conversations;
    const std::size_t count = input.array("conversations").size();
    if (count == 0)
        input.refuse(ErrorCode::MissingKey, "conversations", Phrase::AnArray);
    for (std::size_t i = 0; i < count; ++i)
        conversations.push_back(readConversation(input.element("conversations", i)));
    return conversations;
}

} // namespace

Result<ConversationRequest> readConversationRequest(std::string_view body)
{
    return readBody(body, [](const JsonReader &reader) {
        const QString kind = reader.text("kind");
        const bool several = kind == u"ConversationalAI";
        if (!several && kind != u"Conversation")
            reader.refuse(ErrorCode::BadValue, "kind", oneOf({"Conversation", "ConversationalAI"}),
                          kind.toStdString());
        const JsonReader parameters = reader.object("parameters");
        const JsonReader input = reader.object("analysisInput");
        ConversationRequest request;
        request.target = readDeploymentName(parameters);
        request.unit = readIndexUnit(parameters);
        request.logged = parameters.flag("isLoggingEnabled", true);
        (void)parameters.flag("verbose", false);
        if (several)
            request.input = readConversations(input);
        else
            request.input = readTurn(input.object("conversationItem"));
        return request;
    });
}

} // namespace glossa::wire
