// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/azure/service.h"

#include "core/wire/client_request.h"

namespace glossa::azure {

QString endpointFrom(const QString &typed)
{
    QString text = typed.trimmed();
    while (text.endsWith(u'/'))
        text.chop(1);
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() ||
        url.hasFragment())
        return {};
    return text;
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) {
        constexpr int http = 80;
        constexpr int https = 443;
        return url.port(url.scheme() == u"https" ? https : http);
    };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

bool isOnThisMachine(const QString &endpoint)
{
    const QString host = QUrl(endpoint).host();
    return host == u"localhost" || host == u"::1" || host.startsWith(QStringLiteral("127."));
}

QUrl runtimeUrl(const QString &endpoint, project::ProjectKind kind)
{
    return QUrl(endpoint + wire::clientPath(kind));
}

} // namespace glossa::azure
