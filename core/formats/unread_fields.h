// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/intake.h"
#include "core/formats/json_value.h"

#include <map>
#include <span>
#include <string>

namespace glossa::formats {

/// Watches the fields of records that no reader understands. They are kept and written back. But if another
/// tool has put its labels there, the records would come in without labels and nobody would know.
class UnreadFields {
public:
    /// `known` are the fields that the reader takes, `wanted` says where it looks for labels.
    UnreadFields(std::span<const std::string_view> known, Message wanted)
        : m_known(known), m_wanted(std::move(wanted))
    {
    }

    void look(const JsonValue &record, const std::string &place, bool isLabeled);

    /// Warns of each field whose name sounds like labels and, if no record is labeled, of every other field.
    void warn(Intake &intake) const;
    /// Returns LabelsNotRead if no record is labeled and there is a field whose name sounds like labels.
    [[nodiscard]] Status check() const;

private:
    struct Field {
        std::string place; // the first
        bool likeLabels = false;
    };
    [[nodiscard]] Error errorOf(const std::string &name, const Field &field) const;

    std::span<const std::string_view> m_known;
    Message m_wanted;
    std::map<std::string, Field, std::less<>> m_fields;
    bool m_anyLabeled = false;
};

} // namespace glossa::formats
