// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/conversation_route.h"

#include "core/serve/azure/refusals.h"
#include "core/wire/conversation_answer.h"

#include <nlohmann/json.hpp>

namespace glossa::serve {

namespace {

using wire::Conversation;
using wire::ConversationItem;
using wire::ConversationRequest;
using workspace::ServedModel;

/// A text that a model of utterances takes.
Answered<void> checkText(const QString &text, const std::string &path, const RuntimeLimits &limits)
{
    if (text.isEmpty())
        return refuse(
            valueRefusal(path, Error{ErrorCode::BadValue, {}, path, Phrase::TextThatIsNotEmpty, {}}));
    if (text.size() <= limits.utteranceCharacters) // no text has more elements than code units
        return {};
    const text::OffsetMap offsets(text.toStdU16String());
    if (offsets.length(text::IndexUnit::TextElementsV8) <= limits.utteranceCharacters)
        return {};
    return refuse(valueRefusal(path, Message(Phrase::QueryTooLong, limits.utteranceCharacters)));
}

Answered<std::shared_ptr<const ServedModel>> modelOf(const Answering &answering,
                                                     const ConversationRequest &request)
{
    auto served = servedModel(answering, request.target);
    if (!served)
        return served;
    const project::KindTraits &traits = project::traitsOf((*served)->info.kind);
    if (!traits.intents)
        return refuse(kindRefusal(QLatin1String(traits.azureName), QStringLiteral("Conversation")));
    return served;
}

Answered<nlohmann::ordered_json> answerItem(const Answering &answering, const ConversationRequest &request,
                                            const ConversationItem &item)
{
    const auto fits = checkText(item.text, "analysisInput.conversationItem.text", answering.limits);
    if (!fits)
        return refuse(fits.error());
    const auto served = modelOf(answering, request);
    if (!served)
        return refuse(served.error());
    return wire::conversationAnswer(ask(answering, **served, item.text, item.language, request.logged),
                                    request.unit);
}

std::string pathOf(std::size_t conversation, std::size_t item)
{
    return "analysisInput.conversations[" + std::to_string(conversation) + "].conversationItems[" +
           std::to_string(item) + "].text";
}

/// Before anything is predicted, so that nothing is kept of a request that is refused.
Answered<void> checkConversations(const std::vector<Conversation> &conversations, const RuntimeLimits &limits)
{
    std::size_t items = 0;
    for (std::size_t c = 0; c < conversations.size(); ++c) {
        items += conversations[c].items.size();
        if (items > limits.conversationItems)
            return refuse(valueRefusal("analysisInput.conversations",
                                       Message(Phrase::TooManyConversationItems, limits.conversationItems)));
        for (std::size_t i = 0; i < conversations[c].items.size(); ++i) {
            const ConversationItem &item = conversations[c].items[i];
            if (!wire::isUsersTurn(item))
                continue;
            if (auto fits = checkText(item.text, pathOf(c, i), limits); !fits)
                return fits;
        }
    }
    return {};
}

Answered<nlohmann::ordered_json> answerConversations(const Answering &answering,
                                                     const ConversationRequest &request,
                                                     const std::vector<Conversation> &conversations,
                                                     const std::stop_token &stop)
{
    if (const auto fits = checkConversations(conversations, answering.limits); !fits)
        return refuse(fits.error());
    const auto served = modelOf(answering, request);
    if (!served)
        return refuse(served.error());
    std::vector<wire::PredictedConversation> all;
    for (const Conversation &conversation : conversations) {
        wire::PredictedConversation predicted{&conversation, {}};
        for (std::size_t i = 0; i < conversation.items.size(); ++i) {
            const ConversationItem &item = conversation.items[i];
            if (!wire::isUsersTurn(item))
                continue;
            if (stop.stop_requested())
                return refuse(storeRefusal({ErrorCode::Busy, {}, {}, {}, {}}));
            const QString &language = item.language.isEmpty() ? conversation.language : item.language;
            predicted.turns.push_back({i, ask(answering, **served, item.text, language, request.logged)});
        }
        all.push_back(std::move(predicted));
    }
    return wire::conversationsAnswer(all, request.unit);
}

Answered<nlohmann::ordered_json> answer(const Answering &answering, const Request &request)
{
    const auto asked = wire::readConversationRequest(request.body);
    if (!asked)
        return refuse(bodyRefusal(asked.error()));
    if (const auto *item = std::get_if<ConversationItem>(&asked->input))
        return answerItem(answering, *asked, *item);
    return answerConversations(answering, *asked, std::get<std::vector<Conversation>>(asked->input),
                               request.stop);
}

} // namespace

Response analyzeConversations(const Answering &answering, const Request &request)
{
    if (request.body.size() > answering.limits.bodyBytes)
        return errorResponse(413, tooLargeRefusal(answering.limits.bodyBytes), answering.say);
    const auto json = answer(answering, request);
    return json ? jsonAnswer(*json) : errorResponse(json.error(), answering.say);
}

} // namespace glossa::serve
