// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/conversation_request.h"

#include "tests/core/wire/published.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using text::IndexUnit;
using wire::ConversationRequest;

namespace {

/// A body with one text, in which a piece may be put in the place of another.
std::string body(const std::string &part = {}, const std::string &instead = {})
{
    std::string all = R"({"kind":"Conversation","analysisInput":{"conversationItem":)"
                      R"({"id":"1","participantId":"ana","text":"lamp on"}},)"
                      R"("parameters":{"projectName":"Lamps","deploymentName":"live"}})";
    if (!part.empty())
        all.replace(all.find(part), part.size(), instead);
    return all;
}

} // namespace

class TestConversationRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotSaidHasAzuresDefaults()
    {
        const auto request = wire::readConversationRequest(body());
        QVERIFY(request);
        QCOMPARE(request->target, (wire::DeploymentName{QStringLiteral("Lamps"), QStringLiteral("live")}));
        QCOMPARE(request->unit, IndexUnit::TextElementsV8);
        QVERIFY(request->logged);
        const auto &item = std::get<wire::ConversationItem>(request->input);
        QCOMPARE(item.text, QStringLiteral("lamp on"));
        QCOMPARE(item.id, QStringLiteral("1"));
        QVERIFY(item.language.isEmpty());
    }

    void publishedTextIsRead_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("text");
        for (const char *version :
             {"2022-05-01", "2023-04-01", "2023-04-15-preview", "2023-11-15-preview", "2024-05-01"})
            QTest::newRow(version) << QString::fromLatin1(version)
                                   << QStringLiteral("play In the air tonight from Phil Collins");
        QTest::newRow("2024-05-15-preview")
            << QStringLiteral("2024-05-15-preview") << QStringLiteral("Book a flight to Seattle on Oct 10th");
    }
    void publishedTextIsRead()
    {
        QFETCH(QString, version);
        QFETCH(QString, text);
        const auto example =
            test::published(qPrintable(version + QStringLiteral("/SuccessfulAnalyzeConversations.json")));
        const auto request = wire::readConversationRequest(example["parameters"]["body"].dump());
        QVERIFY(request);
        QCOMPARE(request->target.project, QStringLiteral("{project-name}"));
        QCOMPARE(request->unit, IndexUnit::TextElementsV8); // spelt TextElement_V8
        QCOMPARE(std::get<wire::ConversationItem>(request->input).text, text);
    }

    void publishedConversationIsRead()
    {
        const auto example = test::published("2025-11-15-preview/SuccessfulAnalyzeConversationalAITask.json");
        const auto request = wire::readConversationRequest(example["parameters"]["body"].dump());
        QVERIFY(request);
        QCOMPARE(request->unit, IndexUnit::Utf16CodeUnit);
        const auto &conversations = std::get<std::vector<wire::Conversation>>(request->input);
        QCOMPARE(conversations.size(), std::size_t{1});
        QCOMPARE(conversations[0].id, QStringLiteral("order"));
        QCOMPARE(conversations[0].language, QStringLiteral("en"));
        QCOMPARE(conversations[0].items.size(), std::size_t{9});
        QCOMPARE(conversations[0].items[1].participant, QStringLiteral("bot"));
        QCOMPARE(conversations[0].items[8].text,
                 QStringLiteral("Ok, change the destination back to Berlin."));
    }

    void settingsAreRead()
    {
        const auto request = wire::readConversationRequest(
            body(R"("live"})", R"("live","stringIndexType":"Utf16CodeUnit","isLoggingEnabled":false,)"
                               R"("verbose":true,"directTarget":"other","fieldOfALaterVersion":[1]})"));
        QVERIFY(request);
        QCOMPARE(request->unit, IndexUnit::Utf16CodeUnit);
        QVERIFY(!request->logged);
    }

    void faultIsToldWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("instead");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char *name, const char *part, const char *instead, ErrorCode code,
                            const char *place) {
            QTest::newRow(name) << QByteArray(part) << QByteArray(instead) << static_cast<int>(code)
                                << QByteArray(place);
        };
        row("kind", R"("Conversation")", R"("Orchestration")", ErrorCode::BadValue, "kind");
        row("no kind", R"("kind":"Conversation",)", "", ErrorCode::MissingKey, "kind");
        row("no text", R"(,"text":"lamp on")", "", ErrorCode::MissingKey,
            "analysisInput.conversationItem.text");
        row("text", R"("lamp on")", "7", ErrorCode::WrongType, "analysisInput.conversationItem.text");
        row("NUL", "lamp on", "lamp\\u0000on", ErrorCode::NulByte, "analysisInput.conversationItem.text");
        row("no item", R"({"conversationItem":{"id":"1","participantId":"ana","text":"lamp on"}})", "{}",
            ErrorCode::MissingKey, "analysisInput.conversationItem");
        row("speech", R"("text":)", R"("modality":"transcript","text":)", ErrorCode::BadValue,
            "analysisInput.conversationItem.modality");
        row("endless language", "\"text\":",
            "\"language\":\"en-12345678-12345678-12345678-12345678-12345678-12345678-12345678\",\"text\":",
            ErrorCode::BadValue, "analysisInput.conversationItem.language");
        row("language", R"("text":)", R"("language":"e","text":)", ErrorCode::BadValue,
            "analysisInput.conversationItem.language");
        row("no project", R"("projectName":"Lamps",)", "", ErrorCode::MissingKey, "parameters.projectName");
        row("no deployment", R"(,"deploymentName":"live")", "", ErrorCode::MissingKey,
            "parameters.deploymentName");
        row("unit", R"("live")", R"("live","stringIndexType":"Words")", ErrorCode::BadValue,
            "parameters.stringIndexType");
        row("logging", R"("live")", R"("live","isLoggingEnabled":"no")", ErrorCode::WrongType,
            "parameters.isLoggingEnabled");
        row("verbose", R"("live")", R"("live","verbose":1)", ErrorCode::WrongType, "parameters.verbose");
        row("no conversations", R"("kind":"Conversation")", R"("kind":"ConversationalAI")",
            ErrorCode::MissingKey, "analysisInput.conversations");
        row("parameters", R"({"projectName":"Lamps","deploymentName":"live"})", "[]", ErrorCode::WrongType,
            "parameters");
    }
    void faultIsToldWithItsPlace()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, instead);
        QFETCH(int, code);
        QFETCH(QByteArray, place);
        const auto request = wire::readConversationRequest(body(part.toStdString(), instead.toStdString()));
        QVERIFY(!request);
        QCOMPARE(static_cast<int>(request.error().code), code);
        QCOMPARE(QByteArray::fromStdString(plain(request.error().place)), place);
    }

    void whatIsNoJsonIsToldWithItsByte()
    {
        const auto broken = wire::readConversationRequest(R"({"kind": nothing})");
        QCOMPARE(broken.error().code, ErrorCode::Malformed);
        QCOMPARE(plain(broken.error().place), std::string("byte(10)"));
        QCOMPARE(plain(broken.error().detail), std::string("jsonCannotStandThere(o)"));
        const auto cut = wire::readConversationRequest("{\"kind\":\"Conv");
        QCOMPARE(cut.error().code, ErrorCode::Malformed);
        QCOMPARE(plain(cut.error().detail), std::string("jsonEndsThere"));
        QCOMPARE(wire::readConversationRequest("").error().code, ErrorCode::Malformed);
        QCOMPARE(wire::readConversationRequest("[]").error().code, ErrorCode::WrongType);
        const auto latin1 = wire::readConversationRequest("{\"kind\":\"\xE9t\xE9\"}");
        QCOMPARE(latin1.error().code, ErrorCode::BadEncoding);
        QCOMPARE(plain(latin1.error().place), std::string("byte(9)"));
    }

    void deepNestingIsRefusedHoweverDeep()
    {
        const auto nested = [](int levels) {
            return R"({"kind":)" + std::string(static_cast<std::size_t>(levels), '[') +
                   std::string(static_cast<std::size_t>(levels), ']') + "}";
        };
        QCOMPARE(wire::readConversationRequest(nested(63)).error().code, ErrorCode::WrongType);
        QCOMPARE(wire::readConversationRequest(nested(64)).error().code, ErrorCode::TooDeep);
        QCOMPARE(wire::readConversationRequest(nested(100'000)).error().code, ErrorCode::TooDeep);
        // Brackets in texts nest nothing, behind an escaped quote neither.
        const auto quoted = wire::readConversationRequest(body("lamp on", "\\\"" + std::string(200, '[')));
        QVERIFY(quoted);
    }
};

GLOSSA_TEST(TestConversationRequest);
#include "tst_conversation_request.moc"
