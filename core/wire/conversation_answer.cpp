// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/conversation_answer.h"

#include "core/project/rules.h"
#include "core/wire/prediction_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace glossa::wire {

namespace {

using Json = nlohmann::ordered_json;

struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
};

struct MergedEntity {
    QString name;
    QString text;
    Json json;
};

struct MergedIntent {
    QString name;
    std::vector<Range> ranges;
    std::vector<MergedEntity> entities;
};

Json itemEntity(const project::EntityPrediction &entity, const PredictedTurn &turn, const QString &itemId,
                const text::OffsetMap &offsets, text::IndexUnit unit)
{
    Json json = entityJson(entity, turn.prediction.text, offsets, unit);
    Json renamed = Json::object();
    renamed["name"] = std::move(json["category"]);
    for (const char *field : {"text", "confidenceScore", "offset", "length"})
        renamed[field] = std::move(json[field]);
    renamed["conversationItemId"] = itemId.toStdString();
    renamed["conversationItemIndex"] = turn.item;
    if (json.contains("extraInformation"))
        renamed["extraInformation"] = std::move(json["extraInformation"]);
    return renamed;
}

void addEntities(std::vector<MergedEntity> &entities, const PredictedTurn &turn, const QString &itemId,
                 text::IndexUnit unit)
{
    const QString &text = turn.prediction.text;
    const text::OffsetMap offsets(text.toStdU16String());
    for (const project::EntityPrediction &entity : turn.prediction.entities) {
        MergedEntity merged{entity.category, text.mid(entity.span.begin, entity.span.length),
                            itemEntity(entity, turn, itemId, offsets, unit)};
        const auto known = std::ranges::find_if(entities, [&](const MergedEntity &other) {
            return other.name == merged.name && other.text == merged.text;
        });
        if (known == entities.end())
            entities.push_back(std::move(merged));
        else
            *known = std::move(merged);
    }
}

Json entitiesJson(std::vector<MergedEntity> entities)
{
    Json json = Json::array();
    for (MergedEntity &entity : entities)
        json.push_back(std::move(entity.json));
    return json;
}

Json intentJson(MergedIntent intent)
{
    Json ranges = Json::array();
    for (const Range &range : intent.ranges)
        ranges.push_back({{"offset", range.first}, {"count", range.last - range.first + 1}});
    return {{"name", intent.name.toStdString()},
            {"type", "action"},
            {"conversationItemRanges", std::move(ranges)},
            {"entities", entitiesJson(std::move(intent.entities))}};
}

Json mergedJson(const PredictedConversation &predicted, text::IndexUnit unit)
{
    const Conversation &conversation = *predicted.conversation;
    std::vector<MergedIntent> intents;
    std::vector<MergedEntity> withoutIntent;
    QString before; // the intent of the user's turn before
    for (const PredictedTurn &turn : predicted.turns) {
        const QString &itemId = conversation.items[turn.item].id;
        const QString &name = turn.prediction.topIntent;
        const bool continues = name == before;
        before = name;
        if (name == project::noneIntent()) {
            addEntities(withoutIntent, turn, itemId, unit);
            continue;
        }
        auto intent = std::ranges::find(intents, name, &MergedIntent::name);
        if (intent == intents.end())
            intent = intents.insert(intents.end(), MergedIntent{name, {}, {}});
        if (continues)
            intent->ranges.back().last = turn.item;
        else
            intent->ranges.push_back({turn.item, turn.item});
        addEntities(intent->entities, turn, itemId, unit);
    }
    Json json{{"id", conversation.id.toStdString()}, {"intents", Json::array()}};
    for (MergedIntent &intent : intents)
        json["intents"].push_back(intentJson(std::move(intent)));
    json["entities"] = entitiesJson(std::move(withoutIntent));
    for (Json &entity : json["entities"])
        entity.erase("conversationItemIndex"); // Azure leaves it out of those that belong to no intent
    return json;
}

} // namespace

nlohmann::ordered_json conversationAnswer(const project::Prediction &prediction, text::IndexUnit unit)
{
    return {{"kind", "ConversationResult"}, {"result", predictionJson(prediction, {}, unit)}};
}

bool isUsersTurn(const ConversationItem &item)
{
    if (!item.role.isEmpty())
        return item.role.compare(u"agent", Qt::CaseInsensitive) != 0;
    constexpr std::array agents{u"agent", u"assistant", u"bot", u"system"};
    return std::ranges::none_of(agents, [&](const char16_t *name) {
        return item.participant.compare(QStringView(name), Qt::CaseInsensitive) == 0;
    });
}

nlohmann::ordered_json conversationsAnswer(const std::vector<PredictedConversation> &all,
                                           text::IndexUnit unit)
{
    Json conversations = Json::array();
    for (const PredictedConversation &one : all)
        conversations.push_back(mergedJson(one, unit));
    return {{"kind", "ConversationalAIResult"},
            {"result", {{"conversations", std::move(conversations)}, {"warnings", Json::array()}}}};
}

} // namespace glossa::wire
