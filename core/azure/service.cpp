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
