// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/json_column.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace glossa::workspace {

QByteArray columnOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> objectOf(const QByteArray &column, const char *name)
{
    if (column.isEmpty())
        return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(column, &error);
    if (!document.isObject())
        return fail(ErrorCode::CorruptWorkspace, error.errorString().toStdString(), name, "a JSON object");
    return document.object();
}

QJsonValue figureToJson(const std::optional<double> &figure)
{
    return figure ? QJsonValue(*figure) : QJsonValue(QJsonValue::Null);
}

std::optional<double> figureFromJson(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace glossa::workspace
