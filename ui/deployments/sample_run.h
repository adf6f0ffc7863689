// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/call_code.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QTimer>

class QNetworkReply;

namespace glossa::deployments {

/// Makes a call and waits for what it is told, also for a job until it is done. One at a time; a further one
/// takes the place of the one before.
class SampleRun : public QObject {
    Q_OBJECT
public:
    explicit SampleRun(QObject *parent = nullptr);

    /// What came of a call.
    struct Outcome {
        int status = 0;     // of HTTP; 0 = no answer
        QString statusText; // "200 OK"
        qint64 tookMs = 0;
        QString answer;  // for people
        QString trouble; // why there is none, as the system says it
    };

    void start(const SampleCall &call);
    /// The one that runs is not heard of any more.
    void drop();
    [[nodiscard]] bool isRunning() const { return m_reply != nullptr || m_again.isActive(); }

Q_SIGNALS:
    void ended(const glossa::deployments::SampleRun::Outcome &outcome);

private:
    void follow(QNetworkReply *reply);
    void answered();
    void askAgain();

    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    QString m_job; // where a job is asked for
    QTimer m_again;
    QElapsedTimer m_clock;
};

} // namespace glossa::deployments
