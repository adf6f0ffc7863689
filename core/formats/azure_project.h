// SPDX-License-Identifier: GPL-3.0-or-later
//
// The project file that all of Azure's custom features share:
//   {projectFileVersion, stringIndexType,
//    metadata: {projectKind, projectName, language, multilingual, description,
//               settings: {confidenceThreshold}, storageInputContainerName},
//    assets: {projectKind, ARRAYS}}
// ARRAYS: Conversation: intents, entities, utterances; CustomEntityRecognition: entities, documents;
// classification kinds: classes, documents. The order of fields is free; what is not named here is kept in
// place.
#pragma once

#include "core/formats/byte_input.h"
#include "core/formats/intake.h"
#include "core/formats/json_look.h"
#include "core/formats/json_stream.h"
#include "core/formats/shape.h"

#include <functional>
#include <memory>
#include <vector>

namespace glossa::formats {

/// An array of the schema in a kind's assets.
struct SchemaArray {
    std::string_view name;
    project::CategoryKind kind;
};

/// What distinguishes the files of one format from those of another.
struct AzureLayout {
    std::vector<project::ProjectKind> kinds;
    std::vector<SchemaArray> schema;
    std::string_view items; // utterances or documents
};

/// Opens the file anew, as it is read twice. The first reading takes everything but the items, so that head
/// and schema are known, and the grammar of the whole is checked, before the first item is handed on.
using OpenInput = std::function<Result<std::unique_ptr<ByteInput>>()>;
/// Takes one collected record of the items.
using TakeRecord = std::function<Status(const project::ProjectInfo &, JsonRecord, const std::string &place)>;

Status readAzureProject(const AzureLayout &layout, const OpenInput &open, ShapePool &pool, Intake &intake,
                        ItemSink &sink, const TakeRecord &take);

/// Writes one item of the source; its failure ends the writing.
using WriteRecord = std::function<Status(ShapedWriter &, project::Item &)>;

Status writeAzureProject(const AzureLayout &layout, QIODevice &device, const WriteOptions &options,
                         ItemSource &source, const WriteRecord &writeRecord);

/// Returns how sure it is that a JSON document is one of the layout's kinds, from 0 to 100.
[[nodiscard]] int sniffAzureProject(const AzureLayout &layout, const JsonLook &look);

} // namespace glossa::formats
