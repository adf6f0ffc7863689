// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/admission.h"

#include "tests/core/serve/running_server.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using nlohmann::json;
using test::Client;
using test::get;
using test::onFreePort;
using test::RunningServer;

namespace {

std::string messageOf(const test::Answer &answer)
{
    return json::parse(answer.body)["error"]["message"].get<std::string>();
}

std::string withHost(const std::string &host, const std::string &lines = {})
{
    return "GET /hello HTTP/1.1\r\nHost: " + host + "\r\n" + lines + "\r\n";
}

} // namespace

/// Who may not come in: pages in browsers, and whoever has no key.
class TestStrangers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thisMachineHasItsNames()
    {
        const RunningServer running;
        Client client = running.client();
        const std::string port = ':' + std::to_string(running.address().port);
        for (const std::string &host :
             {"localhost" + port, "127.0.0.1" + port, std::string("127.0.0.1"), std::string("[::1]:80"),
              std::string("LOCALHOST"), std::string("localhost:9")}) // a tunnel has another port
            QCOMPARE(client.ask(withHost(host))->status, 200);
    }

    void otherNamesAreTurnedToThisMachineByOthers_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host :
             {"evil.example", "evil.example:5000", "localhost.evil.example", "127.0.0.1.evil.example",
              "0.0.0.0", "10.0.0.1", "localhost.", "2130706433", "[::2]"})
            QTest::newRow(host) << QByteArray(host);
    }
    void otherNamesAreTurnedToThisMachineByOthers()
    {
        QFETCH(QByteArray, host);
        const RunningServer running;
        Client client = running.client();
        for (const char *path : {"/hello", "/health", "/metrics", "/nowhere"}) {
            const auto answer = client.ask("GET " + std::string(path) +
                                           " HTTP/1.1\r\nHost: " + host.toStdString() + "\r\n\r\n");
            QCOMPARE(answer->status, 403);
            QVERIFY(messageOf(*answer).starts_with("hostOfAnother("));
        }
    }

    void aFaultyHostIsNone()
    {
        const RunningServer running;
        for (const char *host : {"", "a b", "localhost@evil.example", "localhost:x", "[::1", "localhost/",
                                 "user:pw@localhost"}) {
            Client client = running.client();
            QCOMPARE(client.ask(withHost(host))->status, 400);
        }
    }

    void pagesOfOthersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status");
        QTest::newRow("another site") << QByteArray("https://evil.example") << 403;
        QTest::newRow("a file, or a sandbox") << QByteArray("null") << 403;
        QTest::newRow("another port") << QByteArray("http://localhost:3000") << 403;
        QTest::newRow("another scheme") << QByteArray("https://localhost") << 403;
        QTest::newRow("begins alike") << QByteArray("http://localhost.evil.example") << 403;
        QTest::newRow("its own") << QByteArray("http://localhost") << 200;
    }
    void pagesOfOthersAreRefused()
    {
        QFETCH(QByteArray, origin);
        QFETCH(int, status);
        const RunningServer running;
        Client client = running.client();
        QCOMPARE(client.ask(get("/hello", "Origin: " + origin.toStdString() + "\r\n"))->status, status);
        // What a form or a script sends without asking first, and the question itself.
        const auto form =
            client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin.toStdString() +
                       "\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n1");
        QCOMPARE(form->status, status);
        const auto question =
            client.ask("OPTIONS /echo HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin.toStdString() +
                       "\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        QCOMPARE(question->status, status == 200 ? 405 : 403);
        QVERIFY(!question->headers.contains("access-control-allow-origin"));
    }

    void bodiesAreJson_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        const auto row = [](const char *type, int status) {
            QTest::newRow(type) << QByteArray(type) << status;
        };
        row("application/json", 200);
        row("Application/JSON ; charset=utf-8", 200);
        row("application/merge-patch+json", 200);
        row("application/x-www-form-urlencoded", 415);
        row("multipart/form-data; boundary=x", 415);
        row("text/plain", 415);
        row("text/plain;application/json", 415);
        row("application/jsonx", 415);
        row("application/+json", 415);
        row("", 415);
    }
    void bodiesAreJson()
    {
        QFETCH(QByteArray, type);
        QFETCH(int, status);
        const RunningServer running;
        Client client = running.client();
        const auto answer =
            client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type.toStdString() +
                       "\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(answer->status, status);
    }

    void aBodyWithoutATypeIsNone()
    {
        const RunningServer running;
        Client client = running.client();
        QCOMPARE(client.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}")->status,
                 415);
        // And what has no body needs no type: so clients cancel.
        QCOMPARE(client.ask("POST /items/1:cancel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                     ->status,
                 202);
        QCOMPARE(client.ask("POST /items/1:cancel HTTP/1.1\r\nHost: localhost\r\n\r\n")->status, 202);
    }

    void othersNeedAKeyToBeginWith()
    {
        serve::ServerSettings settings;
        settings.addresses = {{"0.0.0.0", 0}};
        const RunningServer running(settings);
        QVERIFY(!running.server);
        QCOMPARE(running.startError.expected, Message(Phrase::AKeyForTheAddress));
        settings.addresses = {{"127.0.0.1", 0}};
        settings.alwaysKey = true;
        const RunningServer local(settings);
        QCOMPARE(local.startError.expected, Message(Phrase::AKeyForTheAddress));
    }

    void othersAreAskedForTheirKey()
    {
        QTemporaryDir folder;
        serve::ServerSettings settings;
        settings.addresses = {{"0.0.0.0", 0}, {"127.0.0.1", 0}};
        settings.keyFile = folder.filePath(QStringLiteral("keys.json")).toStdString();
        const std::string key = serve::addKey(settings.keyFile, "ana", SystemClock())->secret;
        const RunningServer running(settings);
        QVERIFY(running.server);
        Client client(running.server->addresses().at(0));
        const auto ask = [&client](const std::string &lines, const char *path = "/hello") {
            return *client.ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: models.example.org\r\n" +
                               lines + "\r\n");
        };
        const auto missing = ask("");
        QCOMPARE(missing.status, 401);
        QCOMPARE(messageOf(missing), std::string("keyIsMissing"));
        QCOMPARE(missing.headers.at("www-authenticate"), std::string("Bearer"));
        QCOMPARE(missing.headers.at("x-ms-error-code"), std::string("Unauthorized"));
        QCOMPARE(messageOf(ask("Ocp-Apim-Subscription-Key: 1234\r\n")), std::string("keyIsWrong"));
        QCOMPARE(ask("Ocp-Apim-Subscription-Key:\r\n").status, 401);
        QCOMPARE(ask("Authorization: Basic " + key + "\r\n").status, 401);
        QCOMPARE(ask("Authorization: Bearer\r\n").status, 401);
        QCOMPARE(ask("Ocp-Apim-Subscription-Key: " + key + "\r\n").status, 200);
        QCOMPARE(ask("Authorization: bearer " + key + "\r\n").status, 200);
        // What exists is not told to those without a key; that the server lives is.
        QCOMPARE(ask("", "/nowhere").status, 401);
        QCOMPARE(ask("", "/metrics").status, 401);
        QCOMPARE(ask("", "/health").status, 200);
        QCOMPARE(ask("Ocp-Apim-Subscription-Key: " + key + "\r\n", "/metrics").status, 200);
        // This machine's own address needs none.
        QCOMPARE(Client(running.server->addresses().at(1)).ask(get("/hello"))->status, 200);
    }
};

GLOSSA_TEST(TestStrangers);
#include "tst_strangers.moc"
