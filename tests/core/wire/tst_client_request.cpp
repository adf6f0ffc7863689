// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/client_request.h"

#include "core/wire/conversation_answer.h"
#include "core/wire/conversation_request.h"
#include "core/wire/text_job_request.h"

#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using project::ProjectKind;
using wire::ClientRequest;

/// What a client sends is what the routes read, and what they answer is what it reads.
class TestClientRequest : public QObject {
    Q_OBJECT

    static ClientRequest request(ProjectKind kind)
    {
        return {kind,
                {QStringLiteral("Mail"), QStringLiteral("production")},
                QString::fromUtf8("write 😀 to olivia"),
                QStringLiteral("en-us")};
    }
    static std::string_view view(const QByteArray &bytes)
    {
        return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
    }
    static project::Prediction said()
    {
        project::Prediction prediction;
        prediction.text = request(ProjectKind::Conversation).text;
        prediction.topIntent = QStringLiteral("Send");
        prediction.intents = {{QStringLiteral("Send"), 0.75}, {QStringLiteral("None"), 0.25}};
        project::EntityPrediction learned;
        learned.category = QStringLiteral("Contact");
        learned.span = {12, 6};
        learned.confidence = 0.5;
        project::EntityPrediction listed = learned;
        listed.learned = false;
        listed.extra = {{project::ExtraInformation::Kind::ListKey, QStringLiteral("olivia"), {}}};
        prediction.entities = {learned, listed};
        return prediction;
    }

private Q_SLOTS:
    void anUtterancesBodyIsReadByItsRoute()
    {
        const ClientRequest asked = request(ProjectKind::Conversation);
        const auto read = wire::readConversationRequest(view(wire::clientBody(asked)));
        QVERIFY(read.has_value());
        QCOMPARE(read->target.project, asked.target.project);
        QCOMPARE(read->target.deployment, asked.target.deployment);
        QCOMPARE(read->unit, text::IndexUnit::Utf16CodeUnit);
        const auto *item = std::get_if<wire::ConversationItem>(&read->input);
        QVERIFY(item != nullptr);
        QCOMPARE(item->text, asked.text);
        QCOMPARE(item->language, asked.language);
    }

    void aDocumentsBodyIsReadByItsRoute()
    {
        for (const ProjectKind kind :
             {ProjectKind::CustomEntityRecognition, ProjectKind::CustomMultiLabelClassification}) {
            const ClientRequest asked = request(kind);
            const auto read = wire::readTextJobRequest(view(wire::clientBody(asked)));
            QVERIFY(read.has_value());
            QCOMPARE(read->documents.size(), std::size_t{1});
            QCOMPARE(read->documents.front().text, asked.text);
            QCOMPARE(read->tasks.size(), std::size_t{1});
            QVERIFY(read->tasks.front().project == kind);
            QCOMPARE(read->tasks.front().target.deployment, asked.target.deployment);
        }
    }

    void anAnswerIsReadAsItWasSaid()
    {
        const project::Prediction expected = said();
        const auto answer = wire::conversationAnswer(expected, text::IndexUnit::Utf16CodeUnit);
        const auto read = wire::readClientAnswer(request(ProjectKind::Conversation), answer.dump());
        QVERIFY(read.has_value());
        QCOMPARE(read->topIntent, QStringLiteral("Send"));
        QCOMPARE(read->intents.size(), std::size_t{2});
        QCOMPARE(read->intents.front().confidence, 0.75);
        QCOMPARE(read->entities.size(), std::size_t{2});
        QVERIFY(read->entities[0].learned);
        QCOMPARE(read->entities[0].span, expected.entities[0].span);
        QCOMPARE(read->entities[0].confidence, 0.5);
        QVERIFY(!read->entities[1].learned);
        QCOMPARE(read->entities[1].extra.front().key, QStringLiteral("olivia"));
    }

    void anAnswerOfAzureIsRead()
    {
        // A prebuilt component, intents in no order, and fields of no meaning here.
        const auto read = wire::readClientAnswer(
            request(ProjectKind::Conversation),
            R"({"kind":"ConversationResult","result":{"query":"q","detectedLanguage":"en","prediction":{
                "projectKind":"Conversation","topIntent":"Send",
                "intents":[{"category":"None","confidenceScore":0},{"category":"Send","confidenceScore":0.9}],
                "entities":[{"category":"When","text":"write","offset":0,"length":5,"confidenceScore":1,
                  "resolutions":[{"resolutionKind":"DateTimeResolution"}],
                  "extraInformation":[{"extraInformationKind":"EntitySubtype","value":"datetime.date"}]}]}}})");
        QVERIFY(read.has_value());
        QCOMPARE(read->intents.front().category, QStringLiteral("Send"));
        QVERIFY(!read->entities.front().learned);
        QVERIFY(read->entities.front().extra.empty());
    }

    void aJobsDocumentIsRead()
    {
        const auto entities = wire::readClientAnswer(
            request(ProjectKind::CustomEntityRecognition),
            R"({"status":"succeeded","tasks":{"items":[{"results":{"documents":[{"id":"1","entities":[
                {"category":"Contact","text":"olivia","offset":12,"length":6,"confidenceScore":0.8}]}]}}]}})");
        QVERIFY(entities.has_value());
        QCOMPARE(entities->entities.front().category, QStringLiteral("Contact"));
        const auto classes = wire::readClientAnswer(
            request(ProjectKind::CustomMultiLabelClassification),
            R"({"status":"succeeded","tasks":{"items":[{"results":{"documents":[{"id":"1","class":[
                {"category":"war","confidenceScore":0.5},{"category":"drama","confidenceScore":0.75}]}]}}]}})");
        QVERIFY(classes.has_value());
        QCOMPARE(classes->classes.front().category, QStringLiteral("drama"));
    }

    void whatIsNoAnswerIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("place");
        QTest::newRow("no prediction")
            << QByteArray(R"({"result":{}})") << QStringLiteral("result.prediction");
        QTest::newRow("outside the text")
            << QByteArray(R"({"result":{"prediction":{"topIntent":"A","intents":[],"entities":[
                {"category":"B","offset":0,"length":99,"confidenceScore":1}]}}})")
            << QStringLiteral("result.prediction.entities[0].offset");
        QTest::newRow("half a character")
            << QByteArray(R"({"result":{"prediction":{"topIntent":"A","intents":[],"entities":[
                {"category":"B","offset":6,"length":1,"confidenceScore":1}]}}})")
            << QStringLiteral("result.prediction.entities[0].offset");
    }
    void whatIsNoAnswerIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, place);
        const auto read = wire::readClientAnswer(request(ProjectKind::Conversation), view(body));
        QVERIFY(!read.has_value());
        QCOMPARE(QString::fromStdString(plain(read.error().place)), place);
    }

    void aJobWithoutDocumentsIsRefused()
    {
        QVERIFY(!wire::readClientAnswer(request(ProjectKind::CustomEntityRecognition),
                                        R"({"tasks":{"items":[{"results":{"documents":[]}}]}})"));
        QVERIFY(!wire::readClientAnswer(request(ProjectKind::CustomEntityRecognition), "no JSON"));
    }

    void theServicesOwnWordsAreFound_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("an error") << QByteArray(
                                         R"({"error":{"code":"Unauthorized","message":"No such key."}})")
                                  << QStringLiteral("No such key.");
        QTest::newRow("an inner error")
            << QByteArray(R"({"error":{"message":"Invalid.","innererror":{"message":"Too long."}}})")
            << QStringLiteral("Too long.");
        QTest::newRow("a job's") << QByteArray(R"({"errors":[{"message":"No such deployment."}]})")
                                 << QStringLiteral("No such deployment.");
        QTest::newRow("a document's") << QByteArray(R"({"errors":[],"tasks":{"items":[{"results":{"errors":[
                {"id":"1","error":{"message":"The text is empty."}}]}}]}})")
                                      << QStringLiteral("The text is empty.");
        QTest::newRow("none") << QByteArray(R"({"status":"succeeded"})") << QString();
        QTest::newRow("no JSON") << QByteArray("<html>") << QString();
    }
    void theServicesOwnWordsAreFound()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        QCOMPARE(wire::refusalIn(view(body)), words);
    }
};

GLOSSA_TEST(TestClientRequest);
#include "tst_client_request.moc"
