// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/formats/json_value.h"
#include "core/formats/json_writer.h"
#include "core/project/schema.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace glossa::formats {

/// What a known field holds at the moment of writing.
enum class Has : std::uint8_t {
    Nothing, // cannot be written; a field of the shape is left out
    Empty,   // a default: written where the shape has the field, or where it always stands
    Value,
};

[[nodiscard]] inline Has hasText(const QString &text)
{
    return text.isEmpty() ? Has::Empty : Has::Value;
}

/// A field of an object that Glossa knows. The fields stand in the canonical order.
struct KnownField {
    std::string_view name;
    Has has = Has::Value;
    bool always = false; // stands in an object made here even if empty
    std::function<void()> write;
    QString spelled =
        {}; // of a word that is known in any case: how it is written if the file has no other spelling
};

/// Keeps one copy of each shape of a file. All objects that have the shape share it.
class ShapePool {
public:
    /// Returns the shape (project::Shape) of an object whose known fields have been read. It is empty if the
    /// canonical writing gives back the same. A known field that is null in the file stands as false, and one
    /// whose value could not be kept (Has::Nothing) stands with that value. A known field that stands twice
    /// is Malformed.
    project::Shape shapeOf(const JsonValue &object, std::span<const KnownField> known, const JsonPath &path,
                           std::optional<Error> &error);

private:
    QHash<QByteArray, QByteArray> m_shapes;
};

/// Writes objects by their shapes.
class ShapedWriter {
public:
    explicit ShapedWriter(JsonWriter &writer) : json(writer) {}
    void object(const project::Shape &shape, std::span<const KnownField> known);

    JsonWriter &json;

private:
    std::shared_ptr<const JsonValue> parsed(const project::Shape &shape);
    QHash<QByteArray, std::shared_ptr<const JsonValue>> m_parsed;
    std::shared_ptr<const JsonValue> m_none = std::make_shared<const JsonValue>();
};

} // namespace glossa::formats
