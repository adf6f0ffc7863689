// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/azure_envelope.h"

#include "core/formats/azure_schema.h"
#include "core/formats/json_fields.h"

#include <algorithm>

namespace glossa::formats {

namespace {

using project::ProjectInfo;
using project::ProjectKind;

constexpr auto indexType = "Utf16CodeUnit";

std::array<KnownField, 1> knownOfSettings(const ProjectInfo &info, ShapedWriter *out)
{
    return {{{"confidenceThreshold", info.confidenceThreshold ? Has::Value : Has::Nothing, false,
              [out, &info] { out->json.number(*info.confidenceThreshold); }}}};
}

/// The fields stand in the order of Azure's samples, which differs between the features.
std::vector<KnownField> knownOfMetadata(const ProjectInfo &info, ShapedWriter *out)
{
    const KnownField kind{"projectKind", Has::Value, true,
                          [out, &info] { out->json.text(project::kindName(info.kind)); },
                          project::kindName(info.kind)};
    const KnownField settings{
        "settings", info.confidenceThreshold || !info.settingsShape.isEmpty() ? Has::Value : Has::Empty, true,
        [out, &info] { out->object(info.settingsShape, knownOfSettings(info, out)); }};
    const KnownField name{"projectName", Has::Value, true, [out, &info] { out->json.text(info.name); }};
    const KnownField multilingual{"multilingual", info.multilingual ? Has::Value : Has::Empty, true,
                                  [out, &info] { out->json.flag(info.multilingual); }};
    const KnownField description{"description", hasText(info.description), true,
                                 [out, &info] { out->json.text(info.description); }};
    const KnownField language{"language", Has::Value, true, [out, &info] { out->json.text(info.language); }};
    const KnownField container{"storageInputContainerName", hasText(info.storageContainer),
                               project::hasDocuments(info.kind),
                               [out, &info] { out->json.text(info.storageContainer); }};
    if (project::hasDocuments(info.kind))
        return {name, container, kind, description, language, multilingual, settings};
    return {kind, settings, name, multilingual, description, language, container};
}

bool belongs(const project::Category &category, const SchemaArray &array)
{
    return category.kind == array.kind;
}

/// The kind stands here once more. A file that leaves it out is written without it, too.
std::vector<KnownField> knownOfAssets(const EnvelopeContent &content, ShapedWriter *out)
{
    std::vector<KnownField> known{{"projectKind", Has::Empty, true,
                                   [out, &content] { out->json.text(project::kindName(content.info.kind)); },
                                   project::kindName(content.info.kind)}};
    for (const SchemaArray &array : content.layout.schema) {
        const bool any = std::ranges::any_of(content.categories, [&array](const project::Category &category) {
            return belongs(category, array);
        });
        const auto write = [out, &content, &array] {
            out->json.beginArray();
            for (const project::Category &category : content.categories)
                if (belongs(category, array))
                    writeCategory(*out, category);
            out->json.endArray();
        };
        known.push_back({array.name, any ? Has::Value : Has::Empty, true, write});
    }
    known.push_back(
        {content.layout.items, content.hasItems ? Has::Value : Has::Empty, true, content.writeItems});
    return known;
}

QString defaultVersion(ProjectKind kind)
{
    return QLatin1String(project::traitsOf(kind).version);
}

/// Reads projectKind of the metadata and, if it stands there too, of the assets.
ProjectKind readKind(Fields &metadata, Fields &assets, const AzureLayout &layout)
{
    std::vector<std::string> wanted;
    for (const ProjectKind kind : layout.kinds)
        wanted.push_back(project::kindName(kind).toStdString());
    const QString name = metadata.text("projectKind", Need::Required);
    const auto kind = project::kindFromName(name);
    if (!kind || std::ranges::find(layout.kinds, *kind) == layout.kinds.end())
        metadata.fail(ErrorCode::BadValue, "projectKind", oneOf(wanted), name.toStdString());
    const QString again = assets.text("projectKind", Need::Optional);
    if (kind && !again.isNull() && project::kindFromName(again) != kind)
        assets.fail(ErrorCode::BadValue, "projectKind", project::kindName(*kind).toStdString(),
                    again.toStdString());
    return kind.value_or(layout.kinds.front());
}

void readMetadata(ProjectInfo &info, const JsonValue &metadata, const JsonPath &path, ShapePool &pool,
                  std::optional<Error> &error)
{
    Fields fields(metadata, path, error);
    info.name = fields.text("projectName", Need::Required);
    info.language = fields.text("language", Need::Required);
    info.multilingual = fields.flag("multilingual").value_or(false);
    info.description = fields.text("description", Need::Optional);
    info.storageContainer = fields.text("storageInputContainerName", Need::Optional);
    if (const JsonValue *settings = fields.object("settings")) {
        const JsonPath here = path.field("settings");
        Fields inner(*settings, here, error);
        info.confidenceThreshold = inner.number("confidenceThreshold");
        if (info.confidenceThreshold && (*info.confidenceThreshold < 0 || *info.confidenceThreshold > 1))
            inner.fail(ErrorCode::BadValue, "confidenceThreshold", Phrase::ANumberFrom0To1);
        info.settingsShape = pool.shapeOf(*settings, knownOfSettings(info, nullptr), here, error);
    }
    info.metadataShape = pool.shapeOf(metadata, knownOfMetadata(info, nullptr), path, error);
}

} // namespace

std::vector<KnownField> knownOfEnvelope(const EnvelopeContent &content, ShapedWriter *out)
{
    const ProjectInfo &info = content.info;
    const auto version = [out, &info] {
        out->json.text(info.fileVersion.isEmpty() ? defaultVersion(info.kind) : info.fileVersion);
    };
    const bool hasAssets = content.hasItems || !content.categories.empty() || !info.assetsShape.isEmpty();
    return {{"projectFileVersion", Has::Value, true, version},
            {"stringIndexType", Has::Value, true, [out] { out->json.text(QLatin1String(indexType)); }},
            {"metadata", Has::Value, true,
             [out, &info] { out->object(info.metadataShape, knownOfMetadata(info, out)); }},
            {"assets", hasAssets ? Has::Value : Has::Empty, true,
             [out, &content] { out->object(content.info.assetsShape, knownOfAssets(content, out)); }}};
}

Result<ProjectInfo> readEnvelope(const JsonValue &envelope, const JsonValue &assets,
                                 const AzureLayout &layout, const std::vector<project::Category> &categories,
                                 ShapePool &pool)
{
    std::optional<Error> error;
    const JsonPath root;
    const JsonPath metadataPath = root.field("metadata");
    const JsonPath assetsPath = root.field("assets");
    Fields fields(envelope, root, error);
    ProjectInfo info;
    info.fileVersion = fields.text("projectFileVersion", Need::Required);
    const QString index = fields.text("stringIndexType", Need::Required);
    if (!error && index != QLatin1String(indexType))
        fields.fail(ErrorCode::UnsupportedIndex, "stringIndexType", indexType, index.toStdString());
    const JsonValue *metadata = fields.object("metadata", Need::Required);
    const JsonValue *assetsThere = fields.object("assets");
    if (metadata) {
        Fields metadataFields(*metadata, metadataPath, error);
        Fields assetsFields(assets, assetsPath, error);
        info.kind = readKind(metadataFields, assetsFields, layout);
        readMetadata(info, *metadata, metadataPath, pool, error);
    }
    const JsonValue *items = assets.find(layout.items);
    const EnvelopeContent content{info, layout, categories, items && !items->isNull(), {}};
    if (assetsThere)
        info.assetsShape = pool.shapeOf(assets, knownOfAssets(content, nullptr), assetsPath, error);
    info.envelopeShape = pool.shapeOf(envelope, knownOfEnvelope(content, nullptr), root, error);
    if (error)
        return fail(*error);
    return info;
}

} // namespace glossa::formats
