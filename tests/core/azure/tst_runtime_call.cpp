// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/azure/runtime_call.h"

#include "core/azure/service.h"

#include "tests/support/played_service.h"
#include "tests/support/registry.h"

#include <QtTest>

#include <optional>

using namespace glossa;
using azure::RuntimeCall;
using project::ProjectKind;
using test::answer;
using Server = test::PlayedService;

class RuntimeCallTest : public QObject {
    Q_OBJECT

    std::optional<RuntimeCall::Outcome> m_outcome;
    void run(RuntimeCall &call, const QString &address, ProjectKind kind, const QString &key = {})
    {
        m_outcome.reset();
        connect(&call, &RuntimeCall::ended, this,
                [this](const RuntimeCall::Outcome &outcome) { m_outcome = outcome; });
        call.start(azure::runtimeUrl(address, kind), "{}", key);
        QTRY_VERIFY(m_outcome.has_value());
    }

private Q_SLOTS:
    void anAnswerComesWithStatusAndTime()
    {
        Server server({answer("200 OK", "{\"kind\":\"ConversationResult\"}")});
        RuntimeCall call;
        run(call, server.address(), ProjectKind::Conversation);
        QCOMPARE(m_outcome->statusText, QStringLiteral("200 OK"));
        QVERIFY(m_outcome->tookMs >= 0);
        QCOMPARE(m_outcome->body, QByteArray("{\"kind\":\"ConversationResult\"}"));
        QVERIFY(m_outcome->isWell());
        QVERIFY(server.requests.front().startsWith("POST /language/:analyze-conversations?api-version="));
        QVERIFY(server.requests.front().toLower().contains("content-type: application/json"));
        QVERIFY(!call.isRunning());
    }

    void aJobIsAskedForUntilItIsDone()
    {
        Server server({answer("202 Accepted", {},
                              "Operation-Location: http://127.0.0.1:{PORT}/language/analyze-text/jobs/7\r\n"),
                       answer("200 OK", "{\"status\":\"running\"}"),
                       answer("200 OK", "{\"status\":\"succeeded\"}")});
        RuntimeCall call;
        run(call, server.address(), ProjectKind::CustomEntityRecognition);
        QCOMPARE(m_outcome->statusText, QStringLiteral("200 OK"));
        QVERIFY(m_outcome->body.contains("succeeded"));
        QCOMPARE(server.requests.size(), 3);
        QVERIFY(server.requests.back().startsWith("GET /language/analyze-text/jobs/7 "));
    }

    void aJobElsewhereIsNotAskedFor()
    {
        Server server({answer("202 Accepted", {}, "Operation-Location: http://192.0.2.1/jobs/7\r\n")});
        RuntimeCall call;
        run(call, server.address(), ProjectKind::CustomEntityRecognition);
        QCOMPARE(m_outcome->statusText, QStringLiteral("202 Accepted"));
        QCOMPARE(server.requests.size(), 1);
    }

    /// The key is for the service that it was typed for: also the same host without encryption is another.
    void theKeyGoesToTheServiceAlone()
    {
        Server server(
            {answer("202 Accepted", {}, "Operation-Location: https://127.0.0.1:{PORT}/jobs/7\r\n")});
        RuntimeCall call;
        run(call, server.address(), ProjectKind::CustomEntityRecognition, QStringLiteral("secret"));
        QVERIFY(server.requests.front().toLower().contains("ocp-apim-subscription-key: secret\r\n"));
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(m_outcome->status, 202);
    }

    void withoutAKeyThereIsNoHeaderForIt()
    {
        Server server({answer("200 OK", "{}")});
        RuntimeCall call;
        run(call, server.address(), ProjectKind::Conversation);
        QVERIFY(!server.requests.front().toLower().contains("ocp-apim"));
    }

    void whatIsDroppedIsNotHeardOf()
    {
        Server server({answer("202 Accepted", {},
                              "Operation-Location: http://127.0.0.1:{PORT}/language/analyze-text/jobs/7\r\n"),
                       answer("200 OK", "{\"status\":\"running\"}"), answer("200 OK", "{}"),
                       answer("200 OK", "{}")});
        RuntimeCall call;
        QSignalSpy ended(&call, &RuntimeCall::ended);
        call.start(azure::runtimeUrl(server.address(), ProjectKind::CustomEntityRecognition), "{}");
        QTRY_VERIFY(server.requests.size() >= 2);
        QVERIFY(call.isRunning());
        call.drop();
        QVERIFY(!call.isRunning());
        RuntimeCall other;
        run(other, server.address(), ProjectKind::Conversation);
        QVERIFY(ended.isEmpty());
    }

    /// A gateway may name the port that nobody has to name.
    void anOriginIsASchemeAHostAndAPort_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("port named") << QStringLiteral("https://ana.example.org:443/jobs/7") << true;
        QTest::newRow("letters") << QStringLiteral("HTTPS://Ana.Example.org/jobs/7") << true;
        QTest::newRow("other port") << QStringLiteral("https://ana.example.org:444/jobs/7") << false;
        QTest::newRow("port of the other scheme") << QStringLiteral("https://ana.example.org:80/") << false;
        QTest::newRow("other scheme") << QStringLiteral("http://ana.example.org:443/") << false;
        QTest::newRow("other host") << QStringLiteral("https://ana.example.org.evil.example/") << false;
    }
    void anOriginIsASchemeAHostAndAPort()
    {
        QFETCH(QString, other);
        QFETCH(bool, same);
        QCOMPARE(azure::isSameOrigin(QUrl(QStringLiteral("https://ana.example.org/language")), QUrl(other)),
                 same);
    }

    void anAddressIsReadAsPeopleTypeIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("endpoint");
        const auto row = [](const char *typed, const char *endpoint) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(endpoint);
        };
        row("https://ana.cognitiveservices.azure.com/", "https://ana.cognitiveservices.azure.com");
        row(" http://127.0.0.1:5000 ", "http://127.0.0.1:5000");
        row("http://[::1]:5000", "http://[::1]:5000");
        row("ana.cognitiveservices.azure.com", "");
        row("ftp://example.org", "");
        row("https://ana:secret@example.org", "");
        row("https://example.org/?key=1", "");
        row("https://", "");
        row("", "");
    }
    void anAddressIsReadAsPeopleTypeIt()
    {
        QFETCH(QString, typed);
        QFETCH(QString, endpoint);
        QCOMPARE(azure::endpointFrom(typed), endpoint);
    }

    void thisMachineIsKnown()
    {
        for (const char *here : {"http://127.0.0.1:5000", "http://localhost:5000", "https://[::1]:5000"})
            QVERIFY2(azure::isOnThisMachine(QString::fromLatin1(here)), here);
        QVERIFY(!azure::isOnThisMachine(QStringLiteral("http://192.0.2.1:5000")));
        QVERIFY(!azure::isOnThisMachine(QStringLiteral("https://localhost.example.org")));
    }

    void anErrorsBodyIsShown()
    {
        Server server({answer("404 Not Found", "{\"error\":{\"code\":\"NotFound\"}}")});
        RuntimeCall call;
        run(call, server.address(), ProjectKind::Conversation);
        QCOMPARE(m_outcome->status, 404);
        QVERIFY(m_outcome->body.contains("NotFound"));
    }

    void noServerIsNoAnswer()
    {
        QString address;
        {
            const Server gone({});
            address = gone.address();
        }
        RuntimeCall call;
        run(call, address, ProjectKind::Conversation);
        QCOMPARE(m_outcome->status, 0);
        QVERIFY(!m_outcome->trouble.isEmpty());
    }
};

GLOSSA_TEST(RuntimeCallTest);
#include "tst_runtime_call.moc"
