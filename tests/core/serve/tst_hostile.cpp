// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/server.h"

#include "tests/core/serve/running_server.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QtTest>

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

namespace {

const std::string chunkedHead = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                "application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
const std::string smuggled = "GET /items/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string getWithLines(const std::string &lines, const std::string &body)
{
    return "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + lines + "\r\n" +
           body;
}

/// Twenty requests, one after the other, each on a connection of its own; the slowest in milliseconds, or -1
/// if one failed.
qint64 slowestOfOthers(const RunningServer &running)
{
    qint64 slowest = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto answer = running.client().ask(post("/echo", "\"other\""));
        if (!answer || answer->body != "\"other\"")
            return -1;
        slowest = std::max(slowest, timer.elapsed());
    }
    return slowest;
}

std::vector<Client> crowd(const RunningServer &running, int count, const std::string &bytes)
{
    std::vector<Client> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(running.client());
        clients.back().send(bytes);
    }
    return clients;
}

} // namespace

class TestHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCouldSmuggleARequestEndsTheConnection_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const std::string &request, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(request) << status;
        };
        row("length and chunks",
            getWithLines("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + smuggled), 400);
        row("chunks and length",
            getWithLines("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n" + smuggled), 400);
        row("two lengths", getWithLines("Content-Length: 0\r\nContent-Length: 60\r\n", smuggled), 400);
        row("lengths in one", getWithLines("Content-Length: 0, 60\r\n", smuggled), 400);
        row("chunks behind a fold",
            getWithLines("X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", smuggled), 400);
        row("chunks with a blank",
            getWithLines("Transfer-Encoding : chunked\r\nContent-Length: 0\r\n", smuggled), 400);
        row("chunks with another letter",
            getWithLines("Transfer-Encoding: \x0b"
                         "chunked\r\n",
                         "0\r\n\r\n" + smuggled),
            400);
        row("chunks of another kind",
            getWithLines("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n" + smuggled), 501);
        row("lines without CR", "GET /hello HTTP/1.1\nHost: localhost\n\n" + smuggled, 400);
        row("a header without CR",
            "GET /hello HTTP/1.1\r\nHost: localhost\nContent-Length: 60\r\n\r\n" + smuggled, 400);
        row("an end without CR", "GET /hello HTTP/1.1\r\nHost: localhost\r\n\n" + smuggled, 400);
        row("NUL in the head",
            std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n", 46) + smuggled, 400);
        row("chunk's size is negative", chunkedHead + "-1\r\n" + smuggled, 400);
        row("chunk's size is a word", chunkedHead + "xyz\r\n" + smuggled, 400);
        row("chunk's size with 0x", chunkedHead + "0x0\r\n\r\n" + smuggled, 400);
        row("chunk's size beyond numbers", chunkedHead + "fffffffffffffffff\r\n" + smuggled, 400);
        row("chunk's line without CR", chunkedHead + "0\n\n" + smuggled, 400);
        row("chunk is longer than told", chunkedHead + "2\r\nabc\r\n0\r\n\r\n" + smuggled, 400);
        row("chunk ends without CR", chunkedHead + "2\r\nab\n0\r\n\r\n" + smuggled, 400);
        row("chunk's line has a lone CR", chunkedHead + "2\rx\r\nab\r\n0\r\n\r\n" + smuggled, 400);
        row("trailer is folded over", chunkedHead + "0\r\nContent-Length : 5\r\n\r\n" + smuggled, 400);
        row("HTTP/2 begins", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        row("TLS begins", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);
        row("not HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n\r\n", 400);
        row("binary", std::string("\x00\xff\xfe\n\n\n\n", 7), 400);
    }
    void whatCouldSmuggleARequestEndsTheConnection()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const RunningServer running;
        Client client = running.client();
        client.send(request.toStdString());
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->headers.at("connection"), std::string("close"));
        QVERIFY(json::accept(answer->body));
        QVERIFY2(client.isEnded(), client.rest().c_str()); // nothing that came behind is answered
        QCOMPARE(
            running.metric(R"(glossa_http_requests_total{route="/items/{id}",method="GET",status="200"})"),
            std::string());
    }

    void pathsDoNotLeaveTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/../etc/passwd", "/items/../../x", "/%2e%2e/%2e%2e/etc/passwd", "/items/%2e%2e%2fhello",
              "/items/..%5c", "/items/a%00", "/items/%c0%ae%c0%ae", "/items/%ff", "/items/%", "/items/%zz",
              "/items/a%0d%0aX-A:%20b"})
            QTest::newRow(path) << QByteArray(path);
    }
    void pathsDoNotLeaveTheirPlace()
    {
        QFETCH(QByteArray, path);
        const RunningServer running;
        const auto answer = running.client().ask(get(path.toStdString()));
        if (path.endsWith("%5c")) { // a backslash is a letter like any other
            QCOMPARE(answer->body, std::string("..\\"));
            return;
        }
        QCOMPARE(answer->status, 400);
        QVERIFY(!answer->headers.contains("x-a"));
    }

    void largeHeadsAreRefusedWhileTheyCome()
    {
        const RunningServer running;
        Client one = running.client();
        one.send("GET /" + std::string(20'000, 'a'));
        QCOMPARE(one.answer()->status, 431);
        Client many = running.client();
        std::string lines;
        for (int i = 0; i < 101; ++i)
            lines += "X-" + std::to_string(i) + ": a\r\n";
        QCOMPARE(many.ask(get("/hello", lines))->status, 431);
        Client fits = running.client();
        QCOMPARE(fits.ask(get("/hello", "X: " + std::string(16'000, 'a') + "\r\n"))->status, 200);
        Client endless = running.client();
        std::string without = "GET /hello HTTP/1.1\r\n";
        while (without.size() < (1U << 20U))
            without += "X-A: b\r\n";
        endless.send(without);
        QCOMPARE(endless.answer()->status, 431);
    }

    void largeBodiesAreRefusedBeforeTheyCome()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.bodyBytes = 100'000;
        const RunningServer running(settings);
        Client told = running.client();
        told.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                  "application/json\r\nContent-Length: 100001\r\n\r\n");
        const auto answer = told.answer();
        QCOMPARE(answer->status, 413);
        QCOMPARE(json::parse(answer->body)["error"]["message"].get<std::string>(),
                 std::string("atMostBodyBytes(100000)"));
        QVERIFY(told.isEnded());
        Client huge = running.client();
        huge.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                  "application/json\r\nContent-Length: 999999999999999999\r\n\r\n");
        QCOMPARE(huge.answer()->status, 413);
        Client chunked = running.client();
        chunked.send(chunkedHead);
        for (int i = 0; i < 200; ++i)
            chunked.send("400\r\n" + std::string(1024, 'x') + "\r\n");
        QCOMPARE(chunked.answer()->status, 413);
        Client fits = running.client();
        QCOMPARE(fits.ask(post("/echo", std::string(100'000, '1')))->status, 200);
    }

    /// The answer comes through although much of the body is never read.
    void theReasonArrivesBeforeTheConnectionEnds()
    {
        const RunningServer running;
        for (int i = 0; i < 20; ++i) {
            Client client = running.client();
            client.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n");
            client.send(std::string(500'000, 'x'));
            const auto answer = client.answer();
            QVERIFY(answer);
            QCOMPARE(answer->status, 404);
        }
    }

    void chunkHeadsAndTrailersHaveABound()
    {
        const RunningServer running;
        Client extension = running.client();
        extension.send(chunkedHead + "5;a=" + std::string(200'000, 'x'));
        QCOMPARE(extension.answer()->status, 431);
        Client trailer = running.client();
        std::string lines = "0\r\n";
        for (int i = 0; i < 20'000; ++i)
            lines += "X-A: b\r\n";
        trailer.send(chunkedHead + lines);
        QCOMPARE(trailer.answer()->status, 431);
        Client tiny = running.client(); // many chunks are only slow
        std::string chunks;
        for (int i = 0; i < 20'000; ++i)
            chunks += "1\r\nx\r\n";
        tiny.send(chunkedHead + chunks + "0\r\n\r\n");
        QCOMPARE(tiny.answer()->body.size(), std::size_t{20'000});
    }

    void slowHeadsHoldNobodyUp()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.headTime = 3s;
        const RunningServer running(settings);
        std::vector<Client> slow = crowd(running, 400, "GET /hello HTTP/1.1\r\nHost: lo");
        QElapsedTimer since;
        since.start();
        const qint64 slowest = slowestOfOthers(running);
        QVERIFY2(slowest >= 0 && slowest < 1000, qPrintable(QString::number(slowest)));
        if (since.elapsed() < 2000) // on a busy machine they may be late already
            QCOMPARE(running.metric("glossa_connections"), std::string("401"));
        QCOMPARE(slow.front().answer()->status, 408);
        QCOMPARE(slow.back().answer()->status, 408);
        QVERIFY(slow.back().isEnded());
        slow.clear();
        QTRY_COMPARE(running.metric("glossa_connections"), std::string("1"));
    }

    /// A byte now and then makes it no faster.
    void slowBodiesHoldNobodyUp()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.bodyTime = 2s;
        const RunningServer running(settings);
        std::vector<Client> slow = crowd(running, 400,
                                         "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                         "application/json\r\nContent-Length: 100000\r\n\r\n{");
        const qint64 slowest = slowestOfOthers(running);
        QVERIFY2(slowest >= 0 && slowest < 1000, qPrintable(QString::number(slowest)));
        QElapsedTimer since;
        since.start();
        Client &dripping = slow.back();
        while (since.elapsed() < 8000 && dripping.send(" ")) {
            if (running.client().ask(get("/health"))->status != 200)
                QFAIL("not answered");
        }
        QVERIFY(since.elapsed() < 8000); // it was closed
        QCOMPARE(slow.front().answer()->status, 408);
    }

    /// What was read into when the time was over stays where it is: the address sanitizer sees what does not.
    void whatComesBehindATimeoutIsDropped()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.bodyTime = 300ms;
        settings.limits.headTime = 300ms;
        const RunningServer running(settings);
        for (const std::string &beginning :
             {std::string("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                          "application/json\r\nContent-Length: 1000000\r\n\r\n{"),
              chunkedHead + "1\r\nx\r\n", "GET /" + std::string(8000, 'a')}) {
            Client late = running.client();
            late.send(beginning);
            QCOMPARE(late.answer()->status, 408);
            late.send(std::string(200'000, 'x'));
            late.endSending();
            QVERIFY(late.isEnded());
        }
        QCOMPARE(running.client().ask(get("/hello"))->status, 200);
    }

    /// Megabytes of empty lines cost no more than to read them.
    void emptyLinesHoldNobodyUp()
    {
        const RunningServer running;
        std::string lines;
        while (lines.size() < (8U << 20U))
            lines += "\r\n";
        // The first body makes room for a large piece, all of which is empty lines then.
        Client client = running.client();
        QElapsedTimer timer;
        timer.start();
        client.send(post("/echo", std::string(200'000, '1')) + lines + get("/items/behind"));
        QCOMPARE(client.answer()->body.size(), std::size_t{200'000});
        QCOMPARE(client.answer()->body, std::string("behind"));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void whoReadsSlowlyHoldsNobodyUp()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.writeTime = 4s; // others are held up for less, also on a busy machine
        const RunningServer running(settings);
        std::vector<Client> slow = crowd(running, 5, get("/large"));
        const qint64 slowest = slowestOfOthers(running);
        QVERIFY2(slowest >= 0 && slowest < 3000, qPrintable(QString::number(slowest)));
        QTRY_COMPARE_WITH_TIMEOUT(running.metric("glossa_connections"), std::string("1"), 20'000);
        QVERIFY(!slow.front().answer()); // it ends within its body
    }

    void silentConnectionsAreEnded()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.headTime = 300ms;
        settings.limits.idleTime = 600ms;
        const RunningServer running(settings);
        Client silent = running.client();
        QVERIFY(silent.isEnded());
        Client idle = running.client();
        QCOMPARE(idle.ask(get("/hello"))->status, 200);
        QVERIFY(idle.isEnded());
    }

    /// Those that ask nothing make room for those that ask.
    void aFloodOfConnectionsKeepsNobodyOut()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.connections = 50;
        const RunningServer running(settings);
        Client kept = running.client();
        QCOMPARE(kept.ask(get("/hello"))->status, 200);
        std::vector<Client> flood = crowd(running, 300, "GET / HTTP/1.1\r\n");
        QVERIFY(slowestOfOthers(running) >= 0);
        // Who has asked before is given up last.
        QCOMPARE(kept.ask(get("/hello"))->status, 200);
        QVERIFY(std::stoi(running.metric("glossa_connections_given_up_total")) >= 250);
        QVERIFY(std::stoi(running.metric("glossa_connections")) <= 50);
    }

    void whereAllAreAnsweredNewOnesAreTurnedAway()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.connections = 3;
        settings.workers = 3;
        RunningServer running(settings);
        std::vector<Client> busy = crowd(running, 3, get("/gate"));
        running.gate.awaitWaiting(3);
        // Those that were turned away stay: the server waits for their end, too, and that they go makes no
        // room.
        std::vector<Client> late;
        for (int i = 0; i < 10; ++i) {
            const auto answer = late.emplace_back(running.client()).answer();
            QVERIFY(answer);
            QCOMPARE(answer->status, 503);
            QCOMPARE(json::parse(answer->body)["error"]["code"].get<std::string>(),
                     std::string("ServiceUnavailable"));
        }
        running.gate.open();
        for (Client &each : busy)
            QCOMPARE(each.answer()->status, 200);
        busy.clear();
        late.clear();
        QTRY_COMPARE(running.metric("glossa_connections_turned_away_total"), std::string("10"));
    }

    void allBodiesTogetherHaveABound()
    {
        serve::ServerSettings settings = onFreePort();
        settings.limits.heldBytes = 500'000;
        const RunningServer running(settings);
        const std::string half = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                 "application/json\r\nContent-Length: 200000\r\n\r\n" +
                                 std::string(150'000, '1');
        std::vector<Client> clients = crowd(running, 3, half);
        QTRY_COMPARE(running.metric("glossa_held_bytes"), std::string("450000"));
        Client fourth = running.client();
        fourth.send(half);
        QCOMPARE(fourth.answer()->status, 503);
        QCOMPARE(clients.front().ask(std::string(50'000, '1'))->status, 200);
        clients.clear();
        QTRY_COMPARE(running.metric("glossa_held_bytes"), std::string("0"));
    }

    void whoGoesAwayLeavesNothing()
    {
        const RunningServer running;
        const std::vector<std::string> beginnings = {
            "",
            "GET",
            "GET /hello HTTP/1.1\r\n",
            get("/large"),
            get("/hello"),
            post("/echo", std::string(100'000, '1')).substr(0, 50'000),
            chunkedHead + "5\r\nhe"};
        for (int round = 0; round < 20; ++round) {
            for (const std::string &beginning : beginnings)
                running.client().send(beginning);
        }
        QTRY_COMPARE_WITH_TIMEOUT(running.metric("glossa_connections"), std::string("1"), 20'000);
        QTRY_COMPARE(running.metric("glossa_held_bytes"), std::string("0"));
    }

    void wrongKeysAtSpeedChangeNothing()
    {
        serve::ServerSettings settings = onFreePort();
        QTemporaryDir folder;
        settings.alwaysKey = true;
        settings.keyFile = folder.filePath(QStringLiteral("keys.json")).toStdString();
        const std::string key = serve::addKey(settings.keyFile, "ana", SystemClock())->secret;
        const RunningServer running(settings);
        std::vector<std::thread> attackers;
        std::atomic<int> refused = 0;
        for (int attacker = 0; attacker < 4; ++attacker)
            attackers.emplace_back([&running, &refused] {
                Client client = running.client();
                for (int i = 0; i < 500; ++i) {
                    const auto answer =
                        client.ask(get("/hello", "Ocp-Apim-Subscription-Key: " + std::to_string(i) + "\r\n"));
                    refused += answer && answer->status == 401 ? 1 : 0;
                }
            });
        Client client = running.client();
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.ask(get("/hello", "Ocp-Apim-Subscription-Key: " + key + "\r\n"))->status, 200);
        for (std::thread &attacker : attackers)
            attacker.join();
        QCOMPARE(refused.load(), 2000);
    }

    /// Many at once on all paths: what the thread sanitizer is to see.
    void manyAskAtOnce()
    {
        RunningServer running;
        std::vector<std::thread> askers;
        std::atomic<int> good = 0;
        constexpr int each = 150;
        for (int asker = 0; asker < 8; ++asker)
            askers.emplace_back([&running, &good, asker] {
                Client client = running.client();
                for (int i = 0; i < each; ++i) {
                    const std::string body = std::to_string(asker * 1000 + i);
                    const auto answer =
                        i % 50 == 49 ? client.ask(get("/metrics")) : client.ask(post("/echo", body));
                    good += answer && answer->status == 200 && (i % 50 == 49 || answer->body == body) ? 1 : 0;
                }
            });
        for (std::thread &asker : askers)
            asker.join();
        QCOMPARE(good.load(), 8 * each);
    }
};

GLOSSA_TEST(TestHostile);
#include "tst_hostile.moc"
