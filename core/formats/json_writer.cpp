// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json_writer.h"

#include "core/formats/save_file.h"

#include <QIODevice>

#include <array>
#include <charconv>

namespace glossa::formats {

namespace {

constexpr std::size_t bufferSize = 256 * 1024;

} // namespace

JsonWriter::JsonWriter(QIODevice &device) : m_device(device) {}

void JsonWriter::flush()
{
    const auto size = static_cast<qint64>(m_buffer.size());
    if (!m_failed && m_device.write(m_buffer.data(), size) != size)
        m_failed = true;
    m_buffer.clear();
}

void JsonWriter::newLine()
{
    m_buffer.push_back('\n');
    m_buffer.append(4 * m_hasValues.size(), ' ');
}

void JsonWriter::beforeValue()
{
    if (m_buffer.size() > bufferSize)
        flush();
    if (m_named) {
        m_named = false;
        return;
    }
    if (m_hasValues.empty())
        return;
    if (m_hasValues.back())
        m_buffer.push_back(',');
    m_hasValues.back() = true;
    newLine();
}

void JsonWriter::name(std::string_view utf8)
{
    beforeValue();
    appendQuoted(m_buffer, utf8);
    m_buffer += ": ";
    m_named = true;
}

void JsonWriter::begin(char bracket)
{
    beforeValue();
    m_buffer.push_back(bracket);
    m_hasValues.push_back(false);
}

void JsonWriter::end(char bracket)
{
    const bool hadValues = m_hasValues.back();
    m_hasValues.pop_back();
    if (hadValues)
        newLine();
    m_buffer.push_back(bracket);
}

void JsonWriter::beginObject()
{
    begin('{');
}

void JsonWriter::endObject()
{
    end('}');
}

void JsonWriter::beginArray()
{
    begin('[');
}

void JsonWriter::endArray()
{
    end(']');
}

void JsonWriter::text(const QString &value)
{
    beforeValue();
    const QByteArray utf8 = value.toUtf8();
    appendQuoted(m_buffer, {utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

void JsonWriter::integer(std::int64_t value)
{
    beforeValue();
    m_buffer += std::to_string(value);
}

void JsonWriter::number(double value)
{
    beforeValue();
    std::array<char, 40> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_buffer.append(digits.data(), written.ptr);
}

void JsonWriter::flag(bool value)
{
    beforeValue();
    m_buffer += value ? "true" : "false";
}

void JsonWriter::null()
{
    beforeValue();
    m_buffer += "null";
}

void JsonWriter::value(const JsonValue &value)
{
    if (value.kind == JsonValue::Kind::Object) {
        beginObject();
        for (const JsonMember &member : value.members) {
            name(member.name);
            this->value(member.value);
        }
        endObject();
    } else if (value.kind == JsonValue::Kind::Array) {
        beginArray();
        for (const JsonValue &element : value.elements)
            this->value(element);
        endArray();
    } else {
        beforeValue();
        m_buffer += toText(value);
    }
}

Status JsonWriter::finish()
{
    m_buffer.push_back('\n');
    flush();
    if (m_failed)
        return fail(writeFailure(m_device));
    return {};
}

} // namespace glossa::formats
