// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/serve/azure/served_workspace.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using Json = nlohmann::ordered_json;
using test::ServedWorkspace;

namespace {

const std::string route = "/language/:analyze-conversations?api-version=2023-04-01";

std::string body(const std::string &text, const std::string &more = {}, const std::string &project = "Lamps",
                 const std::string &deployment = "live")
{
    const Json json{
        {"kind", "Conversation"},
        {"analysisInput", {{"conversationItem", {{"id", "1"}, {"participantId", "1"}, {"text", text}}}}},
        {"parameters", {{"projectName", project}, {"deploymentName", deployment}}}};
    std::string all = json.dump();
    return more.empty() ? all : all.insert(all.size() - 2, "," + more);
}

std::string conversation(const std::vector<std::pair<std::string, std::string>> &turns)
{
    Json items = Json::array();
    for (const auto &[who, text] : turns)
        items.push_back({{"id", std::to_string(items.size() + 1)}, {"participantId", who}, {"text", text}});
    const Json json{{"kind", "ConversationalAI"},
                    {"analysisInput",
                     {{"conversations", Json::array({{{"id", "talk"},
                                                      {"language", "en-us"},
                                                      {"modality", "text"},
                                                      {"conversationItems", items}}})}}},
                    {"parameters", {{"projectName", "Lamps"}, {"deploymentName", "live"}}}};
    return json.dump();
}

} // namespace

class TestConversationRoute : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_served = std::make_unique<ServedWorkspace>(); }
    void cleanupTestCase() { m_served.reset(); }

    void textIsAnsweredByTheDeployedModel()
    {
        const auto response = m_served->ask("POST", route, body("turn the lamp on"));
        QCOMPARE(response.status, 200);
        const Json json = ServedWorkspace::json(response);
        QCOMPARE(json["kind"].get<std::string>(), std::string("ConversationResult"));
        QCOMPARE(json["result"]["query"].get<std::string>(), std::string("turn the lamp on"));
        const Json &prediction = json["result"]["prediction"];
        QCOMPARE(prediction["projectKind"].get<std::string>(), std::string("Conversation"));
        QCOMPARE(prediction["topIntent"].get<std::string>(), std::string("TurnOn"));
        QCOMPARE(prediction["intents"].size(), std::size_t{3}); // None among them, whatever verbose says
        double before = 1.0;
        for (const Json &intent : prediction["intents"]) {
            QVERIFY(intent["confidenceScore"].get<double>() <= before);
            before = intent["confidenceScore"].get<double>();
        }
        const Json &device = prediction["entities"][0];
        QCOMPARE(device["category"].get<std::string>(), std::string("Device"));
        QCOMPARE(device["text"].get<std::string>(), std::string("lamp"));
        QCOMPARE(device["offset"].get<int>(), 9);
        QCOMPARE(device["length"].get<int>(), 4);
        QCOMPARE(device["extraInformation"][0].dump(),
                 std::string("{\"extraInformationKind\":\"ListKey\",\"key\":\"lamp\"}"));
    }

    void offsetsAreInTheUnitThatIsAsked_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<int>("offset");
        QTest::newRow("default") << QByteArray() << 3;
        QTest::newRow("TextElements_v8") << QByteArray("TextElements_v8") << 3;
        QTest::newRow("as published") << QByteArray("TextElement_V8") << 3;
        QTest::newRow("UnicodeCodePoint") << QByteArray("UnicodeCodePoint") << 4;
        QTest::newRow("Utf16CodeUnit") << QByteArray("Utf16CodeUnit") << 5;
    }
    void offsetsAreInTheUnitThatIsAsked()
    {
        QFETCH(QByteArray, unit);
        QFETCH(int, offset);
        // e and a combining accent are one element, a bulb is one code point of two units.
        const std::string more = unit.isEmpty() ? "" : "\"stringIndexType\":\"" + unit.toStdString() + '"';
        const auto response = m_served->ask("POST", route, body("e\u0301\U0001F4A1 lamp", more));
        QCOMPARE(response.status, 200);
        QCOMPARE(ServedWorkspace::json(response)["result"]["prediction"]["entities"][0]["offset"].get<int>(),
                 offset);
    }

    void languageOfTheItemChoosesTheLists()
    {
        // "Lüfter" is a fan in German only.
        const auto entities = [this](const char *language) {
            std::string asked = body("L\u00fcfter an");
            asked.replace(asked.find("\"text\""), 6,
                          std::string("\"language\":\"") + language + "\",\"text\"");
            return ServedWorkspace::json(
                m_served->ask("POST", route, asked))["result"]["prediction"]["entities"];
        };
        QCOMPARE(entities("de").size(), std::size_t{1});
        QCOMPARE(entities("de")[0]["extraInformation"][0]["key"].get<std::string>(), std::string("fan"));
        QVERIFY(entities("en-us").empty());
    }

    void anyVersionOfAzuresFormIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        for (const char *version : {"2022-05-01", "2022-05-15-preview", "2023-04-01", "2024-11-01",
                                    "2025-11-15-preview", "2026-05-01"})
            QTest::newRow(version) << QByteArray("?api-version=") + version << 200;
        QTest::newRow("missing") << QByteArray() << 400;
        QTest::newRow("empty") << QByteArray("?api-version=") << 400;
        QTest::newRow("in words") << QByteArray("?api-version=latest") << 400;
        QTest::newRow("longer") << QByteArray("?api-version=2023-04-011") << 400;
        QTest::newRow("other suffix") << QByteArray("?api-version=2023-04-01-beta") << 400;
        QTest::newRow("two suffixes") << QByteArray("?api-version=2023-04-01-preview-preview") << 400;
        QTest::newRow("other century") << QByteArray("?api-version=1923-04-01") << 400;
    }
    void anyVersionOfAzuresFormIsAnswered()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        const auto response =
            m_served->ask("POST", "/language/:analyze-conversations" + query.toStdString(), body("lamp on"));
        QCOMPARE(response.status, status);
        if (status == 200)
            return;
        const Json error = ServedWorkspace::json(response)["error"];
        QCOMPARE(error["code"].get<std::string>(), std::string("InvalidRequest"));
        QCOMPARE(error["innererror"]["code"].get<std::string>(), std::string("InvalidParameterValue"));
        QCOMPARE(error["innererror"]["target"].get<std::string>(), std::string("api-version"));
    }

    void refusalIsOfAzuresForm_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("inner");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *name, const std::string &asked, int status, const char *code,
                            const char *inner, const char *target) {
            QTest::newRow(name) << QByteArray::fromStdString(asked) << status << QByteArray(code)
                                << QByteArray(inner) << QByteArray(target);
        };
        row("project", body("on", "", "Lanterns"), 404, "ProjectNotFound", "", "parameters.projectName");
        row("case of the project", body("on", "", "lamps"), 404, "ProjectNotFound", "",
            "parameters.projectName");
        row("deployment", body("on", "", "Lamps", "dead"), 404, "NotFound", "", "parameters.deploymentName");
        row("documents", body("on", "", "Papers"), 400, "InvalidArgument", "InvalidParameterValue",
            "parameters.projectName");
        row("no text", body(""), 400, "InvalidArgument", "InvalidParameterValue",
            "analysisInput.conversationItem.text");
        row("long text", body(std::string(1001, 'a')), 400, "InvalidArgument", "InvalidParameterValue",
            "analysisInput.conversationItem.text");
        row("no JSON", "on", 400, "InvalidArgument", "", "");
        row("nothing", "", 400, "InvalidArgument", "", "");
        row("field", "{\"kind\":\"Conversation\"}", 400, "InvalidRequest", "InvalidRequestBodyFormat",
            "parameters");
        row("unit", body("on", "\"stringIndexType\":\"Words\""), 400, "InvalidRequest",
            "InvalidParameterValue", "parameters.stringIndexType");
        row("too large", body(std::string(1U << 20U, 'a')), 413, "InvalidRequest", "InvalidDocumentBatch",
            "");
        row("too many turns",
            conversation(std::vector<std::pair<std::string, std::string>>(501, {"user", "on"})), 400,
            "InvalidArgument", "InvalidParameterValue", "analysisInput.conversations");
        row("a long turn", conversation({{"user", "on"}, {"user", std::string(1001, 'a')}}), 400,
            "InvalidArgument", "InvalidParameterValue",
            "analysisInput.conversations[0].conversationItems[1].text");
    }
    void refusalIsOfAzuresForm()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, inner);
        QFETCH(QByteArray, target);
        const auto response = m_served->ask("POST", route, body.toStdString());
        QCOMPARE(response.status, status);
        const Json error = ServedWorkspace::json(response)["error"];
        QCOMPARE(error["code"].get<std::string>(), code.toStdString());
        QVERIFY(!error["message"].get<std::string>().empty());
        QCOMPARE(error.contains("innererror"), !inner.isEmpty());
        const Json &innermost = inner.isEmpty() ? error : error["innererror"];
        if (!inner.isEmpty())
            QCOMPARE(innermost["code"].get<std::string>(), inner.toStdString());
        QCOMPARE(innermost.value("target", std::string()), target.toStdString());
    }

    void textOfAThousandElementsIsAnswered()
    {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text += "e\u0301";
        QCOMPARE(m_served->ask("POST", route, body(text)).status, 200);
        QCOMPARE(m_served->ask("POST", route, body(text + "x")).status, 400);
    }

    void conversationIsMergedFromItsTurns()
    {
        const auto response = m_served->ask("POST", route,
                                            conversation({{"user", "turn the lamp on"},
                                                          {"bot", "Which one?"},
                                                          {"user", "turn the fan on"},
                                                          {"user", "kill the lights in the hall"}}));
        QCOMPARE(response.status, 200);
        const Json json = ServedWorkspace::json(response);
        QCOMPARE(json["kind"].get<std::string>(), std::string("ConversationalAIResult"));
        const Json &talk = json["result"]["conversations"][0];
        QCOMPARE(talk["id"].get<std::string>(), std::string("talk"));
        QVERIFY2(talk["intents"].size() == 2, talk.dump().c_str());
        QCOMPARE(talk["intents"][0]["name"].get<std::string>(), std::string("TurnOn"));
        QCOMPARE(talk["intents"][0]["conversationItemRanges"].dump(),
                 std::string("[{\"offset\":0,\"count\":3}]"));
        QCOMPARE(talk["intents"][1]["conversationItemRanges"].dump(),
                 std::string("[{\"offset\":3,\"count\":1}]"));
        QCOMPARE(talk["intents"][0]["entities"][1]["text"].get<std::string>(), std::string("fan"));
        QCOMPARE(talk["intents"][0]["entities"][1]["conversationItemIndex"].get<int>(), 2);
    }

    void queriesAreKeptForReviewUnlessTheClientSaysNo()
    {
        ServedWorkspace served;
        const auto kept = [&] {
            served.runtime().log()->flush();
            return workspace::countQueries(served.workspace(), served.lamps(), {}).value();
        };
        QCOMPARE(served.ask("POST", route, body("turn the lamp on")).status, 200);
        QCOMPARE(kept(), std::int64_t{1});
        QCOMPARE(served.ask("POST", route, body("a secret", "\"isLoggingEnabled\":false")).status, 200);
        QCOMPARE(kept(), std::int64_t{1});
        QCOMPARE(served.ask("POST", route, body("another", "\"isLoggingEnabled\":true")).status, 200);
        QCOMPARE(kept(), std::int64_t{2});
        // Of a conversation each user's turn, of a request that is refused none.
        served.ask("POST", route, conversation({{"user", "fan on"}, {"bot", "hm"}, {"user", "fan off"}}));
        QCOMPARE(kept(), std::int64_t{4});
        served.ask("POST", route, conversation({{"user", "good one"}, {"user", std::string(1001, 'a')}}));
        QCOMPARE(kept(), std::int64_t{4});
        const auto ids =
            workspace::queryIds(served.workspace(), served.lamps(), {}, workspace::QueryOrder::Newest);
        const auto queries = workspace::queries(served.workspace(), served.lamps(), ids.value()).value();
        QStringList texts;
        for (const workspace::Query &query : queries) {
            texts << query.prediction.text;
            QCOMPARE(query.deployment, QStringLiteral("live"));
            QCOMPARE(query.model, QStringLiteral("m1"));
        }
        texts.sort();
        QCOMPARE(texts, (QStringList{QStringLiteral("another"), QStringLiteral("fan off"),
                                     QStringLiteral("fan on"), QStringLiteral("turn the lamp on")}));
    }

    void serverMayKeepNoQueries()
    {
        ServedWorkspace served;
        served.start({}, false);
        QCOMPARE(served.ask("POST", route, body("turn the lamp on")).status, 200);
        served.stop();
        QCOMPARE(workspace::countQueries(served.workspace(), served.lamps(), {}).value(), std::int64_t{0});
        // That there was a query is counted all the same.
        const auto counted = workspace::servedDays(served.workspace(), served.lamps());
        QVERIFY(counted.has_value());
        QCOMPARE(counted->byDeployment.at(QStringLiteral("live")).answers, std::int64_t{1});
    }

    void whatAzureAnswersWithItsOwnModelsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("text") << QByteArray("POST") << QByteArray("/language/:analyze-text")
                              << QByteArray(
                                     "{\"kind\":\"EntityRecognition\",\"analysisInput\":{\"documents\":[]}}")
                              << 400 << QByteArray("InvalidRequest");
        QTest::newRow("conversations")
            << QByteArray("POST") << QByteArray("/language/analyze-conversations/jobs")
            << QByteArray("{\"tasks\":[{\"kind\":\"ConversationalPIITask\"}]}") << 400
            << QByteArray("InvalidRequest");
        QTest::newRow("no kind") << QByteArray("POST") << QByteArray("/language/:analyze-text")
                                 << QByteArray("{}") << 400 << QByteArray("InvalidRequest");
        QTest::newRow("no JSON") << QByteArray("POST") << QByteArray("/language/:analyze-text")
                                 << QByteArray("{") << 400 << QByteArray("InvalidArgument");
        QTest::newRow("job") << QByteArray("GET") << QByteArray("/language/analyze-conversations/jobs/1")
                             << QByteArray() << 404 << QByteArray("OperationNotFound");
        QTest::newRow("cancel") << QByteArray("POST")
                                << QByteArray("/language/analyze-conversations/jobs/1:cancel") << QByteArray()
                                << 404 << QByteArray("OperationNotFound");
    }
    void whatAzureAnswersWithItsOwnModelsIsRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        const auto response = m_served->ask(
            method.toStdString(), path.toStdString() + "?api-version=2023-04-01", body.toStdString());
        QCOMPARE(response.status, status);
        QCOMPARE(ServedWorkspace::json(response)["error"]["code"].get<std::string>(), code.toStdString());
    }

    void aCustomKindIsToldItsRoute_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *path, const char *body, const char *target, const char *reason) {
            QTest::newRow(reason) << QByteArray(path) << QByteArray(body) << QByteArray(target)
                                  << QByteArray(reason);
        };
        const char *const text = "/language/:analyze-text";
        row(text, "{\"kind\":\"CustomEntityRecognition\"}", "kind",
            "answeredElsewhere(CustomEntityRecognition, POST /language/analyze-text/jobs)");
        row(text, "{\"tasks\":[{\"kind\":\"CustomMultiLabelClassification\"}]}", "tasks[0].kind",
            "answeredElsewhere(CustomMultiLabelClassification, POST /language/analyze-text/jobs)");
        row(text, "{\"kind\":\"Conversation\"}", "kind",
            "answeredElsewhere(Conversation, POST /language/:analyze-conversations)");
        row("/language/analyze-conversations/jobs", "{\"tasks\":[{\"kind\":\"ConversationalAI\"}]}",
            "tasks[0].kind", "answeredElsewhere(ConversationalAI, POST /language/:analyze-conversations)");
        row(text, "{\"kind\":\"EntityRecognition\"}", "kind", "answeredByAzureOnly(EntityRecognition)");
    }
    void aCustomKindIsToldItsRoute()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, reason);
        const auto response =
            m_served->ask("POST", path.toStdString() + "?api-version=2023-04-01", body.toStdString());
        QCOMPARE(response.status, 400);
        const auto error = ServedWorkspace::json(response)["error"];
        QCOMPARE(error["code"].get<std::string>(), std::string("InvalidRequest"));
        const auto &inner = error["innererror"];
        QCOMPARE(inner["code"].get<std::string>(), std::string("InvalidParameterValue"));
        QCOMPARE(inner["target"].get<std::string>(), target.toStdString());
        QCOMPARE(inner["message"].get<std::string>(), reason.toStdString());
    }

private:
    std::unique_ptr<ServedWorkspace> m_served;
};

GLOSSA_TEST(TestConversationRoute);
#include "tst_conversation_route.moc"
