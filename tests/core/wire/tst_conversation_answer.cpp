// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/conversation_answer.h"

#include "tests/core/wire/published.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using Json = nlohmann::ordered_json;
using text::IndexUnit;

namespace {

project::Prediction said(const QString &text, const QString &intent,
                         const std::vector<std::pair<QString, QString>> &entities = {})
{
    project::Prediction prediction;
    prediction.text = text;
    prediction.topIntent = intent;
    prediction.intents = {{intent, 0.75}, {QStringLiteral("Other"), 0.25}};
    for (const auto &[category, found] : entities) {
        project::EntityPrediction entity;
        entity.category = category;
        entity.span = {static_cast<std::int32_t>(text.indexOf(found)),
                       static_cast<std::int32_t>(found.size())};
        entity.confidence = 0.5;
        prediction.entities.push_back(entity);
    }
    return prediction;
}

/// A conversation of users' turns and, for "", of a bot's.
struct Talk {
    wire::Conversation conversation{QStringLiteral("talk"), {}, {}};
    wire::PredictedConversation predicted{&conversation, {}};

    void bot(const QString &text)
    {
        conversation.items.push_back(
            {QString::number(conversation.items.size() + 1), QStringLiteral("bot"), text, {}, {}});
    }
    void user(const project::Prediction &prediction)
    {
        predicted.turns.push_back({conversation.items.size(), prediction});
        conversation.items.push_back({QString::number(conversation.items.size() + 1),
                                      QStringLiteral("user"),
                                      prediction.text,
                                      {},
                                      {}});
    }
    [[nodiscard]] Json merged(IndexUnit unit = IndexUnit::Utf16CodeUnit) const
    {
        return wire::conversationsAnswer({predicted}, unit)["result"]["conversations"][0];
    }
};

/// "BookFlight 2+3 6+1" for each intent.
QStringList rangesOf(const Json &conversation)
{
    QStringList all;
    for (const Json &intent : conversation["intents"]) {
        QString line = QString::fromStdString(intent["name"].get<std::string>());
        for (const Json &range : intent["conversationItemRanges"])
            line += QStringLiteral(" %1+%2").arg(range["offset"].get<int>()).arg(range["count"].get<int>());
        all << line;
    }
    return all;
}

QStringList keysOf(const Json &object)
{
    QStringList keys;
    for (const auto &[key, value] : object.items())
        keys << QString::fromStdString(key);
    keys.sort();
    return keys;
}

} // namespace

class TestConversationAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishedAnswerIsWrittenFieldByField()
    {
        const Json wanted =
            test::published("2023-04-01/SuccessfulAnalyzeConversations.json")["responses"]["200"]["body"];
        project::Prediction prediction;
        prediction.text = QStringLiteral("play In the air tonight from Phil Collins");
        prediction.topIntent = QStringLiteral("PlayMusic");
        prediction.intents = {{QStringLiteral("PlayMusic"), 1.0},
                              {QStringLiteral("SearchCreativeWork"), 0.0},
                              {QStringLiteral("AddToPlaylist"), 0.0}};
        project::EntityPrediction artist;
        artist.category = QStringLiteral("Media.Artist");
        artist.span = {29, 12};
        prediction.entities = {artist};
        const Json answer = wire::conversationAnswer(prediction, IndexUnit::TextElementsV8);
        QVERIFY2(answer == wanted, answer.dump().c_str()); // 1 is 1.0
    }

    void offsetsAreCountedInTheUnitThatWasAsked()
    {
        // A thumb with a skin tone is two code points, four UTF-16 units, eight bytes, and two text elements
        // by the rules of Unicode 8.
        const auto prediction = said(QStringLiteral("\U0001F44D\U0001F3FD caf\u00e9 Ana"),
                                     QStringLiteral("Hi"), {{QStringLiteral("Who"), QStringLiteral("Ana")}});
        const auto offset = [&](IndexUnit unit) {
            const Json json = wire::conversationAnswer(prediction, unit);
            return json["result"]["prediction"]["entities"][0]["offset"].get<int>();
        };
        QCOMPARE(offset(IndexUnit::Utf16CodeUnit), 10);
        QCOMPARE(offset(IndexUnit::UnicodeCodePoint), 8);
        QCOMPARE(offset(IndexUnit::TextElementsV8), 8);
        QCOMPARE(offset(IndexUnit::Utf8Byte), 15);
    }

    void turnsOfOneIntentAreARangeOverWhatTheBotSays()
    {
        Talk talk;
        talk.user(said(QStringLiteral("Hi!"), QStringLiteral("None")));
        talk.bot(QStringLiteral("How can I help?"));
        talk.user(said(QStringLiteral("Fly to Paris"), QStringLiteral("BookFlight")));
        talk.bot(QStringLiteral("When?"));
        talk.user(said(QStringLiteral("On Monday"), QStringLiteral("BookFlight")));
        talk.user(said(QStringLiteral("Nice weather"), QStringLiteral("None")));
        talk.user(said(QStringLiteral("To Rome then"), QStringLiteral("BookFlight")));
        talk.user(said(QStringLiteral("Stop"), QStringLiteral("Cancel")));
        talk.user(said(QStringLiteral("To Oslo"), QStringLiteral("BookFlight")));
        QCOMPARE(rangesOf(talk.merged()),
                 (QStringList{QStringLiteral("BookFlight 2+3 6+1 8+1"), QStringLiteral("Cancel 7+1")}));
    }

    void entitiesOfNoneStandBesideTheIntents()
    {
        Talk talk;
        const QString city = QStringLiteral("City");
        talk.user(said(QStringLiteral("I like Boston"), QStringLiteral("None"),
                       {{city, QStringLiteral("Boston")}}));
        talk.user(said(QStringLiteral("Fly to Rome"), QStringLiteral("BookFlight"),
                       {{city, QStringLiteral("Rome")}}));
        const Json json = talk.merged();
        QCOMPARE(json["entities"].size(), std::size_t{1});
        QCOMPARE(json["entities"][0]["text"].get<std::string>(), std::string("Boston"));
        QCOMPARE(json["entities"][0]["conversationItemId"].get<std::string>(), std::string("1"));
        QVERIFY(!json["entities"][0].contains("conversationItemIndex"));
        QCOMPARE(json["intents"][0]["entities"].size(), std::size_t{1});
        QCOMPARE(json["intents"][0]["entities"][0]["conversationItemId"].get<std::string>(),
                 std::string("2"));
    }

    void whatIsSaidAgainStandsOnceAtItsLastPlace()
    {
        Talk talk;
        const QString city = QStringLiteral("City");
        talk.user(said(QStringLiteral("From Paris to Berlin"), QStringLiteral("BookFlight"),
                       {{city, QStringLiteral("Paris")}, {city, QStringLiteral("Berlin")}}));
        talk.user(said(QStringLiteral("No, to Rome"), QStringLiteral("BookFlight"),
                       {{city, QStringLiteral("Rome")}}));
        talk.user(said(QStringLiteral("Back to Berlin"), QStringLiteral("BookFlight"),
                       {{city, QStringLiteral("Berlin")}}));
        const Json entities = talk.merged()["intents"][0]["entities"];
        QStringList found;
        for (const Json &entity : entities)
            found << QStringLiteral("%1 %2@%3")
                         .arg(QString::fromStdString(entity["text"].get<std::string>()))
                         .arg(entity["conversationItemIndex"].get<int>())
                         .arg(entity["offset"].get<int>());
        QCOMPARE(found, (QStringList{QStringLiteral("Paris 0@5"), QStringLiteral("Berlin 2@8"),
                                     QStringLiteral("Rome 1@7")}));
    }

    void conversationHasThePublishedFields()
    {
        const Json wanted = test::published(
            "2025-11-15-preview/SuccessfulAnalyzeConversationalAITask.json")["responses"]["200"]["body"];
        Talk talk;
        auto prediction = said(QStringLiteral("From Paris"), QStringLiteral("BookFlight"),
                               {{QStringLiteral("Source"), QStringLiteral("Paris")}});
        talk.user(prediction);
        const Json whole = wire::conversationsAnswer({talk.predicted}, IndexUnit::Utf16CodeUnit);
        QCOMPARE(whole["kind"].get<std::string>(), wanted["kind"].get<std::string>());
        QCOMPARE(keysOf(whole["result"]), keysOf(wanted["result"]));
        const Json &conversation = wanted["result"]["conversations"][0];
        const Json mine = talk.merged();
        QCOMPARE(keysOf(mine), keysOf(conversation));
        QCOMPARE(keysOf(mine["intents"][0]), keysOf(conversation["intents"][0]));
        QCOMPARE(mine["intents"][0]["type"].get<std::string>(), std::string("action"));
        QCOMPARE(keysOf(mine["intents"][0]["entities"][0]),
                 keysOf(conversation["intents"][0]["entities"][0]));
        prediction.entities[0].extra.push_back(
            {project::ExtraInformation::Kind::ListKey, QStringLiteral("paris"), {}});
        Talk listed;
        listed.user(prediction);
        QCOMPARE(listed.merged()["intents"][0]["entities"][0]["extraInformation"][0].dump(),
                 std::string(R"({"extraInformationKind":"ListKey","key":"paris"})"));
    }

    void rolesAndNamesTellUsersFromAgents()
    {
        const auto item = [](const char *participant, const char *role) {
            return wire::ConversationItem{
                {}, QString::fromLatin1(participant), {}, {}, QString::fromLatin1(role)};
        };
        QVERIFY(wire::isUsersTurn(item("user", "")));
        QVERIFY(wire::isUsersTurn(item("17", "")));
        QVERIFY(wire::isUsersTurn(item("bot", "customer")));
        QVERIFY(wire::isUsersTurn(item("bot", "generic")));
        QVERIFY(!wire::isUsersTurn(item("Bot", "")));
        QVERIFY(!wire::isUsersTurn(item("assistant", "")));
        QVERIFY(!wire::isUsersTurn(item("17", "Agent")));
    }
};

GLOSSA_TEST(TestConversationAnswer);
#include "tst_conversation_answer.moc"
