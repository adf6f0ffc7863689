// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/projects/overview.h"

#include <QString>

namespace glossa::models {

/// Tells the project's newest model from every other: one may be trained anew under its name, and have a
/// namesake in another project. Empty without a model.
inline QString lastModelKey(const workspace::ProjectOverview &overview)
{
    return overview.lastModel ? QStringLiteral("%1 %2 %3")
                                    .arg(overview.summary.info.id)
                                    .arg(overview.lastModel->trainedMs)
                                    .arg(overview.lastModel->label)
                              : QString();
}

} // namespace glossa::models
