// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/server.h"

#include "tests/core/serve/running_server.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <future>
#include <thread>
#include <vector>

using namespace glossa;
using namespace std::chrono_literals;
using nlohmann::json;
using test::Client;
using test::get;
using test::onFreePort;
using test::post;
using test::RunningServer;

class TestServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aConnectionAnswersAgainAndAgain()
    {
        const RunningServer running;
        Client client = running.client();
        for (int i = 0; i < 100; ++i) {
            const std::string body = "\"" + std::to_string(i) + "\"";
            const auto answer = client.ask(post("/echo", body));
            QVERIFY(answer);
            QCOMPARE(answer->status, 200);
            QCOMPARE(answer->body, body);
            QCOMPARE(answer->headers.at("content-type"), std::string("application/json;charset=utf-8"));
            QCOMPARE(answer->headers.at("connection"), std::string("keep-alive"));
            QVERIFY(answer->headers.at("date").ends_with(" GMT"));
        }
        QCOMPARE(running.metric("glossa_connections_total"),
                 std::string("2")); // and the one that asks for this
    }

    void requestsThatComeTogetherAreAnsweredInOrder()
    {
        const RunningServer running;
        Client client = running.client();
        std::string requests;
        for (int i = 0; i < 200; ++i)
            requests += i % 3 == 0 ? get("/items/" + std::to_string(i)) : post("/echo", std::to_string(i));
        client.send(requests);
        for (int i = 0; i < 200; ++i) {
            const auto answer = client.answer();
            QVERIFY(answer);
            QCOMPARE(answer->body, std::to_string(i));
        }
        QVERIFY(client.rest().empty());
    }

    void bytesMayComeOneByOne()
    {
        const RunningServer running;
        Client client = running.client();
        for (const std::string &request : {post("/echo", "\"slowly\""), post("/echo", "\"again\"")}) {
            for (const char byte : request)
                client.send(std::string_view(&byte, 1));
        }
        QCOMPARE(client.answer()->body, std::string("\"slowly\""));
        QCOMPARE(client.answer()->body, std::string("\"again\""));
    }

    void emptyLinesBetweenRequestsAreForgiven()
    {
        const RunningServer running;
        Client client = running.client();
        QCOMPARE(client.ask("\r\n\r\n" + post("/echo", "1") + "\r\n" + post("/echo", "2"))->body,
                 std::string("1"));
        QCOMPARE(client.answer()->body, std::string("2"));
    }

    void bodiesInChunksAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("chunks");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("one") << QByteArray("5\r\nhello\r\n0\r\n\r\n") << QByteArray("hello");
        QTest::newRow("several") << QByteArray("2\r\nhe\r\n1\r\nl\r\n2\r\nlo\r\n0\r\n\r\n")
                                 << QByteArray("hello");
        QTest::newRow("none") << QByteArray("0\r\n\r\n") << QByteArray();
        QTest::newRow("zeros before") << QByteArray("0005\r\nhello\r\n00\r\n\r\n") << QByteArray("hello");
        QTest::newRow("extension") << QByteArray("5;a=b;c=\"d\"\r\nhello\r\n0\r\n\r\n")
                                   << QByteArray("hello");
        QTest::newRow("trailer") << QByteArray("5\r\nhello\r\n0\r\nX-A: b\r\n\r\n") << QByteArray("hello");
        QTest::newRow("line ends within")
            << QByteArray("9\r\na\r\n0\r\n\r\nb\r\n0\r\n\r\n") << QByteArray("a\r\n0\r\n\r\nb");
    }
    void bodiesInChunksAreDecoded()
    {
        QFETCH(QByteArray, chunks);
        QFETCH(QByteArray, body);
        const RunningServer running;
        const std::string head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                 "application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        Client client = running.client();
        const std::string request = head + chunks.toStdString();
        for (const std::string &rest :
             {std::string(), get("/items/next")}) { // nothing of the next request is taken
            QCOMPARE(client.ask(request + rest)->body, body.toStdString());
        }
        QCOMPARE(client.answer()->body, std::string("next"));
        for (const char byte : request)
            client.send(std::string_view(&byte, 1));
        QCOMPARE(client.answer()->body, body.toStdString());
    }

    void largeBodiesGoBothWays()
    {
        const RunningServer running;
        Client client = running.client();
        std::string body(1, '"'); // GCC 12 takes the sum of such strings for one out of bounds
        body.append(3U << 20U, 'x').append(1, '"');
        QVERIFY(client.ask(post("/echo", body))->body == body);
        QCOMPARE(client.ask(get("/large"))->body.size(), std::size_t{16U << 20U});
        QTRY_COMPARE(running.metric("glossa_held_bytes"), std::string("0"));
    }

    void headHasTheLengthAndNoBody()
    {
        const RunningServer running;
        Client client = running.client();
        client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const auto answer = client.answer(true);
        QCOMPARE(answer->headers.at("content-length"), std::string("17"));
        QCOMPARE(client.ask(get("/items/1"))->body, std::string("1"));
    }

    void aClientThatAsksFirstIsToldToGoOn()
    {
        const RunningServer running;
        Client client = running.client();
        const std::string request = post("/echo", "\"body\"", "Expect: 100-continue\r\n");
        const std::size_t head = request.find("\r\n\r\n") + 4;
        QCOMPARE(client.ask(request.substr(0, head))->status, 100);
        QCOMPARE(client.ask(request.substr(head))->body, std::string("\"body\""));
        // Who sends the body along does not wait for it.
        QCOMPARE(client.ask(request)->status, 200);
        // What will be refused anyway is refused at once.
        const std::string wrong = post("/nowhere", "\"body\"", "Expect: 100-continue\r\n");
        QCOMPARE(client.ask(wrong.substr(0, wrong.find("\r\n\r\n") + 4))->status, 404);
        QVERIFY(client.isEnded());
    }

    void closeIsObeyed()
    {
        const RunningServer running;
        Client client = running.client();
        const auto answer = client.ask(get("/hello", "Connection: close\r\n"));
        QCOMPARE(answer->headers.at("connection"), std::string("close"));
        QVERIFY(client.isEnded());
        Client old = running.client();
        QCOMPARE(old.ask("GET /hello HTTP/1.0\r\n\r\n")->status, 200);
        QVERIFY(old.isEnded());
        Client kept = running.client();
        QCOMPARE(kept.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")->status, 200);
        QCOMPARE(kept.ask(get("/hello"))->status, 200);
    }

    void whoHasEndedSendingGetsTheAnswer()
    {
        const RunningServer running;
        Client client = running.client();
        client.send(post("/echo", "\"last\""));
        client.endSending();
        QCOMPARE(client.answer()->body, std::string("\"last\""));
        QVERIFY(client.isEnded());
    }

    void unknownRoutesAnswerAsAzureDoes()
    {
        const RunningServer running;
        Client client = running.client();
        const auto unknown = client.ask(get("/nowhere"));
        QCOMPARE(unknown->status, 404);
        QCOMPARE(unknown->headers.at("x-ms-error-code"), std::string("NotFound"));
        QCOMPARE(json::parse(unknown->body)["error"]["message"].get<std::string>(),
                 std::string("noSuchRoute(GET, /nowhere)"));
        const auto wrong = client.ask(get("/echo"));
        QCOMPARE(wrong->status, 405);
        QCOMPARE(wrong->headers.at("allow"), std::string("POST"));
        // A refusal that costs little keeps the connection, also with a body that nobody reads.
        QCOMPARE(client.ask(post("/hello", std::string(10'000, ' ')))->status, 405);
        QCOMPARE(client.ask(get("/hello"))->status, 200);
    }

    void pathsAndQueriesArriveDecoded()
    {
        const RunningServer running;
        Client client = running.client();
        QCOMPARE(client.ask(get("//query?a=%C3%A9+b&api-version=1"))->body,
                 std::string("/query|a=\xC3\xA9 b|api-version=1"));
        QCOMPARE(client.ask(get("/items/a%20b"))->body, std::string("a b"));
        const auto cancelled = client.ask(post("/items/7%3Acancel", ""));
        QCOMPARE(cancelled->status, 202);
        QCOMPARE(cancelled->headers.at("operation-location"), std::string("http://localhost/items/7:cancel"));
        QCOMPARE(client.ask("GET http://localhost/query?a=b HTTP/1.1\r\nHost: localhost\r\n\r\n")->body,
                 std::string("/query|a=b"));
        QCOMPARE(client.ask("GET http://other/query HTTP/1.1\r\nHost: localhost\r\n\r\n")->status, 400);
    }

    void aHandlerThatFailsCostsOneAnswer()
    {
        const RunningServer running;
        Client client = running.client();
        const auto answer = client.ask(get("/fails"));
        QCOMPARE(answer->status, 500);
        const json error = json::parse(answer->body)["error"];
        QCOMPARE(error["code"].get<std::string>(), std::string("InternalServerError"));
        QVERIFY(answer->body.find("on purpose") == std::string::npos); // that is for the log
        QCOMPARE(running.troubles.load(), 1);
        QCOMPARE(client.ask(get("/hello"))->status, 200);
    }

    void healthIsAnsweredWhileAllWorkersAreBusy()
    {
        serve::ServerSettings settings = onFreePort();
        settings.workers = 2;
        RunningServer running(settings);
        std::vector<Client> busy;
        for (int i = 0; i < 4; ++i) {
            busy.push_back(running.client());
            busy.back().send(get("/gate"));
        }
        running.gate.awaitWaiting(2);
        Client client = running.client();
        QCOMPARE(client.ask(get("/health"))->body, std::string(R"({"status":"ok"})"));
        QTRY_COMPARE(running.metric("glossa_requests_waiting"), std::string("2"));
        running.gate.open();
        for (Client &each : busy)
            QCOMPARE(each.answer()->body, std::string("\"passed\""));
    }

    /// A disk that is slow, or others who write for long, stop no prediction.
    void whoWaitsKeepsNoWorker()
    {
        serve::ServerSettings settings = onFreePort();
        settings.workers = 1;
        RunningServer running(settings);
        std::vector<Client> waiting;
        for (int i = 0; i < 20; ++i) {
            waiting.push_back(running.client());
            waiting.back().send(get("/wait"));
        }
        running.gate.awaitWaiting(4);
        QTRY_COMPARE(running.metric("glossa_requests_waiting"), std::string("16"));
        QCOMPARE(running.client().ask(post("/echo", "1"))->body, std::string("1"));
        running.gate.open();
        for (Client &each : waiting)
            QCOMPARE(each.answer()->body, std::string("\"passed\""));
    }

    void metricsCountByRouteAndStatus()
    {
        const RunningServer running;
        Client client = running.client();
        for (int i = 0; i < 3; ++i)
            client.ask(get("/items/" + std::to_string(i)));
        client.ask(get("/fails"));
        client.ask(get("/nowhere"));
        client.ask(post("/echo", "1"));
        const auto answer = client.ask(get("/metrics"));
        QCOMPARE(answer->headers.at("content-type"), std::string("text/plain;version=0.0.4;charset=utf-8"));
        QCOMPARE(
            running.metric(R"(glossa_http_requests_total{route="/items/{id}",method="GET",status="200"})"),
            std::string("3"));
        QCOMPARE(running.metric(R"(glossa_http_requests_total{route="/fails",method="GET",status="500"})"),
                 std::string("1"));
        QCOMPARE(running.metric(R"(glossa_http_requests_total{route="-",method="GET",status="404"})"),
                 std::string("1"));
        QCOMPARE(running.metric(R"(glossa_http_request_duration_seconds_count{route="/items/{id}"})"),
                 std::string("3"));
        QCOMPARE(
            running.metric(R"(glossa_http_request_duration_seconds_bucket{route="/items/{id}",le="+Inf"})"),
            std::string("3"));
        QCOMPARE(running.metric("glossa_connections"), std::string("2"));
        QVERIFY(std::stoul(running.metric("glossa_received_bytes_total")) > 300);
    }

    void othersAreCountedBeside()
    {
        serve::ServerSettings settings = onFreePort();
        settings.counters.emplace_back("glossa_others_total", [] { return std::uint64_t{7}; });
        const RunningServer running(settings);
        QCOMPARE(running.metric("glossa_others_total"), std::string("7"));
    }

    void latenciesFallIntoTheirBuckets()
    {
        serve::Metrics metrics;
        for (const int microseconds : {0, 500, 501, 2'000'000, 99'000'000}) {
            serve::AnsweredRequest request;
            request.route = "/a";
            request.method = "GET";
            request.status = 200;
            request.took = std::chrono::microseconds(microseconds);
            metrics.count(request);
        }
        const std::string text = metrics.text({});
        const auto has = [&text](const std::string &line) {
            return text.find(line + '\n') != std::string::npos;
        };
        const std::string name = "glossa_http_request_duration_seconds";
        QVERIFY(has(name + R"(_bucket{route="/a",le="0.0005"} 2)"));
        QVERIFY(has(name + R"(_bucket{route="/a",le="0.001"} 3)"));
        QVERIFY(has(name + R"(_bucket{route="/a",le="1"} 3)"));
        QVERIFY(has(name + R"(_bucket{route="/a",le="2.5"} 4)"));
        QVERIFY(has(name + R"(_bucket{route="/a",le="10"} 4)"));
        QVERIFY(has(name + R"(_bucket{route="/a",le="+Inf"} 5)"));
        QVERIFY(has(name + R"(_sum{route="/a"} 101.001001)"));
        QVERIFY(has(name + R"(_count{route="/a"} 5)"));
    }

    void aPortThatIsTakenIsTold()
    {
        const RunningServer running;
        serve::ServerSettings settings;
        settings.addresses = {running.address()};
        const RunningServer second(settings);
        QVERIFY(!second.server);
        QCOMPARE(second.startError.code, ErrorCode::Conflict);
        QCOMPARE(second.startError.file, serve::addressText(running.address()));
        QCOMPARE(second.startError.detail, Message(Phrase::PortIsTaken));
    }

    void addressesThatCannotBeListenedAtAreTold()
    {
        for (const serve::Address &address : {serve::Address{"192.0.2.1", 0}, {"no-such-name.invalid", 0}}) {
            serve::ServerSettings settings;
            settings.addresses = {address};
            settings.keyFile = QDir::tempPath().toStdString() + "/glossa-no-keys.json";
            const RunningServer running(settings);
            QVERIFY(!running.server);
            QVERIFY(!running.startError.file.empty() || !running.startError.place.empty());
        }
    }

    void severalAddressesAreServed()
    {
        serve::ServerSettings settings;
        settings.addresses = {{"localhost", 0}, {"127.0.0.2", 0}};
        const RunningServer running(settings);
        QVERIFY(running.server);
        bool second = false;
        for (const serve::Address &address : running.server->addresses()) {
            QVERIFY(address.port != 0);
            if (address.host.find(':') != std::string::npos)
                continue;
            second = second || address.host == "127.0.0.2";
            QCOMPARE(Client(address).ask(get("/hello"))->status, 200);
        }
        QVERIFY(second);
    }

    void drainingFinishesWhatRuns()
    {
        RunningServer running;
        Client busy = running.client();
        busy.send(get("/gate"));
        Client idle = running.client();
        QCOMPARE(idle.ask(get("/hello"))->status, 200);
        Client half = running.client();
        const std::string request = post("/echo", "\"half\"");
        half.send(request.substr(0, request.size() / 2));
        running.gate.awaitWaiting(1);
        QCOMPARE(running.client().ask(get("/health"))->status, 200); // what came before has been read then
        running.server->drain();
        QVERIFY(idle.isEnded());
        QVERIFY(!running.client().ask(get("/hello")));
        half.send(request.substr(request.size() / 2));
        const auto answer = half.answer();
        QCOMPARE(answer->body, std::string("\"half\""));
        QCOMPARE(answer->headers.at("connection"), std::string("close"));
        auto ended = std::async(std::launch::async, [&running] { running.server->wait(); });
        QCOMPARE(ended.wait_for(0s), std::future_status::timeout); // the gate is shut
        running.gate.open();
        QCOMPARE(busy.answer()->body, std::string("\"passed\""));
        QCOMPARE(ended.wait_for(10s), std::future_status::ready);
    }

    void drainingHasAnEnd()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.drainTime = 500ms;
        RunningServer running(settings);
        Client waiting = running.client();
        waiting.send(get("/stop"));
        Client slow = running.client();
        slow.send("GET /hello HTTP/1.1\r\n");
        QTRY_COMPARE(running.metric("glossa_connections"), std::string("3"));
        running.server->drain();
        running.server->wait();
        QVERIFY(waiting.isEnded());
        QVERIFY(slow.isEnded());
        QTRY_COMPARE(running.stopped.load(), 1);
    }

    void anAnswerThatTakesTooLongIsGivenUp()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.requestTime = 300ms;
        settings.workers = 1;
        RunningServer running(settings);
        Client client = running.client();
        Client behind = running.client();
        client.send(get("/stop"));
        const auto late = client.answer();
        QCOMPARE(late->status, 504);
        QCOMPARE(json::parse(late->body)["error"]["code"].get<std::string>(), std::string("Timeout"));
        QVERIFY(client.isEnded());
        QTRY_COMPARE(running.stopped.load(), 1); // so that the worker is free
        QCOMPARE(behind.ask(get("/hello"))->status, 200);
    }

    void keysMayComeAndGoWhileItRuns()
    {
        serve::ServerSettings settings = onFreePort();
        settings.alwaysKey = true;
        QTemporaryDir folder;
        settings.keyFile = folder.filePath(QStringLiteral("keys.json")).toStdString();
        const SystemClock clock;
        const std::string first = serve::addKey(settings.keyFile, "first", clock)->secret;
        const RunningServer running(settings);
        QVERIFY(running.server);
        const auto status = [&running](const std::string &key) {
            return running.client().ask(get("/hello", "Ocp-Apim-Subscription-Key: " + key + "\r\n"))->status;
        };
        QCOMPARE(status(first), 200);
        const std::string second = serve::addKey(settings.keyFile, "second", clock)->secret;
        QTRY_COMPARE(status(second), 200);
        QCOMPARE(status(first), 200);
        QVERIFY(serve::revokeKey(settings.keyFile, "first"));
        QTRY_COMPARE(status(first), 401);
        QCOMPARE(status(second), 200);
        QVERIFY(QFile::remove(QString::fromStdString(settings.keyFile)));
        QTRY_COMPARE(status(second), 401);
    }
};

GLOSSA_TEST(TestServer);
#include "tst_server.moc"
