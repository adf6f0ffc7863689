// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/formats/json_value.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace glossa::formats {

enum class Need : std::uint8_t { Required, Optional };

/// Takes the known fields out of an object. The first fault stays in `error`, and what follows does no harm,
/// so a reader checks only once at its end. Fields that are missing or null are returned as null; for a
/// Required field that is a fault.
class Fields {
public:
    Fields(const JsonValue &value, const JsonPath &path, std::optional<Error> &error);

    [[nodiscard]] QString text(std::string_view name, Need need);
    [[nodiscard]] std::optional<bool> flag(std::string_view name);
    [[nodiscard]] std::optional<double> number(std::string_view name);
    /// Returns an offset or a length. A negative or huge one is BadOffset.
    [[nodiscard]] std::int32_t offset(std::string_view name);
    [[nodiscard]] const JsonValue *array(std::string_view name, Need need = Need::Optional);
    [[nodiscard]] const JsonValue *object(std::string_view name, Need need = Need::Optional);
    [[nodiscard]] QStringList texts(std::string_view name);

    void fail(ErrorCode code, std::string_view name, Message expected, Message detail = {});

private:
    const JsonValue *find(std::string_view name, Need need, JsonValue::Kind kind,
                          const char *expected = nullptr);
    QString toText(const JsonValue &value, const JsonPath &at);

    const JsonValue &m_value;
    const JsonPath &m_path;
    std::optional<Error> &m_error;
};

/// Returns a number of a file as double, or 0 for what is no number.
[[nodiscard]] double toDouble(const JsonValue &number);

} // namespace glossa::formats
