// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/azure/runtime_call.h"

#include "core/azure/service.h"
#include "core/workspace/endpoint/endpoint_answer.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

namespace glossa::azure {

namespace {

constexpr int timeoutMs = 30'000;
constexpr int firstLookMs = 100; // at a job; twice as long from one look to the next
constexpr int lastLookMs = 2'000;
constexpr qint64 mostOfAnAnswer = qint64{16} << 20; // whoever sends more does not speak this API

} // namespace

RuntimeCall::RuntimeCall(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { follow(m_network.get(requestTo(m_job))); });
}

RuntimeCall::~RuntimeCall()
{
    drop();
}

QNetworkRequest RuntimeCall::requestTo(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setTransferTimeout(timeoutMs);
    // The answer says where a job is; a redirect would be somebody else's, and take the key there.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_key.isEmpty())
        request.setRawHeader("Ocp-Apim-Subscription-Key", m_key);
    return request;
}

void RuntimeCall::start(const QUrl &url, const QByteArray &body, const QString &key)
{
    drop();
    m_key = key.toUtf8();
    m_lookMs = firstLookMs;
    m_clock.start();
    QNetworkRequest request = requestTo(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    follow(m_network.post(request, body));
}

void RuntimeCall::drop()
{
    m_again.stop();
    m_job.clear();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void RuntimeCall::follow(QNetworkReply *reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, &RuntimeCall::answered);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64) {
        if (received > mostOfAnAnswer)
            reply->abort();
    });
}

void RuntimeCall::lookAgainLater()
{
    m_again.start(m_lookMs);
    m_lookMs = std::min(2 * m_lookMs, lastLookMs);
}

void RuntimeCall::answered()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    Outcome outcome;
    outcome.tookMs = m_clock.elapsed();
    outcome.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // One that was broken off has a status too, and half a body. What HTTP itself refuses comes after these.
    const bool broken =
        reply->error() != QNetworkReply::NoError && reply->error() < QNetworkReply::ContentAccessDenied;
    if (outcome.status == 0 || broken) {
        outcome.status = 0;
        outcome.trouble = reply->errorString();
        Q_EMIT ended(outcome);
        return;
    }
    outcome.body = reply->readAll();
    constexpr int accepted = 202;
    const QByteArray job = reply->rawHeader("operation-location");
    if (outcome.status == accepted && !job.isEmpty()) {
        const QUrl given(QString::fromLatin1(job));
        if (isSameOrigin(given, reply->url())) { // nobody else's
            m_job = given;
            lookAgainLater();
            return;
        }
    }
    if (!m_job.isEmpty() && workspace::isUnfinishedJob(outcome.body)) {
        lookAgainLater();
        return;
    }
    m_job.clear();
    outcome.statusText = QStringLiteral("%1 %2")
                             .arg(outcome.status)
                             .arg(reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString());
    Q_EMIT ended(outcome);
}

} // namespace glossa::azure
#include "moc_runtime_call.cpp"
