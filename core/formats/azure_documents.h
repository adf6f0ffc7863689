// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/shape.h"
#include "core/project/item.h"

#include <optional>

namespace glossa::formats {

/// A document of a label file, without its text:
///   CustomEntityRecognition {location, language, dataset, entities: [region]}
///     region {regionOffset, regionLength, labels: [label]}
///   CustomSingleLabelClassification {location, language, dataset, class: {category}}
///   CustomMultiLabelClassification {location, language, dataset, classes: [{category}]}
[[nodiscard]] project::Item readDocument(project::ProjectKind kind, const JsonValue &value,
                                         const JsonPath &path, ShapePool &pool, std::optional<Error> &error);
void writeDocument(project::ProjectKind kind, ShapedWriter &out, const project::Item &item);

/// Returns where the n-th label of an item that was read stands: the path of its region's labels and its
/// index among them.
[[nodiscard]] std::string labelPlace(const project::Item &item, std::size_t label, std::string_view field,
                                     const JsonPath &document);

/// Returns where the category of the n-th class stands.
[[nodiscard]] std::string classPlace(project::ProjectKind kind, std::size_t index, const JsonPath &document);

} // namespace glossa::formats
