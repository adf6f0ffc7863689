// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/rules.h"

namespace glossa::project {

QString noneIntent()
{
    return QString::fromUtf8(noneIntentName.data(), static_cast<qsizetype>(noneIntentName.size()));
}

bool isNone(CategoryKind kind, QStringView name)
{
    return kind == CategoryKind::Intent && name == noneIntent();
}

} // namespace glossa::project
