// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

namespace glossa::store {

// These make values that are bound to a statement, for columns that may be NULL and for columns that may not.

inline QVariant nullable(const QString &text)
{
    return text.isNull() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

inline QVariant nullable(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(bytes);
}

inline QString filled(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace glossa::store
