// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/sample_run.h"

#include "tests/support/registry.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <optional>

using namespace glossa;
using deployments::SampleCall;
using deployments::SampleRun;

class SampleRunTest : public QObject {
    Q_OBJECT

    /// Answers one request a connection with the next of its answers.
    class Server {
    public:
        explicit Server(QList<QByteArray> answers) : m_answers(std::move(answers))
        {
            if (!m_server.listen(QHostAddress::LocalHost))
                qFatal("no port");
            QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
                QTcpSocket *socket = m_server.nextPendingConnection();
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    m_asked += socket->readAll();
                    const auto head = m_asked.indexOf("\r\n\r\n");
                    if (head < 0)
                        return;
                    const QByteArray lower = m_asked.left(head).toLower();
                    const auto at = lower.indexOf("content-length: ");
                    const auto length = at < 0 ? 0 : lower.mid(at + 16).split('\r').front().toInt();
                    if (m_asked.size() < head + 4 + length)
                        return;
                    requests << std::exchange(m_asked, {});
                    QByteArray answer = m_answers.takeFirst();
                    answer.replace("{PORT}", QByteArray::number(m_server.serverPort()));
                    socket->write(answer);
                    socket->disconnectFromHost();
                });
            });
        }
        [[nodiscard]] QString address() const
        {
            return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
        }
        QList<QByteArray> requests;

    private:
        QTcpServer m_server;
        QByteArray m_asked;
        QList<QByteArray> m_answers;
    };

    static QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &header = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + header +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    static SampleCall call(const QString &address, project::ProjectKind kind)
    {
        return {address, QStringLiteral("Mail"), QStringLiteral("production"),
                kind,    QStringLiteral("en"),   QStringLiteral("hello")};
    }
    std::optional<SampleRun::Outcome> m_outcome;
    void run(SampleRun &run, const SampleCall &asked)
    {
        m_outcome.reset();
        connect(&run, &SampleRun::ended, this,
                [this](const SampleRun::Outcome &outcome) { m_outcome = outcome; });
        run.start(asked);
        QTRY_VERIFY(m_outcome.has_value());
    }

private Q_SLOTS:
    void anAnswerComesWithStatusAndTime()
    {
        Server server({answer("200 OK", "{\"kind\":\"ConversationResult\"}")});
        SampleRun sample;
        run(sample, call(server.address(), project::ProjectKind::Conversation));
        QCOMPARE(m_outcome->statusText, QStringLiteral("200 OK"));
        QVERIFY(m_outcome->tookMs >= 0);
        QCOMPARE(m_outcome->answer, QStringLiteral("{\n  \"kind\": \"ConversationResult\"\n}"));
        QVERIFY(server.requests.front().startsWith("POST /language/:analyze-conversations?api-version="));
        QVERIFY(server.requests.front().toLower().contains("content-type: application/json"));
        QVERIFY(!sample.isRunning());
    }

    void aJobIsAskedForUntilItIsDone()
    {
        Server server({answer("202 Accepted", {},
                              "Operation-Location: http://127.0.0.1:{PORT}/language/analyze-text/jobs/7\r\n"),
                       answer("200 OK", "{\"status\":\"running\"}"),
                       answer("200 OK", "{\"status\":\"succeeded\"}")});
        SampleRun sample;
        run(sample, call(server.address(), project::ProjectKind::CustomEntityRecognition));
        QCOMPARE(m_outcome->statusText, QStringLiteral("200 OK"));
        QVERIFY(m_outcome->answer.contains(QStringLiteral("succeeded")));
        QCOMPARE(server.requests.size(), 3);
        QVERIFY(server.requests.back().startsWith("GET /language/analyze-text/jobs/7 "));
    }

    void aJobElsewhereIsNotAskedFor()
    {
        Server server({answer("202 Accepted", {}, "Operation-Location: http://192.0.2.1/jobs/7\r\n")});
        SampleRun sample;
        run(sample, call(server.address(), project::ProjectKind::CustomEntityRecognition));
        QCOMPARE(m_outcome->statusText, QStringLiteral("202 Accepted"));
        QCOMPARE(server.requests.size(), 1);
    }

    void anErrorsBodyIsShown()
    {
        Server server({answer("404 Not Found", "{\"error\":{\"code\":\"NotFound\"}}")});
        SampleRun sample;
        run(sample, call(server.address(), project::ProjectKind::Conversation));
        QCOMPARE(m_outcome->status, 404);
        QVERIFY(m_outcome->answer.contains(QStringLiteral("NotFound")));
    }

    void noServerIsNoAnswer()
    {
        QString address;
        {
            const Server gone({});
            address = gone.address();
        }
        SampleRun sample;
        run(sample, call(address, project::ProjectKind::Conversation));
        QCOMPARE(m_outcome->status, 0);
        QVERIFY(!m_outcome->trouble.isEmpty());
    }
};

GLOSSA_TEST(SampleRunTest);
#include "tst_sample_run.moc"
