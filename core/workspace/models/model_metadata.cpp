// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/model_metadata.h"

#include "core/project/edit_json.h"
#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

namespace glossa::workspace {

using project::StoredJson;
using project::StoredValue;

QByteArray ModelMetadata::toJson() const
{
    StoredJson categories = StoredJson::array();
    for (const project::Category &category : schema) {
        categories.push_back(
            {{"kind", static_cast<int>(category.kind)},
             {"name", category.name.toStdString()},
             {"components", project::parsed(project::componentsToJson(category.components))}});
    }
    StoredJson options = request.toJson();
    // The number of threads never changes a model, so it is no part of it; nor is its label.
    options.erase("threads");
    options.erase("model");
    return project::compact({{"kind", project::kindName(kind).toStdString()},
                             {"language", language.toStdString()},
                             {"schema", std::move(categories)},
                             {"options", std::move(options)},
                             {"fingerprint", fingerprint.toStdString()}});
}

Result<ModelMetadata> ModelMetadata::fromJson(const QByteArray &bytes)
{
    const StoredJson whole = project::parsed(bytes);
    const StoredValue json(whole);
    ModelMetadata metadata;
    const auto kind = project::kindFromName(json["kind"].text());
    if (!kind)
        return fail(ErrorCode::CorruptModel, Phrase::NoProjectKind, "kind");
    metadata.kind = *kind;
    metadata.language = json["language"].text();
    metadata.fingerprint = json["fingerprint"].text();
    const StoredValue schema = json["schema"];
    for (std::size_t i = 0; i < schema.size(); ++i) {
        project::Category category;
        category.kind = static_cast<project::CategoryKind>(schema.at(i)["kind"].integer());
        category.name = schema.at(i)["name"].text();
        auto components = project::componentsFromJson(project::compact(schema.at(i)["components"].json()));
        if (!components)
            return fail(ErrorCode::CorruptModel, components.error().detail, "schema");
        category.components = std::move(*components);
        metadata.schema.push_back(std::move(category));
    }
    StoredJson options = json["options"].json().is_object() ? json["options"].json() : StoredJson::object();
    options["model"] = "-";
    if (auto request = TrainRequest::fromJson(options))
        metadata.request = *request;
    return metadata;
}

} // namespace glossa::workspace
