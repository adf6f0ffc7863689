// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/intake.h"
#include "core/formats/json_fields.h"
#include "core/formats/json_stream.h"
#include "core/formats/shape.h"
#include "core/formats/unread_fields.h"
#include "core/project/item.h"

#include <optional>

namespace glossa::formats {

/// An entity label: {category, offset, length}.
[[nodiscard]] project::Label readLabel(const JsonValue &value, const JsonPath &path, ShapePool &pool,
                                       std::optional<Error> &error);
void writeLabel(ShapedWriter &out, const project::Label &label);

/// An utterance: {text, language, intent, entities: [label], dataset}.
[[nodiscard]] project::Item readUtterance(const JsonValue &value, const JsonPath &path, ShapePool &pool,
                                          std::optional<Error> &error);
void writeUtterance(ShapedWriter &out, const project::Item &item);

/// Turns collected records into utterances.
class UtteranceReader {
public:
    UtteranceReader(ShapePool &pool, Intake &intake);
    /// Reads a record into the intake, or refuses it there.
    Status take(const JsonRecord &record, const std::string &place);
    [[nodiscard]] const UnreadFields &unread() const { return m_unread; }

private:
    ShapePool &m_pool;
    Intake &m_intake;
    UnreadFields m_unread;
};

/// Returns the dataset of a record, or Unassigned if it names none.
[[nodiscard]] project::Dataset readDataset(Fields &fields);

} // namespace glossa::formats
