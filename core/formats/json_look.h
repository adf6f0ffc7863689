// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/formats/byte_input.h"
#include "core/formats/json_value.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace glossa::formats {

/// What a JSON document says about its own format. As the order of fields means nothing in JSON, the document
/// is read until the question is answered, and not only a first part of some length.
struct JsonLook {
    std::optional<JsonValue::Kind> top;          // nothing if the document has no value at all
    QString projectKind;                         // as written in metadata or assets; null if in neither
    QStringList assets;                          // fields of the assets that were met
    std::optional<JsonValue::Kind> firstElement; // of a document that is an array
    QStringList fields;                          // of the first element, if it is an object
    std::optional<Error> fault;                  // what ended the reading before the question was answered
};

[[nodiscard]] JsonLook lookAtJson(ByteInput &input);
/// Does the same for an input that may have failed to open.
[[nodiscard]] JsonLook lookAtJson(const Result<std::unique_ptr<ByteInput>> &input);

/// Returns true if the first character that is no white space begins an object or array.
[[nodiscard]] bool beginsLikeJson(const QByteArray &head);

/// Returns why a document that was looked at is in no format that is read.
[[nodiscard]] Error whyUnknown(const JsonLook &look);

} // namespace glossa::formats
