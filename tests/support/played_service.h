// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>

#include <utility>

namespace glossa::test {

/// Answers one request a connection with the next of its answers.
class PlayedService {
public:
    explicit PlayedService(QList<QByteArray> answers) : m_answers(std::move(answers))
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
                QByteArray next = m_answers.takeFirst();
                next.replace("{PORT}", QByteArray::number(m_server.serverPort()));
                socket->write(next);
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

/// An answer of HTTP, with lines of further headers.
inline QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &header = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + header +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace glossa::test
