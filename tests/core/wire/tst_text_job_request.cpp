// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/text_job_request.h"

#include "tests/core/wire/published.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using project::ProjectKind;

namespace {

std::string jobBody(const std::string &part = {}, const std::string &instead = {})
{
    std::string all = R"({"analysisInput":{"documents":[{"id":"1","text":"one"},{"id":"2","text":"two"}]},)"
                      R"("tasks":[{"kind":"CustomEntityRecognition","taskName":"a",)"
                      R"("parameters":{"projectName":"Papers","deploymentName":"live"}},)"
                      R"({"kind":"CustomSingleLabelClassification","taskName":"b",)"
                      R"("parameters":{"projectName":"Mail","deploymentName":"live"}}]})";
    if (!part.empty())
        all.replace(all.find(part), part.size(), instead);
    return all;
}

} // namespace

class TestTextJobRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotSaidHasAzuresDefaults()
    {
        const auto request = wire::readTextJobRequest(jobBody());
        QVERIFY(request);
        QVERIFY(request->displayName.isNull());
        QVERIFY(!request->cancelAfter);
        QCOMPARE(request->documents.size(), std::size_t{2});
        QVERIFY(request->documents[0].language.isEmpty());
        QCOMPARE(request->tasks.size(), std::size_t{2});
        QCOMPARE(request->tasks[0].project, ProjectKind::CustomEntityRecognition);
        QCOMPARE(request->tasks[0].unit, text::IndexUnit::TextElementsV8);
        QVERIFY(request->tasks[0].logged);
        QCOMPARE(request->tasks[1].project, ProjectKind::CustomSingleLabelClassification);
        QCOMPARE(request->tasks[1].target,
                 (wire::DeploymentName{QStringLiteral("Mail"), QStringLiteral("live")}));
    }

    void publishedJobIsRead_data()
    {
        QTest::addColumn<QString>("version");
        for (const char *version : {"2022-05-01", "2023-04-01", "2023-04-15-preview", "2023-11-15-preview"})
            QTest::newRow(version) << QString::fromLatin1(version);
    }
    void publishedJobIsRead()
    {
        QFETCH(QString, version);
        const auto example = test::published(
            qPrintable(version + QStringLiteral("/SuccessfulAnalyzeTextJobsMultipleTaskSubmitRequest.json")));
        const auto request = wire::readTextJobRequest(example["parameters"]["body"].dump());
        QVERIFY(request);
        QCOMPARE(request->displayName, QStringLiteral("Extracting Location & US Region"));
        QCOMPARE(request->documents.size(), std::size_t{2});
        QCOMPARE(request->documents[1],
                 (wire::TextDocument{QStringLiteral("2"),
                                     QStringLiteral("I'm flying to NYC tomorrow. See you there."),
                                     QStringLiteral("en")}));
        QCOMPARE(request->tasks.size(), std::size_t{2});
        QCOMPARE(request->tasks[0].kind, QStringLiteral("EntityRecognition"));
        QVERIFY(!request->tasks[0].project); // one of Azure's own models
        QCOMPARE(request->tasks[1].name, QStringLiteral("Recognize US Regions"));
        QCOMPARE(request->tasks[1].target,
                 (wire::DeploymentName{QStringLiteral("MyProject"), QStringLiteral("MyDeployment")}));
    }

    void settingsAreRead()
    {
        std::string all =
            jobBody(R"("live"}},)", R"("live","loggingOptOut":true,"stringIndexType":"Utf16CodeUnit"}},)");
        all.insert(1, R"("displayName":"mine","cancelAfter":90,)");
        all.replace(all.find(R"("documents")"), 11, R"("defaultLanguage":"de","documents")");
        const auto request = wire::readTextJobRequest(all);
        QVERIFY(request);
        QCOMPARE(request->displayName, QStringLiteral("mine"));
        QVERIFY(request->cancelAfter == std::chrono::seconds(90));
        QCOMPARE(request->documents[0].language, QStringLiteral("de"));
        QVERIFY(!request->tasks[0].logged);
        QCOMPARE(request->tasks[0].unit, text::IndexUnit::Utf16CodeUnit);
        QVERIFY(request->tasks[1].logged);
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
        row("no input", R"("analysisInput")", R"("input")", ErrorCode::MissingKey, "analysisInput");
        row("documents", R"([{"id":"1","text":"one"},{"id":"2","text":"two"}])", "{}", ErrorCode::WrongType,
            "analysisInput.documents");
        row("no text", R"("text":"two")", R"("txt":"two")", ErrorCode::MissingKey,
            "analysisInput.documents[1].text");
        row("a number as id", R"("id":"2")", R"("id":2)", ErrorCode::WrongType,
            "analysisInput.documents[1].id");
        row("an empty id", R"("id":"1")", R"("id":"")", ErrorCode::BadValue, "analysisInput.documents[0].id");
        row("no tasks", R"("tasks")", R"("jobs")", ErrorCode::MissingKey, "tasks");
        row("kind", "CustomEntityRecognition", "EntityGuessing", ErrorCode::BadValue, "tasks[0].kind");
        row("utterances", "CustomEntityRecognition", "Conversation", ErrorCode::BadValue, "tasks[0].kind");
        row("one name twice", R"("taskName":"b")", R"("taskName":"a")", ErrorCode::DuplicateName,
            "tasks[1].taskName");
        row("no parameters", R"("parameters":{"projectName":"Papers")", R"("p":{"projectName":"Papers")",
            ErrorCode::MissingKey, "tasks[0].parameters");
        row("no project", R"("projectName":"Mail",)", "", ErrorCode::MissingKey,
            "tasks[1].parameters.projectName");
        row("time", R"("tasks")", R"("cancelAfter":0,"tasks")", ErrorCode::BadValue, "cancelAfter");
        row("time as text", R"("tasks")", R"("cancelAfter":"5","tasks")", ErrorCode::WrongType,
            "cancelAfter");
    }
    void faultIsToldWithItsPlace()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, instead);
        QFETCH(int, code);
        QFETCH(QByteArray, place);
        const auto request = wire::readTextJobRequest(jobBody(part.toStdString(), instead.toStdString()));
        QVERIFY(!request);
        QCOMPARE(static_cast<int>(request.error().code), code);
        QCOMPARE(QByteArray::fromStdString(plain(request.error().place)), place);
    }

    void noDocumentsAreForTheCallerToJudge()
    {
        const auto request =
            wire::readTextJobRequest(jobBody(R"([{"id":"1","text":"one"},{"id":"2","text":"two"}])", "[]"));
        QVERIFY(request);
        QVERIFY(request->documents.empty());
    }
};

GLOSSA_TEST(TestTextJobRequest);
#include "tst_text_job_request.moc"
