// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/sample_run.h"

#include "core/workspace/endpoint/endpoint_answer.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <utility>

namespace glossa::deployments {

namespace {

constexpr int timeoutMs = 30'000;
constexpr int betweenMs = 100; // two looks at a job

QNetworkRequest requestTo(const QString &url)
{
    QNetworkRequest request{QUrl(url)};
    request.setTransferTimeout(timeoutMs);
    // The answer says where a job is; a redirect would be somebody else's.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    return request;
}

} // namespace

SampleRun::SampleRun(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(betweenMs);
    connect(&m_again, &QTimer::timeout, this, &SampleRun::askAgain);
}

void SampleRun::start(const SampleCall &call)
{
    drop();
    m_clock.start();
    QNetworkRequest request = requestTo(urlOf(call));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    follow(m_network.post(request, bodyOf(call).toUtf8()));
}

void SampleRun::drop()
{
    m_again.stop();
    m_job.clear();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void SampleRun::follow(QNetworkReply *reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, &SampleRun::answered);
}

void SampleRun::askAgain()
{
    follow(m_network.get(requestTo(m_job)));
}

void SampleRun::answered()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    Outcome outcome;
    outcome.tookMs = m_clock.elapsed();
    outcome.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->readAll();
    if (outcome.status == 0) {
        outcome.trouble = reply->errorString();
        Q_EMIT ended(outcome);
        return;
    }
    constexpr int accepted = 202;
    const QByteArray job = reply->rawHeader("operation-location");
    if (outcome.status == accepted && !job.isEmpty()) {
        const QUrl asked = reply->url();
        const QUrl given(QString::fromLatin1(job));
        if (given.host() == asked.host() && given.port() == asked.port()) { // nobody else's
            m_job = given.toString();
            m_again.start();
            return;
        }
    }
    if (!m_job.isEmpty() && workspace::isUnfinishedJob(body)) {
        m_again.start();
        return;
    }
    outcome.statusText = QStringLiteral("%1 %2")
                             .arg(outcome.status)
                             .arg(reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString());
    outcome.answer = workspace::readableAnswer(body);
    Q_EMIT ended(outcome);
}

} // namespace glossa::deployments
#include "moc_sample_run.cpp"
