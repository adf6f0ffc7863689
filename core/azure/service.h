// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/kind_traits.h"

#include <QString>
#include <QUrl>

namespace glossa::azure {

/// A service that speaks the runtime API: a `glossa serve`, or Azure's own.
struct Service {
    QString endpoint; // "https://ana.cognitiveservices.azure.com", as Azure's portal shows it
    QString key;      // sent with each request; empty = none, as on this machine's own addresses
    bool operator==(const Service &) const = default;
};

/// What people type as the address of a service, without the blanks and slashes at its end. Empty if it is
/// none: an address has http or https, a host, and neither a name and password, nor a query.
[[nodiscard]] QString endpointFrom(const QString &typed);

/// Whether two addresses are of one scheme, host and port, named or the scheme's own.
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

/// Whether it answers on this machine alone.
[[nodiscard]] bool isOnThisMachine(const QString &endpoint);

/// Where a text of a project of that kind is asked for.
[[nodiscard]] QUrl runtimeUrl(const QString &endpoint, project::ProjectKind kind);

} // namespace glossa::azure
