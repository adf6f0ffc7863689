// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json_fields.h"

#include <charconv>
#include <limits>

namespace glossa::formats {

Fields::Fields(const JsonValue &value, const JsonPath &path, std::optional<Error> &error)
    : m_value(value), m_path(path), m_error(error)
{
    if (value.kind != JsonValue::Kind::Object && !m_error)
        m_error = Error{ErrorCode::WrongType, {}, path.toString(), "object", kindName(value.kind)};
}

void Fields::fail(ErrorCode code, std::string_view name, Message expected, Message detail)
{
    if (!m_error)
        m_error = Error{code, {}, m_path.field(name).toString(), std::move(expected), std::move(detail)};
}

const JsonValue *Fields::find(std::string_view name, Need need, JsonValue::Kind kind, const char *expected)
{
    if (!expected)
        expected = kindName(kind);
    const JsonValue *value = m_value.find(name);
    if (!value || value->isNull()) {
        if (need == Need::Required)
            fail(value ? ErrorCode::WrongType : ErrorCode::MissingKey, name, kindName(kind),
                 value ? "null" : "");
        return nullptr;
    }
    const bool boolean = kind == JsonValue::Kind::True && value->kind == JsonValue::Kind::False;
    if (value->kind == kind || boolean)
        return value;
    fail(ErrorCode::WrongType, name, expected, kindName(value->kind));
    return nullptr;
}

QString Fields::toText(const JsonValue &value, const JsonPath &at)
{
    if (value.text.find('\0') != std::string::npos && !m_error)
        m_error = Error{ErrorCode::NulByte, {}, at.toString(), Phrase::TextWithoutNul, {}};
    // A null QString stands for a missing field, so an empty text must not become one.
    return value.text.empty()
               ? QStringLiteral("")
               : QString::fromUtf8(value.text.data(), static_cast<qsizetype>(value.text.size()));
}

QString Fields::text(std::string_view name, Need need)
{
    const JsonValue *value = find(name, need, JsonValue::Kind::String);
    return value ? toText(*value, m_path.field(name)) : QString();
}

std::optional<bool> Fields::flag(std::string_view name)
{
    const JsonValue *value = find(name, Need::Optional, JsonValue::Kind::True);
    if (!value)
        return std::nullopt;
    return value->kind == JsonValue::Kind::True;
}

double toDouble(const JsonValue &number)
{
    double value = 0;
    std::from_chars(number.text.data(), number.text.data() + number.text.size(), value);
    return value;
}

std::optional<double> Fields::number(std::string_view name)
{
    const JsonValue *value = find(name, Need::Optional, JsonValue::Kind::Number);
    if (!value)
        return std::nullopt;
    return toDouble(*value);
}

std::int32_t Fields::offset(std::string_view name)
{
    const JsonValue *value = find(name, Need::Required, JsonValue::Kind::Number, "integer");
    if (!value)
        return 0;
    std::int64_t number = 0;
    const char *end = value->text.data() + value->text.size();
    const auto [stop, fault] = std::from_chars(value->text.data(), end, number);
    if (fault == std::errc() && stop != end)
        fail(ErrorCode::WrongType, name, "integer", value->text);
    else if (fault != std::errc() || number < 0 || number > std::numeric_limits<std::int32_t>::max())
        fail(ErrorCode::BadOffset, name, Phrase::PlaceInTheText, value->text);
    else
        return static_cast<std::int32_t>(number);
    return 0;
}

const JsonValue *Fields::array(std::string_view name, Need need)
{
    return find(name, need, JsonValue::Kind::Array);
}

const JsonValue *Fields::object(std::string_view name, Need need)
{
    return find(name, need, JsonValue::Kind::Object);
}

QStringList Fields::texts(std::string_view name)
{
    QStringList list;
    const JsonValue *value = array(name);
    if (!value)
        return list;
    const JsonPath path = m_path.field(name);
    for (std::size_t i = 0; i < value->elements.size(); ++i) {
        const JsonValue &element = value->elements[i];
        if (element.kind == JsonValue::Kind::String)
            list << toText(element, path.element(i));
        else if (!m_error)
            m_error =
                Error{ErrorCode::WrongType, {}, path.element(i).toString(), "string", kindName(element.kind)};
    }
    return list;
}

} // namespace glossa::formats
