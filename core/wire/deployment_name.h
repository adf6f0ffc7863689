// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace glossa::wire {

/// A deployment as a request's parameters name it. Both names are case-sensitive.
struct DeploymentName {
    QString project;
    QString deployment;
    bool operator==(const DeploymentName &) const = default;
};

} // namespace glossa::wire
