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

QString freeKey(QStringView name, const QString &taken)
{
    QString wanted; // in the order in which they are tried
    for (const QChar key : labelKeys)
        if (key.isDigit())
            wanted += key;
    QString others;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool begins = i == 0 || !name[i - 1].isLetter() || (name[i].isUpper() && name[i - 1].isLower());
        (begins ? wanted : others) += name[i].toLower();
    }
    wanted += others + labelKeys.toString();
    for (const QChar key : wanted)
        if (labelKeys.contains(key) && !taken.contains(key))
            return key;
    return {};
}

} // namespace glossa::project
