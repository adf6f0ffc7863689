// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/azure/text_jobs.h"
#include "core/serve/azure/text_task.h"
#include "core/wire/text_job_answer.h"

#include "tests/core/serve/azure/served_workspace.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;
using test::ServedWorkspace;
using workspace::RuntimeJobState;

namespace {

std::string jobBody(int documents, int tasks = 1)
{
    Json json{{"analysisInput", {{"documents", Json::array()}}}, {"tasks", Json::array()}};
    for (int i = 0; i < documents; ++i)
        json["analysisInput"]["documents"].push_back(
            {{"id", std::to_string(i)}, {"text", "Contract: Ana Lind rents a boat in Oslo."}});
    for (int i = 0; i < tasks; ++i)
        json["tasks"].push_back({{"kind", "CustomEntityRecognition"},
                                 {"taskName", std::to_string(i)},
                                 {"parameters", {{"projectName", "Papers"}, {"deploymentName", "live"}}}});
    return json.dump();
}

} // namespace

/// The life of jobs over restarts, cancellations and the end of their time.
class TestTextJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_served = std::make_unique<ServedWorkspace>();
        m_served->start();
        m_answering = std::make_unique<serve::Answering>(serve::Answering{
            m_served->runtime().models(), nullptr, m_served->clock(), ServedWorkspace::say(), {}});
    }
    void cleanup()
    {
        m_answering.reset();
        m_served.reset();
    }

    void jobThatNobodyRanIsTakenUpByTheNextServer()
    {
        QString id;
        {
            const auto none = open({.threads = 0});
            id = need(none->add(jobBody(2), std::nullopt, {})).id;
            QCOMPARE(need(none->job(id, {})).state, RuntimeJobState::Waiting);
        }
        const auto next = open({});
        QTRY_COMPARE_WITH_TIMEOUT(need(next->job(id, {})).state, RuntimeJobState::Succeeded, 30'000);
        QCOMPARE(Json::parse(need(next->job(id, {})).results.toStdString())[0]["results"]["documents"].size(),
                 std::size_t{2});
    }

    void tasksThatHaveEndedAreNotRunAgain()
    {
        QString id;
        {
            const auto none = open({.threads = 0});
            id = need(none->add(jobBody(1, 3), std::nullopt, {})).id;
            // As a server leaves it that ended within the second task.
            workspace::RuntimeJob half = need(none->job(id, {}));
            half = need(workspace::beginRuntimeJob(m_served->workspace(), id, half.owner));
            half.results = R"([{"status":"failed","updatedMs":5,"error":{"code":"Conflict"}},null,null])";
            QVERIFY(workspace::keepRuntimeJob(m_served->workspace(), half));
        }
        const auto next = open({});
        QTRY_COMPARE_WITH_TIMEOUT(need(next->job(id, {})).state, RuntimeJobState::PartlyFailed, 30'000);
        const Json results = Json::parse(need(next->job(id, {})).results.toStdString());
        QCOMPARE(results[0]["error"]["code"].get<std::string>(), std::string("Conflict"));
        QCOMPARE(results[1]["status"].get<std::string>(), std::string("succeeded"));
        QCOMPARE(results[2]["status"].get<std::string>(), std::string("succeeded"));
    }

    void jobOfAServerThatRunsIsLeftToIt()
    {
        const auto first = open({.threads = 0, .interval = 10ms});
        const QString id = need(first->add(jobBody(1), std::nullopt, {})).id;
        const auto second = open({.interval = 10ms});
        const QString own = need(second->add(jobBody(1), std::nullopt, {})).id;
        QTRY_COMPARE_WITH_TIMEOUT(need(second->job(own, {})).state, RuntimeJobState::Succeeded, 30'000);
        QTest::qWait(200); // more than five looks of the second one
        QCOMPARE(need(second->job(id, {})).state, RuntimeJobState::Waiting);
    }

    void waitingJobsAreCancelledAtOnceAndOverdueOnesByThemselves()
    {
        const auto none = open({.threads = 0, .interval = 10ms});
        const QString asked = need(none->add(jobBody(1), std::nullopt, {})).id;
        const QString overdue = need(none->add(jobBody(1), 30s, {})).id;
        const QString later = need(none->add(jobBody(1), 3000s, {})).id;
        QVERIFY(none->cancel(asked, {}));
        QCOMPARE(need(none->job(asked, {})).state, RuntimeJobState::Cancelled);
        QCOMPARE(need(none->job(overdue, {})).state, RuntimeJobState::Waiting);
        m_served->clock().now += 30'000;
        QTRY_COMPARE(need(none->job(overdue, {})).state, RuntimeJobState::Cancelled);
        QCOMPARE(need(none->job(later, {})).state, RuntimeJobState::Waiting);
    }

    void taskEndsBetweenTwoDocumentsWhenItIsStopped()
    {
        const auto request = wire::readTextJobRequest(jobBody(25));
        QVERIFY(request);
        int asked = 0;
        const Json stopped = serve::runTextTask(*m_answering, request->tasks[0], request->documents,
                                                [&] { return ++asked > 3; });
        QVERIFY(stopped.is_null());
        QCOMPARE(asked, 4);
        const Json whole =
            serve::runTextTask(*m_answering, request->tasks[0], request->documents, [] { return false; });
        QCOMPARE(whole["results"]["documents"].size(), std::size_t{25});
    }

    void runningJobIsCancelledAfterItsTime()
    {
        // Its time is over when its turn comes.
        QString id;
        {
            const auto none = open({.threads = 0});
            id = need(none->add(jobBody(1), 10s, {})).id;
            const QString owner = need(none->job(id, {})).owner;
            QVERIFY(workspace::beginRuntimeJob(m_served->workspace(), id, owner).has_value());
        }
        m_served->clock().now += 10'000;
        const auto next = open({});
        QTRY_COMPARE_WITH_TIMEOUT(need(next->job(id, {})).state, RuntimeJobState::Cancelled, 30'000);
        QVERIFY(!need(next->job(id, {})).request.contains("Contract"));
    }

    void deploymentThatHasGoneMeanwhileFailsItsTask()
    {
        QString id;
        {
            const auto none = open({.threads = 0});
            id = need(none->add(jobBody(1), std::nullopt, {})).id;
        }
        QVERIFY(workspace::deleteDeployment(m_served->workspace(), m_served->papers(), QStringLiteral("live"),
                                            m_served->ana()));
        QTRY_VERIFY(!m_answering->models.find(QStringLiteral("Papers"), QStringLiteral("live")));
        const auto next = open({});
        QTRY_COMPARE_WITH_TIMEOUT(need(next->job(id, {})).state, RuntimeJobState::Failed, 30'000);
        QCOMPARE(
            Json::parse(need(next->job(id, {})).results.toStdString())[0]["error"]["code"].get<std::string>(),
            std::string("NotFound"));
    }

    void jobIsThereForADay()
    {
        const auto jobs = open({.interval = 10ms});
        const workspace::RuntimeJob job = need(jobs->add(jobBody(1), std::nullopt, {}));
        QCOMPARE(job.expiresMs - job.createdMs, std::int64_t{24} * 3'600'000);
        QTRY_COMPARE_WITH_TIMEOUT(need(jobs->job(job.id, {})).state, RuntimeJobState::Succeeded, 30'000);
        m_served->clock().now += std::int64_t{24} * 3'600'000 - 1;
        QVERIFY(jobs->job(job.id, {}).has_value());
        m_served->clock().now += 1;
        QCOMPARE(jobs->job(job.id, {}).error().code, ErrorCode::NotFound);
        // Its row goes, too: the clock of this connection has stood still.
        QTRY_VERIFY_WITH_TIMEOUT(!workspace::runtimeJob(m_served->workspace(), job.id), 30'000);
    }

    void tooManyWaitingJobsAreRefused()
    {
        const auto none = open({.threads = 0, .waiting = 2});
        QVERIFY(none->add(jobBody(1), std::nullopt, {}).has_value());
        QVERIFY(none->add(jobBody(1), std::nullopt, {}).has_value());
        QCOMPARE(none->add(jobBody(1), std::nullopt, {}).error().code, ErrorCode::Conflict);
        const auto small = open({.threads = 0, .bytes = 10});
        QCOMPARE(small->add(jobBody(1), std::nullopt, {}).error().code, ErrorCode::TooLarge);
    }

    void whoWaitsNoLongerIsToldSo()
    {
        const auto jobs = open({.threads = 0});
        std::stop_source stop;
        stop.request_stop();
        const auto found = jobs->job(QStringLiteral("any"), stop.get_token());
        QVERIFY(!found);
        QVERIFY(found.error().code == ErrorCode::Busy || found.error().code == ErrorCode::NotFound);
    }

    /// Who was told that the server is too busy asks again, and would have the job twice.
    void aJobThatNobodyWaitsForAnyMoreIsNotMade()
    {
        const auto none = open({.threads = 0});
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(none->add(jobBody(1), std::nullopt, stop.get_token()).error().code, ErrorCode::Busy);
        const QString wanted = need(none->add(jobBody(1), std::nullopt, {})).id; // behind the other one
        const auto made = need(store::unfinishedRuntimeJobs(m_served->workspace().store()));
        QCOMPARE(made.size(), std::size_t{1});
        QCOMPARE(made.front().id, wanted);
    }

    void manyClientsAtOnceGetTheirOwnAnswers()
    {
        const auto jobs = open({.threads = 2});
        std::vector<std::jthread> clients;
        std::atomic<int> right = 0;
        for (int client = 0; client < 8; ++client) {
            clients.emplace_back([&, client] {
                for (int i = 0; i < 5; ++i) {
                    const auto added = jobs->add(jobBody(client + 1), std::nullopt, {});
                    auto job = added;
                    while (job && job->state <= RuntimeJobState::Running)
                        job = jobs->job(added->id, {});
                    if (job && Json::parse(job->results.toStdString())[0]["results"]["documents"].size() ==
                                   static_cast<std::size_t>(client) + 1)
                        ++right;
                }
            });
        }
        clients.clear();
        QCOMPARE(right.load(), 40);
    }

private:
    template <typename T>
    static T need(Result<T> result)
    {
        if (!result)
            qFatal("code %d at %s", static_cast<int>(result.error().code),
                   plain(result.error().place).c_str());
        return std::move(*result);
    }

    std::unique_ptr<serve::TextJobs> open(serve::TextJobs::Limits limits)
    {
        return need(serve::TextJobs::open(m_served->folder(), *m_answering, limits));
    }

    std::unique_ptr<ServedWorkspace> m_served;
    std::unique_ptr<serve::Answering> m_answering;
};

GLOSSA_TEST(TestTextJobs);
#include "tst_text_jobs.moc"
