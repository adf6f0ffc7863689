// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/shape.h"
#include "core/project/schema.h"

#include <optional>

namespace glossa::formats {

/// An intent, entity or class of a project file:
///   intent {category, description}   class {category}
///   entity {category, compositionSetting, list, prebuilts, regex, requiredComponents, description}
///   list {sublists: [{listKey, synonyms: [{language, values: []}]}]}   prebuilts [{category}]
///   regex {expressions: [{regexKey, language, regexPattern}]}
[[nodiscard]] project::Category readCategory(project::CategoryKind kind, const JsonValue &value,
                                             const JsonPath &path, ShapePool &pool,
                                             std::optional<Error> &error);

void writeCategory(ShapedWriter &out, const project::Category &category);

/// Returns why Azure would refuse a category's name, or nothing if it would not.
[[nodiscard]] std::optional<Error> nameWarning(const QString &name, const JsonPath &path);

} // namespace glossa::formats
