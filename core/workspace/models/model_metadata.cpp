// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_metadata.h"

#include "core/project/edit_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace glossa::workspace {

QByteArray ModelMetadata::toJson() const
{
    QJsonArray categories;
    for (const project::Category &category : schema) {
        categories.append(
            QJsonObject{{QStringLiteral("kind"), static_cast<int>(category.kind)},
                        {QStringLiteral("name"), category.name},
                        {QStringLiteral("components"),
                         QJsonDocument::fromJson(project::componentsToJson(category.components)).object()}});
    }
    QJsonObject options = request.toJson();
    // The number of threads never changes a model, so it is no part of it; nor is its label.
    options.remove(QStringLiteral("threads"));
    options.remove(QStringLiteral("model"));
    return QJsonDocument(QJsonObject{{QStringLiteral("kind"), project::kindName(kind)},
                                     {QStringLiteral("language"), language},
                                     {QStringLiteral("schema"), categories},
                                     {QStringLiteral("options"), options},
                                     {QStringLiteral("fingerprint"), fingerprint}})
        .toJson(QJsonDocument::Compact);
}

Result<ModelMetadata> ModelMetadata::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ModelMetadata metadata;
    const auto kind = project::kindFromName(object[QStringLiteral("kind")].toString());
    if (!kind)
        return fail(ErrorCode::CorruptModel, Phrase::NoProjectKind, "kind");
    metadata.kind = *kind;
    metadata.language = object[QStringLiteral("language")].toString();
    metadata.fingerprint = object[QStringLiteral("fingerprint")].toString();
    for (const QJsonValue &value : object[QStringLiteral("schema")].toArray()) {
        project::Category category;
        category.kind = static_cast<project::CategoryKind>(value[QStringLiteral("kind")].toInt());
        category.name = value[QStringLiteral("name")].toString();
        const QJsonObject components = value[QStringLiteral("components")].toObject();
        auto parsed = project::componentsFromJson(QJsonDocument(components).toJson(QJsonDocument::Compact));
        if (!parsed)
            return fail(ErrorCode::CorruptModel, parsed.error().detail, "schema");
        category.components = std::move(*parsed);
        metadata.schema.push_back(std::move(category));
    }
    QJsonObject options = object[QStringLiteral("options")].toObject();
    options[QStringLiteral("model")] = QStringLiteral("-");
    if (auto request = TrainRequest::fromJson(options))
        metadata.request = *request;
    return metadata;
}

} // namespace glossa::workspace
