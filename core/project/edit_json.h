// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/edit.h"

#include <QByteArray>

namespace glossa::project {

/// Writes edits as compact JSON, the form of the journal and of `glossa edit`:
/// {"edit":"setIntent","item":12,"intent":"Reply"}. The field names are frozen (docs/formats/edits.md). Spans
/// are {"offset","length"} in UTF-16 code units.
[[nodiscard]] QByteArray toJson(const Edit &edit);
/// Reads an edit. The errors are Malformed, MissingKey, WrongType and BadValue, with the JSON path in
/// `place`.
[[nodiscard]] Result<Edit> editFromJson(const QByteArray &json);

/// Write and read a category, its components, an item, where it comes from and a project's head in the same
/// form, for the store's columns and for what a model keeps of its data.
[[nodiscard]] QByteArray componentsToJson(const Components &components);
[[nodiscard]] Result<Components> componentsFromJson(const QByteArray &json);
[[nodiscard]] QByteArray provenanceToJson(const Provenance &provenance);
[[nodiscard]] Result<Provenance> provenanceFromJson(const QByteArray &json);
[[nodiscard]] QByteArray itemToJson(const Item &item);
[[nodiscard]] Result<Item> itemFromJson(const QByteArray &json);
[[nodiscard]] QByteArray categoryToJson(const Category &category);
[[nodiscard]] Result<Category> categoryFromJson(const QByteArray &json);
[[nodiscard]] QByteArray projectToJson(const ProjectInfo &info);
[[nodiscard]] Result<ProjectInfo> projectFromJson(const QByteArray &json);

} // namespace glossa::project
