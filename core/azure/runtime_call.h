// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

class QNetworkReply;
class QNetworkRequest;

namespace glossa::azure {

/// Makes a call to a service and waits for what it is told, also for a job until it is done. One at a time; a
/// further one takes the place of the one before. Lives in the window's thread, which it never holds up.
class RuntimeCall : public QObject {
    Q_OBJECT
public:
    explicit RuntimeCall(QObject *parent = nullptr);
    ~RuntimeCall() override;

    /// What came of a call.
    struct Outcome {
        int status = 0;     // of HTTP; 0 = no answer
        QString statusText; // "200 OK"
        qint64 tookMs = 0;
        QByteArray body;
        QString trouble; // why there is none, as the system says it
        [[nodiscard]] bool isWell() const { return status >= 200 && status < 300; }
    };

    void start(const QUrl &url, const QByteArray &body, const QString &key = {});
    /// The one that runs is not heard of any more.
    void drop();
    [[nodiscard]] bool isRunning() const { return m_reply != nullptr || m_again.isActive(); }

Q_SIGNALS:
    void ended(const glossa::azure::RuntimeCall::Outcome &outcome);

private:
    [[nodiscard]] QNetworkRequest requestTo(const QUrl &url) const;
    void follow(QNetworkReply *reply);
    void answered();
    void lookAgainLater();

    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_key;
    QUrl m_job; // where a job is asked for
    QTimer m_again;
    int m_lookMs = 0; // to the next look at it
    QElapsedTimer m_clock;
};

} // namespace glossa::azure
