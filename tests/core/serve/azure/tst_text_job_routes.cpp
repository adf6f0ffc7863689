// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/serving/runtime_jobs.h"

#include "tests/core/serve/azure/served_workspace.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QtTest>

using namespace glossa;
using Json = nlohmann::ordered_json;
using test::ServedWorkspace;

namespace {

const std::string version = "?api-version=2023-04-01";
const std::string jobs = "/language/analyze-text/jobs";

Json document(const std::string &id, const std::string &text, const std::string &language = {})
{
    Json json{{"id", id}, {"text", text}};
    if (!language.empty())
        json["language"] = language;
    return json;
}

Json task(const std::string &name = {}, const std::string &kind = "CustomEntityRecognition",
          const std::string &project = "Papers", const std::string &deployment = "live")
{
    Json json{{"kind", kind}};
    if (!name.empty())
        json["taskName"] = name;
    json["parameters"] = {{"projectName", project}, {"deploymentName", deployment}};
    return json;
}

Json job(Json documents, Json tasks)
{
    return {{"analysisInput", {{"documents", std::move(documents)}}}, {"tasks", std::move(tasks)}};
}

Json papers(int count)
{
    Json documents = Json::array();
    for (int i = 1; i <= count; ++i)
        documents.push_back(document(std::to_string(i), "Contract: Ana Lind rents a boat in Oslo."));
    return documents;
}

std::string locationOf(const serve::Response &response)
{
    for (const serve::Field &field : response.headers) {
        if (QString::fromStdString(field.name).toLower() == u"operation-location")
            return field.value;
    }
    return {};
}

} // namespace

class TestTextJobRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_served = std::make_unique<ServedWorkspace>(); }
    void cleanupTestCase() { m_served.reset(); }

    /// Whatever asks the store may wait for others who write; what predicts may not wait behind it.
    void onlyWhatAsksTheStoreMayWait()
    {
        m_served->start();
        int jobs = 0;
        for (const serve::Route &route : m_served->runtime().routes()) {
            const bool ofJobs = route.pattern.find("/analyze-text/jobs") != std::string::npos;
            jobs += ofJobs ? 1 : 0;
            QVERIFY2((route.runs == serve::Runs::MayWait) == ofJobs, route.pattern.c_str());
        }
        QCOMPARE(jobs, 3);
    }

    void jobIsAcceptedWithItsAddress()
    {
        const auto response =
            m_served->ask("POST", jobs + version, job(papers(1), Json::array({task()})).dump());
        QCOMPARE(response.status, 202);
        QVERIFY(response.body.empty());
        const QRegularExpression form(QRegularExpression::anchoredPattern(
            QStringLiteral("http://localhost:7070/language/analyze-text/jobs/"
                           "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\?api-version=2023-04-01")));
        QVERIFY(form.match(QString::fromStdString(locationOf(response))).hasMatch());
    }

    void entitiesAreInTheResults()
    {
        Json asked =
            job(Json::array({document("a", "Contract: \U0001F4A1 Ana Lind rents a boat in Oslo.", "en"),
                             document("b", "Contract: Carla Voss rents a boat in Rome.")}),
                Json::array({task("people")}));
        asked["displayName"] = "mine";
        const Json state = finished(asked);
        QCOMPARE(state["status"].get<std::string>(), std::string("succeeded"));
        QCOMPARE(state["displayName"].get<std::string>(), std::string("mine"));
        QCOMPARE(state["errors"].dump(), std::string("[]"));
        QCOMPARE(state["tasks"]["completed"].get<int>(), 1);
        const Json &item = state["tasks"]["items"][0];
        QCOMPARE(item["kind"].get<std::string>(), std::string("CustomEntityRecognitionLROResults"));
        QCOMPARE(item["taskName"].get<std::string>(), std::string("people"));
        const Json &results = item["results"];
        QCOMPARE(results["projectName"].get<std::string>(), std::string("Papers"));
        QCOMPARE(results["deploymentName"].get<std::string>(), std::string("live"));
        QCOMPARE(results["documents"].size(), std::size_t{2});
        const Json &first = results["documents"][0];
        QCOMPARE(first["id"].get<std::string>(), std::string("a"));
        QCOMPARE(first["entities"][0]["category"].get<std::string>(), std::string("Person"));
        QCOMPARE(first["entities"][0]["text"].get<std::string>(), std::string("Ana Lind"));
        QCOMPARE(first["entities"][0]["offset"].get<int>(), 12); // text elements: the bulb is one
        QCOMPARE(first["entities"][0]["length"].get<int>(), 8);
        QCOMPARE(first["warnings"].dump(), std::string("[]"));
        QVERIFY(!first.contains("statistics"));
        QCOMPARE(results["documents"][1]["entities"][1]["text"].get<std::string>(), std::string("Rome"));
    }

    void classesAreInTheResults()
    {
        using project::ProjectKind;
        ServedWorkspace served;
        served.addSubjects(QStringLiteral("One"), ProjectKind::CustomSingleLabelClassification);
        served.addSubjects(QStringLiteral("Several"), ProjectKind::CustomMultiLabelClassification);
        const std::string both = "the ferry leaves the quay at noon and bake the bread in the oven";
        const Json asked = job(Json::array({document("a", "the ferry leaves the quay"), document("b", both)}),
                               Json::array({task("o", "CustomSingleLabelClassification", "One"),
                                            task("s", "CustomMultiLabelClassification", "Several")}));
        const std::string location = submit(served, asked);
        wait(served, location);
        const Json state = get(served, location);
        QCOMPARE(state["status"].get<std::string>(), std::string("succeeded"));
        const Json &one = state["tasks"]["items"][0];
        QCOMPARE(one["kind"].get<std::string>(), std::string("CustomSingleLabelClassificationLROResults"));
        QCOMPARE(one["results"]["projectName"].get<std::string>(), std::string("One"));
        const Json &first = one["results"]["documents"][0];
        QCOMPARE(first["id"].get<std::string>(), std::string("a"));
        QCOMPARE(first["class"].size(), std::size_t{1});
        QCOMPARE(first["class"][0]["category"].get<std::string>(), std::string("Harbour"));
        QVERIFY(first["class"][0]["confidenceScore"].get<double>() > 0.5);
        QVERIFY(!first.contains("entities"));
        QCOMPARE(one["results"]["documents"][1]["class"].size(), std::size_t{1});
        const Json &several = state["tasks"]["items"][1];
        QCOMPARE(several["kind"].get<std::string>(), std::string("CustomMultiLabelClassificationLROResults"));
        QCOMPARE(several["results"]["documents"][1]["class"].size(), std::size_t{2});
        // Before 2022-05-01 what has one class showed it without an array.
        const Json old =
            ServedWorkspace::json(served.ask("GET", pathOf(location) + "?api-version=2022-03-01-preview"));
        const Json &items = old["tasks"]["items"];
        QVERIFY(items[0]["results"]["documents"][0]["class"].is_object());
        QVERIFY(items[1]["results"]["documents"][0]["class"].is_array());
    }

    void documentsThatCannotBeAnsweredHaveErrorsOfTheirOwn()
    {
        const Json state =
            finished(job(Json::array({document("1", ""), document("2", "Ana Lind", "english!"),
                                      document("3", "Contract: Ana Lind rents a boat in Oslo.", "auto")}),
                         Json::array({task()})),
                     "&showStats=true");
        QCOMPARE(state["status"].get<std::string>(), std::string("succeeded"));
        const Json &results = state["tasks"]["items"][0]["results"];
        QCOMPARE(results["documents"].size(), std::size_t{1});
        QCOMPARE(results["errors"].size(), std::size_t{2});
        const Json &empty = results["errors"][0];
        QCOMPARE(empty["id"].get<std::string>(), std::string("1"));
        QCOMPARE(empty["error"]["code"].get<std::string>(), std::string("InvalidArgument"));
        QCOMPARE(empty["error"]["message"].get<std::string>(), std::string("invalidDocumentInRequest"));
        QCOMPARE(empty["error"]["innererror"]["code"].get<std::string>(), std::string("InvalidDocument"));
        QCOMPARE(empty["error"]["innererror"]["message"].get<std::string>(),
                 std::string("documentTextEmpty"));
        QCOMPARE(results["errors"][1]["error"]["innererror"]["code"].get<std::string>(),
                 std::string("UnsupportedLanguageCode"));
        QCOMPARE(results["statistics"].dump(),
                 std::string(R"({"documentsCount":3,"validDocumentsCount":1,"erroneousDocumentsCount":2,)"
                             R"("transactionsCount":1})"));
        QCOMPARE(results["documents"][0]["statistics"]["charactersCount"].get<int>(), 40);
    }

    void pagesFollowEachOther()
    {
        const std::string location = submit(job(papers(25), Json::array({task("a"), task("b")})));
        wait(location);
        QStringList links;
        QStringList ids;
        for (std::string next = location + "&top=10&showStats=true"; !next.empty();) {
            const Json page = get(next);
            links << QString::fromStdString(next);
            for (const Json &found : page["tasks"]["items"][1]["results"]["documents"])
                ids << QString::fromStdString(found["id"].get<std::string>());
            QCOMPARE(page["tasks"]["items"][0]["results"]["documents"].size(),
                     page["tasks"]["items"][1]["results"]["documents"].size());
            QCOMPARE(page["statistics"]["documentsCount"].get<int>(), 25);
            next = page.value("nextLink", std::string());
        }
        QCOMPARE(links.size(), 3);
        QVERIFY(
            links.at(1).endsWith(QStringLiteral("?api-version=2023-04-01&showStats=true&top=10&skip=10")));
        QStringList wanted;
        for (int i = 1; i <= 25; ++i)
            wanted << QString::number(i);
        QCOMPARE(ids, wanted);
        // Without a page's size all stand on one.
        QCOMPARE(get(location)["tasks"]["items"][0]["results"]["documents"].size(), std::size_t{25});
        QVERIFY(!get(location).contains("nextLink"));
        const Json older = get(location + "&$top=1&$skip=24");
        QCOMPARE(older["tasks"]["items"][0]["results"]["documents"][0]["id"].get<std::string>(),
                 std::string("25"));
    }

    void builtInTaskFailsBesideACustomOne()
    {
        const std::string location = submit(
            job(papers(1),
                Json::array({Json{{"kind", "EntityRecognition"}, {"taskName", "Azure's"}}, task("ours")})));
        wait(location);
        const Json state = get(location);
        QCOMPARE(state["status"].get<std::string>(), std::string("partiallyCompleted"));
        QCOMPARE(state["tasks"]["failed"].get<int>(), 1);
        QCOMPARE(state["tasks"]["completed"].get<int>(), 1);
        QCOMPARE(state["errors"][0]["target"].get<std::string>(), std::string("#/tasks/items/0"));
        QCOMPARE(state["errors"][0]["code"].get<std::string>(), std::string("InvalidRequest"));
        QCOMPARE(state["tasks"]["items"][1]["results"]["documents"].size(), std::size_t{1});
        // A client that would wait for ever is told what it knows.
        for (const char *name : {"user-agent", "x-ms-useragent"}) {
            const Json told = ServedWorkspace::json(
                m_served->ask("GET", targetOf(location), {},
                              {{name, "azsdk-js-ai-language-text/1.1.0 core-rest-pipeline/1.10.0"}}));
            QCOMPARE(told["status"].get<std::string>(), std::string("succeeded"));
            QCOMPARE(told["tasks"]["failed"].get<int>(), 1);
        }
    }

    void refusalIsOfAzuresForm_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("inner");
        const auto row = [](const char *name, const std::string &asked, int status, const char *code,
                            const char *inner) {
            QTest::newRow(name) << QByteArray::fromStdString(asked) << status << QByteArray(code)
                                << QByteArray(inner);
        };
        const Json one = Json::array({task()});
        row("no documents", job(Json::array(), one).dump(), 400, "InvalidRequest", "MissingInputDocuments");
        row("26 documents", job(papers(26), one).dump(), 400, "InvalidRequest", "InvalidDocumentBatch");
        row("one id twice", job(Json::array({document("1", "a"), document("1", "b")}), one).dump(), 400,
            "InvalidRequest", "InvalidDocument");
        row("a long document", job(Json::array({document("1", std::string(125'001, 'a'))}), one).dump(), 400,
            "InvalidRequest", "InvalidDocument");
        row("long documents",
            job(Json::array(
                    {document("1", std::string(70'000, 'a')), document("2", std::string(70'000, 'a'))}),
                one)
                .dump(),
            400, "InvalidRequest", "InvalidDocumentBatch");
        row("a large body", job(Json::array({document("1", std::string(1U << 20U, 'a'))}), one).dump(), 413,
            "InvalidRequest", "InvalidDocumentBatch");
        row("no JSON", "{", 400, "InvalidArgument", "");
        row("no tasks", job(papers(1), Json::array()).dump(), 400, "InvalidRequest",
            "InvalidRequestBodyFormat");
        row("one name twice", job(papers(1), Json::array({task("a"), task("a")})).dump(), 400,
            "InvalidRequest", "InvalidRequestBodyFormat");
        row("unknown kind", job(papers(1), Json::array({task("a", "Guessing")})).dump(), 400,
            "InvalidRequest", "InvalidParameterValue");
        row("built in only", job(papers(1), Json::array({task("a", "EntityRecognition")})).dump(), 400,
            "InvalidRequest", "InvalidParameterValue");
        row("project", job(papers(1), Json::array({task("a", "CustomEntityRecognition", "Nothing")})).dump(),
            404, "ProjectNotFound", "");
        row("deployment",
            job(papers(1), Json::array({task("a", "CustomEntityRecognition", "Papers", "no")})).dump(), 404,
            "NotFound", "");
        row("utterances", job(papers(1), Json::array({task("a", "CustomEntityRecognition", "Lamps")})).dump(),
            400, "InvalidArgument", "InvalidParameterValue");
        row("classes", job(papers(1), Json::array({task("a", "CustomMultiLabelClassification")})).dump(), 400,
            "InvalidArgument", "InvalidParameterValue");
        Json many = Json::array();
        for (int i = 0; i < 26; ++i)
            many.push_back(task("t" + std::to_string(i)));
        row("26 tasks", job(papers(1), many).dump(), 400, "InvalidArgument", "InvalidParameterValue");
    }
    void refusalIsOfAzuresForm()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, inner);
        const auto response = m_served->ask("POST", jobs + version, body.toStdString());
        QCOMPARE(response.status, status);
        const Json error = ServedWorkspace::json(response)["error"];
        QCOMPARE(error["code"].get<std::string>(), code.toStdString());
        QCOMPARE(error.contains("innererror"), !inner.isEmpty());
        if (!inner.isEmpty())
            QCOMPARE(error["innererror"]["code"].get<std::string>(), inner.toStdString());
    }

    void placeOfARefusedTaskIsTold()
    {
        const auto response = m_served->ask(
            "POST", jobs + version,
            job(papers(1), Json::array({task("a"), task("b", "CustomEntityRecognition", "Papers", "no")}))
                .dump());
        QCOMPARE(ServedWorkspace::json(response)["error"]["target"].get<std::string>(),
                 std::string("tasks[1].parameters.deploymentName"));
    }

    void elementsAreCountedAndNotUnits()
    {
        std::string text;
        for (int i = 0; i < 125'000; ++i)
            text += "e\u0301";
        const auto asked = [&](const std::string &long_) {
            return m_served
                ->ask("POST", jobs + version,
                      job(Json::array({document("1", long_)}), Json::array({task()})).dump())
                .status;
        };
        QCOMPARE(asked(text), 202);
        QCOMPARE(asked(text + "x"), 400);
    }

    void parameterOfAPollIsChecked_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("top 0") << QByteArray("&top=0") << QByteArray("top");
        QTest::newRow("top in words") << QByteArray("&top=all") << QByteArray("top");
        QTest::newRow("top below") << QByteArray("&top=-1") << QByteArray("top");
        QTest::newRow("top and more") << QByteArray("&top=10x") << QByteArray("top");
        QTest::newRow("skip") << QByteArray("&skip=-1") << QByteArray("skip");
        QTest::newRow("skip beyond 32 bits") << QByteArray("&skip=4294967296") << QByteArray("skip");
        QTest::newRow("statistics") << QByteArray("&showStats=1") << QByteArray("showStats");
    }
    void parameterOfAPollIsChecked()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, target);
        const auto response = m_served->ask("GET", jobs + "/any" + version + query.toStdString());
        QCOMPARE(response.status, 400);
        const Json error = ServedWorkspace::json(response)["error"];
        QCOMPARE(error["innererror"]["target"].get<std::string>(), target.toStdString());
    }

    void unknownJobIsNotFound()
    {
        for (const std::string method : {"GET", "POST"}) {
            const std::string id = "/c0f2a446-05d9-48fc-ba8f-3ef4af8d0b18";
            const auto response =
                m_served->ask(method, jobs + id + (method == "POST" ? ":cancel" : "") + version);
            QCOMPARE(response.status, 404);
            QCOMPARE(ServedWorkspace::json(response)["error"]["code"].get<std::string>(),
                     std::string("OperationNotFound"));
        }
    }

    void jobThatHasEndedStaysAsItIsWhenItIsCancelled()
    {
        const std::string location = submit(job(papers(1), Json::array({task()})));
        wait(location);
        const auto response = m_served->ask("POST", pathOf(location) + ":cancel" + version);
        QCOMPARE(response.status, 202);
        QCOMPARE(locationOf(response), location);
        QCOMPARE(get(location)["status"].get<std::string>(), std::string("succeeded"));
    }

    void textsAreForgottenOnceTheJobHasEnded()
    {
        const std::string location = submit(job(papers(2), Json::array({task()})));
        wait(location);
        const QString id = QString::fromStdString(pathOf(location)).section(u'/', -1);
        const auto kept = workspace::runtimeJob(m_served->workspace(), id);
        QVERIFY(kept);
        QVERIFY(!kept->request.contains("Contract"));
        QCOMPARE(get(location)["tasks"]["items"][0]["results"]["documents"].size(), std::size_t{2});
    }

    void queriesAreKeptForReviewUnlessTheClientSaysNo()
    {
        ServedWorkspace served;
        const auto kept = [&] {
            served.runtime().log()->flush();
            return workspace::countQueries(served.workspace(), served.papers(), {}).value();
        };
        Json quiet = task("quiet");
        quiet["parameters"]["loggingOptOut"] = true;
        finished(served, job(papers(1), Json::array({quiet})));
        QCOMPARE(kept(), std::int64_t{0});
        finished(served, job(Json::array({document("1", "Ana Lind in Oslo"), document("2", "")}),
                             Json::array({task()})));
        QCOMPARE(kept(), std::int64_t{1});
    }

private:
    static std::string pathOf(const std::string &location)
    {
        const std::string origin = "http://localhost:7070";
        return location.substr(origin.size(), location.find('?') - origin.size());
    }
    static std::string targetOf(const std::string &location)
    {
        return pathOf(location) + location.substr(location.find('?'));
    }
    static Json get(ServedWorkspace &served, const std::string &location)
    {
        const auto response = served.ask("GET", targetOf(location));
        if (response.status != 200)
            qFatal("%d %s", response.status, response.body.c_str());
        return ServedWorkspace::json(response);
    }
    Json get(const std::string &location) { return get(*m_served, location); }

    static std::string submit(ServedWorkspace &served, const Json &asked)
    {
        const auto response = served.ask("POST", jobs + version, asked.dump());
        if (response.status != 202)
            qFatal("%d %s", response.status, response.body.c_str());
        return locationOf(response);
    }
    std::string submit(const Json &asked) { return submit(*m_served, asked); }

    static bool hasEnded(const Json &state)
    {
        const auto status = state["status"].get<std::string>();
        return status != "notStarted" && status != "running" && status != "cancelling";
    }
    static void wait(ServedWorkspace &served, const std::string &location)
    {
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(get(served, location)), 60'000);
    }
    void wait(const std::string &location) { wait(*m_served, location); }

    static Json finished(ServedWorkspace &served, const Json &asked, const std::string &query = {})
    {
        const std::string location = submit(served, asked);
        wait(served, location);
        return get(served, location + query);
    }
    Json finished(const Json &asked, const std::string &query = {})
    {
        return finished(*m_served, asked, query);
    }

    std::unique_ptr<ServedWorkspace> m_served;
};

GLOSSA_TEST(TestTextJobRoutes);
#include "tst_text_job_routes.moc"
