// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/json_value.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

class QIODevice;

namespace glossa::formats {

/// Writes JSON piece by piece as UTF-8, indented by four blanks as in Azure's samples, with "\n" at line
/// ends. The first failure of the device is kept, and what comes after it is dropped.
class JsonWriter {
public:
    explicit JsonWriter(QIODevice &device);

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void name(std::string_view utf8);
    void text(const QString &value);
    void integer(std::int64_t value);
    void number(double value);
    void flag(bool value);
    void null();
    void value(const JsonValue &value);

    /// Writes out what is buffered and ends the last line.
    Status finish();
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void begin(char bracket);
    void end(char bracket);
    void beforeValue();
    void newLine();
    void flush();

    QIODevice &m_device;
    std::string m_buffer;
    std::vector<bool> m_hasValues; // one for each open container
    bool m_named = false;
    bool m_failed = false;
};

} // namespace glossa::formats
