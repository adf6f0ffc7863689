// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/text_job_answer.h"

#include "tests/core/wire/published.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <map>

using namespace glossa;
using Json = nlohmann::ordered_json;
using wire::OperationStatus;
using wire::TextJobPage;

namespace {

constexpr std::int64_t createdMs = 1'601'564'445'000; // 2020-10-01T15:00:45Z
constexpr std::int64_t updatedMs = 1'601'564'463'000; // 2020-10-01T15:01:03Z
constexpr std::int64_t expiresMs = 1'601'737'263'000; // 2020-10-03T15:01:03Z

wire::TextTask task(const char *kind, const char *name)
{
    wire::TextTask made;
    made.kind = QString::fromLatin1(kind);
    made.name = QString::fromLatin1(name);
    made.project = project::kindFromName(made.kind);
    made.target = {QStringLiteral("MyProject"), QStringLiteral("MyDeployment")};
    return made;
}

wire::TextJobRequest requestOf(std::vector<wire::TextTask> tasks, int documents = 2)
{
    wire::TextJobRequest request;
    for (int i = 1; i <= documents; ++i)
        request.documents.push_back({QString::number(i), QStringLiteral("text"), {}});
    request.tasks = std::move(tasks);
    return request;
}

wire::TextJobHead head(OperationStatus status)
{
    return {QStringLiteral("c0f2a446-05d9-48fc-ba8f-3ef4af8d0b18"), status, createdMs, updatedMs, expiresMs};
}

/// An answer of `characters` with one entity of a length in a text that begins with so many dots.
Json answer(const char *id, int offset, const char *found, double confidence, int characters = 44)
{
    project::Prediction prediction;
    prediction.kind = project::ProjectKind::CustomEntityRecognition;
    prediction.text = QString(offset, u'.') + QString::fromLatin1(found);
    project::EntityPrediction entity;
    entity.category = QStringLiteral("USRegion");
    entity.span = {offset, static_cast<std::int32_t>(qstrlen(found))};
    entity.confidence = confidence;
    prediction.entities = {entity};
    return wire::documentAnswer(prediction, QString::fromLatin1(id), text::IndexUnit::TextElementsV8,
                                characters);
}

Json emptyText(const char *id)
{
    return wire::documentError(QString::fromLatin1(id), {{"code", "InvalidArgument"}, {"message", "…"}});
}

/// Objects as "{a b}" with sorted keys, and arrays as one of their elements; leaves by their type.
std::string shapeOf(const Json &json)
{
    if (json.is_array())
        return json.empty() ? "[]" : "[" + shapeOf(json.front()) + "]";
    if (!json.is_object())
        return json.is_number() ? "number" : json.type_name();
    std::map<std::string, std::string> members;
    for (const auto &[key, value] : json.items())
        members[key] = shapeOf(value);
    std::string all = "{";
    for (const auto &[key, shape] : members)
        all += key + ":" + shape + " ";
    return all + "}";
}

} // namespace

class TestTextJobAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishedStateOfACustomTaskIsWritten_data()
    {
        QTest::addColumn<QString>("version");
        for (const char *version :
             {"2022-05-01", "2023-04-01", "2023-04-15-preview", "2023-11-15-preview", "2025-11-15-preview"})
            QTest::newRow(version) << QString::fromLatin1(version);
    }
    void publishedStateOfACustomTaskIsWritten()
    {
        QFETCH(QString, version);
        const Json body = test::published(qPrintable(
            version +
            QStringLiteral(
                "/SuccessfulAnalyzeTextJobsMultipleTaskStatusRequest.json")))["responses"]["200"]["body"];
        auto request = requestOf({task("CustomEntityRecognition", "Recognize US Regions")});
        request.displayName = QStringLiteral("Extracting Location & US Region");
        const Json results = Json::array({wire::succeededTask(
            request.tasks[0],
            Json::array({answer("1", 45, "Pacific Northwest", 0.85), answer("2", 63, "East Coast", 0.88)}),
            Json::array(), updatedMs)});
        const auto state = wire::textJobJson(head(OperationStatus::Succeeded), request, results, {});
        QVERIFY(state);
        // The published job has a task of Azure's own before it.
        QCOMPARE(nlohmann::json(state->at("tasks")["items"][0]), nlohmann::json(body["tasks"]["items"][1]));
        for (const char *field : {"createdDateTime", "displayName", "expirationDateTime", "jobId",
                                  "lastUpdatedDateTime", "status"})
            QCOMPARE(state->at(field).get<std::string>(), body[field].get<std::string>());
        QCOMPARE(state->at("tasks")["completed"].get<int>(), 1);
        QCOMPARE(state->at("tasks")["total"].get<int>(), 1);
        QCOMPARE(state->at("tasks")["inProgress"].get<int>(), 0);
        QVERIFY(!state->contains("nextLink"));
        QVERIFY(!state->contains("statistics"));
    }

    void classesStandInAnArrayNamedClass()
    {
        project::Prediction prediction;
        prediction.kind = project::ProjectKind::CustomMultiLabelClassification;
        prediction.text = QStringLiteral("a film");
        prediction.classes = {{QStringLiteral("drama"), 0.75}, {QStringLiteral("war"), 0.5}};
        const auto request = requestOf({task("CustomMultiLabelClassification", "t")}, 1);
        const Json results = Json::array(
            {wire::succeededTask(request.tasks[0],
                                 Json::array({wire::documentAnswer(prediction, QStringLiteral("1"),
                                                                   text::IndexUnit::TextElementsV8, 6)}),
                                 Json::array(), updatedMs)});
        const auto state = wire::textJobJson(head(OperationStatus::Succeeded), request, results, {});
        QVERIFY(state);
        const Json &item = state->at("tasks")["items"][0];
        QCOMPARE(item["kind"].get<std::string>(), std::string("CustomMultiLabelClassificationLROResults"));
        QCOMPARE(item["results"]["documents"].dump(),
                 std::string("[{\"id\":\"1\",\"class\":[{\"category\":\"drama\",\"confidenceScore\":0.75},"
                             "{\"category\":\"war\",\"confidenceScore\":0.5}],\"warnings\":[]}]"));
    }

    void onlyClassIsAnObjectInVersionsBeforeTheFirst()
    {
        project::Prediction prediction;
        prediction.text = QStringLiteral("a film");
        prediction.classes = {{QStringLiteral("drama"), 0.75}};
        TextJobPage page;
        page.classAsObject = true;
        const auto shown = [&](const char *kind) {
            const auto request = requestOf({task(kind, "t")}, 2);
            prediction.kind = *request.tasks[0].project;
            project::Prediction none = prediction;
            none.classes.clear();
            const Json results = Json::array(
                {wire::succeededTask(request.tasks[0],
                                     Json::array({wire::documentAnswer(prediction, QStringLiteral("1"),
                                                                       text::IndexUnit::TextElementsV8, 6),
                                                  wire::documentAnswer(none, QStringLiteral("2"),
                                                                       text::IndexUnit::TextElementsV8, 6)}),
                                     Json::array(), updatedMs)});
            return wire::textJobJson(head(OperationStatus::Succeeded), request, results, page)
                ->at("tasks")["items"][0]["results"]["documents"]
                .dump();
        };
        QCOMPARE(
            shown("CustomSingleLabelClassification"),
            std::string(
                "[{\"id\":\"1\",\"class\":{\"category\":\"drama\",\"confidenceScore\":0.75},\"warnings\":[]},"
                "{\"id\":\"2\",\"warnings\":[]}]"));
        QCOMPARE(shown("CustomMultiLabelClassification"),
                 std::string("[{\"id\":\"1\",\"class\":[{\"category\":\"drama\",\"confidenceScore\":0.75}],"
                             "\"warnings\":[]},"
                             "{\"id\":\"2\",\"class\":[],\"warnings\":[]}]"));
    }

    void statisticsCountRecordsOfAThousandCharacters()
    {
        const auto request =
            requestOf({task("CustomEntityRecognition", "a"), task("CustomEntityRecognition", "b")}, 3);
        Json results = Json::array();
        for (const auto &each : request.tasks)
            results.push_back(wire::succeededTask(
                each, Json::array({answer("1", 0, "a", 1, 1000), answer("3", 0, "b", 1, 1001)}),
                Json::array({emptyText("2")}), updatedMs));
        TextJobPage page;
        page.statistics = true;
        const auto state = wire::textJobJson(head(OperationStatus::Succeeded), request, results, page);
        QVERIFY(state);
        const Json &first = state->at("tasks")["items"][0]["results"];
        QCOMPARE(first["documents"][0]["statistics"].dump(),
                 std::string("{\"charactersCount\":1000,\"transactionsCount\":1}"));
        QCOMPARE(first["documents"][1]["statistics"].dump(),
                 std::string("{\"charactersCount\":1001,\"transactionsCount\":2}"));
        QCOMPARE(first["statistics"].dump(),
                 std::string("{\"documentsCount\":3,\"validDocumentsCount\":2,\"erroneousDocumentsCount\":1,"
                             "\"transactionsCount\":3}"));
        QCOMPARE(state->at("statistics").dump(),
                 std::string("{\"documentsCount\":3,\"validDocumentsCount\":2,\"erroneousDocumentsCount\":1,"
                             "\"transactionsCount\":6}"));
    }

    void pageShowsDocumentsInTheOrderOfTheRequest()
    {
        const auto request = requestOf({task("CustomEntityRecognition", "a")}, 5);
        const Json results = Json::array({wire::succeededTask(
            request.tasks[0],
            Json::array({answer("1", 0, "a", 1), answer("3", 0, "c", 1), answer("4", 0, "d", 1)}),
            Json::array({emptyText("2"), emptyText("5")}), updatedMs)});
        const auto shown = [&](std::size_t skip, std::size_t top) {
            TextJobPage page;
            page.skip = skip;
            page.top = top;
            page.nextLink = "http://next";
            const auto state = wire::textJobJson(head(OperationStatus::Succeeded), request, results, page);
            std::string ids;
            for (const Json &document : state->at("tasks")["items"][0]["results"]["documents"])
                ids += document["id"].get<std::string>();
            ids += "|";
            for (const Json &error : state->at("tasks")["items"][0]["results"]["errors"])
                ids += error["id"].get<std::string>();
            return ids;
        };
        QCOMPARE(shown(0, 2), std::string("1|2"));
        QCOMPARE(shown(2, 2), std::string("34|"));
        QCOMPARE(shown(4, 2), std::string("|5"));
        QCOMPARE(shown(9, 2), std::string("|"));
        TextJobPage page;
        page.nextLink = "http://next";
        QCOMPARE(wire::textJobJson(head(OperationStatus::Succeeded), request, results, page)
                     ->at("nextLink")
                     .get<std::string>(),
                 std::string("http://next"));
    }

    void failedTaskIsFoundByTheTargetOfItsError()
    {
        const auto request = requestOf({task("CustomEntityRecognition", "a"), task("EntityRecognition", "b"),
                                        task("CustomEntityRecognition", "c")},
                                       1);
        const Json right = Json::array({answer("1", 0, "a", 1)});
        const Json results =
            Json::array({wire::succeededTask(request.tasks[0], right, Json::array(), updatedMs),
                         wire::failedTask({{"code", "InvalidRequest"}, {"message", "no"}}, updatedMs),
                         wire::succeededTask(request.tasks[2], right, Json::array(), updatedMs)});
        QCOMPARE(wire::statusOf(results), OperationStatus::PartiallyCompleted);
        const auto state = wire::textJobJson(head(wire::statusOf(results)), request, results, {});
        QVERIFY(state);
        QCOMPARE(state->at("status").get<std::string>(), std::string("partiallyCompleted"));
        QCOMPARE(
            state->at("errors").dump(),
            std::string("[{\"code\":\"InvalidRequest\",\"message\":\"no\",\"target\":\"#/tasks/items/1\"}]"));
        const Json &items = state->at("tasks")["items"];
        QCOMPARE(items.size(), std::size_t{3});
        QCOMPARE(items[1]["status"].get<std::string>(), std::string("failed"));
        QCOMPARE(items[1]["kind"].get<std::string>(), std::string("EntityRecognitionLROResults"));
        QVERIFY(!items[1].contains("results"));
        QCOMPARE(state->at("tasks")["failed"].get<int>(), 1);
        QCOMPARE(state->at("tasks")["completed"].get<int>(), 2);
    }

    void jobEndsAsItsTasksDo()
    {
        const wire::TextTask any = task("CustomEntityRecognition", "a");
        const Json right = wire::succeededTask(any, Json::array(), Json::array(), updatedMs);
        const Json wrong = wire::failedTask({{"code", "NotFound"}}, updatedMs);
        QCOMPARE(wire::statusOf(Json::array({right, right})), OperationStatus::Succeeded);
        QCOMPARE(wire::statusOf(Json::array({right, wrong})), OperationStatus::PartiallyCompleted);
        QCOMPARE(wire::statusOf(Json::array({wrong, wrong})), OperationStatus::Failed);
    }

    void tasksThatHaveNotEndedAreCounted()
    {
        const auto request =
            requestOf({task("CustomEntityRecognition", "a"), task("CustomEntityRecognition", "b")}, 1);
        const Json results =
            Json::array({wire::succeededTask(request.tasks[0], Json::array({answer("1", 0, "a", 1)}),
                                             Json::array(), updatedMs),
                         nullptr});
        const auto running = wire::textJobJson(head(OperationStatus::Running), request, results, {});
        QCOMPARE(running->at("tasks")["inProgress"].get<int>(), 1);
        QCOMPARE(running->at("tasks")["items"].size(), std::size_t{1});
        const auto none = wire::textJobJson(head(OperationStatus::NotStarted), request, Json::array(), {});
        QCOMPARE(none->at("tasks")["inProgress"].get<int>(), 2);
        const auto cancelled = wire::textJobJson(head(OperationStatus::Cancelled), request, results, {});
        QCOMPARE(cancelled->at("tasks")["inProgress"].get<int>(), 0);
        QCOMPARE(cancelled->at("tasks")["items"][0]["status"].get<std::string>(), std::string("succeeded"));
        QCOMPARE(cancelled->at("tasks")["items"][1]["status"].get<std::string>(), std::string("cancelled"));
        QCOMPARE(cancelled->at("tasks")["items"][1]["results"].dump(),
                 std::string("{\"documents\":[],\"errors\":[],\"projectName\":\"MyProject\","
                             "\"deploymentName\":\"MyDeployment\"}"));
    }

    void stateHasThePublishedFields()
    {
        const Json body = test::published(
            "2023-04-01/SuccessfulAnalyzeTextJobsMultipleTaskStatusRequest.json")["responses"]["200"]["body"];
        auto request = requestOf({task("CustomEntityRecognition", "Recognize US Regions")}, 1);
        request.displayName = QStringLiteral("x");
        const Json results = Json::array({wire::succeededTask(
            request.tasks[0], Json::array({answer("1", 0, "a", 0.5)}), Json::array(), updatedMs)});
        auto state = wire::textJobJson(head(OperationStatus::Succeeded), request, results, {});
        QVERIFY(state);
        QCOMPARE(state->at("errors").dump(), std::string("[]"));
        state->erase("errors"); // optional: the example leaves it out, the clients read it
        Json wanted = body;
        wanted["tasks"]["items"] = Json::array({body["tasks"]["items"][1]});
        QCOMPARE(shapeOf(*state), shapeOf(wanted));
    }

    void damagedResultsAreToldAndNotShown()
    {
        const auto request = requestOf({task("CustomEntityRecognition", "a")}, 1);
        for (const char *damaged : {"[{}]", "[{\"updatedMs\":\"x\",\"status\":\"succeeded\"}]",
                                    "[{\"updatedMs\":1,\"status\":\"succeeded\",\"results\":[]}]"}) {
            const auto state =
                wire::textJobJson(head(OperationStatus::Succeeded), request, Json::parse(damaged), {});
            QVERIFY(!state);
            QCOMPARE(state.error().code, ErrorCode::CorruptWorkspace);
        }
    }

    void nothingButTheTextsIsTakenOutOfARequest()
    {
        const QByteArray body(
            "{\"analysisInput\":{\"documents\":[{\"id\":\"1\",\"text\":\"secret\",\"language\":\"en\"}]},"
            "\"tasks\":[{\"kind\":\"CustomEntityRecognition\",\"parameters\":"
            "{\"projectName\":\"P\",\"deploymentName\":\"d\"}}],\"displayName\":\"text\"}");
        const QByteArray kept = wire::withoutTexts(body);
        const QByteArray wanted = QByteArray(body).replace("secret", "");
        QCOMPARE(nlohmann::json::parse(kept.toStdString()), nlohmann::json::parse(wanted.toStdString()));
        QCOMPARE(wire::readTextJobRequest(kept.toStdString())->tasks,
                 wire::readTextJobRequest(body.toStdString())->tasks);
    }
};

GLOSSA_TEST(TestTextJobAnswer);
#include "tst_text_job_answer.moc"
