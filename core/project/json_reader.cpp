// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/json_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace glossa::project {

JsonReader::JsonReader(const Json &object, std::string path) : m_object(object), m_path(std::move(path))
{
    if (!object.is_object())
        throw JsonFault{
            {ErrorCode::WrongType, {}, m_path.empty() ? "$" : m_path, Phrase::AnObject, object.type_name()}};
}

std::string JsonReader::at(const char *key) const
{
    return m_path.empty() ? key : m_path + "." + key;
}

void JsonReader::refuse(ErrorCode code, const char *key, Message expected, Message found) const
{
    throw JsonFault{{code, {}, at(key), std::move(expected), std::move(found)}};
}

void JsonReader::finish() const
{
    for (const auto &member : m_object.items()) {
        if (std::ranges::find(m_asked, member.key()) != m_asked.end())
            continue;
        std::vector<std::string> known;
        for (const std::string_view name : m_asked) {
            if (std::ranges::find(known, name) == known.end())
                known.emplace_back(name);
        }
        refuse(ErrorCode::BadValue, member.key().c_str(), {Phrase::NoOtherFieldsThan, oneOf(known)});
    }
}

bool JsonReader::has(const char *key) const
{
    m_asked.emplace_back(key);
    const auto found = m_object.find(key);
    return found != m_object.end() && !found->is_null();
}

const Json &JsonReader::value(const char *key) const
{
    m_asked.emplace_back(key);
    const auto found = m_object.find(key);
    if (found == m_object.end() || found->is_null())
        throw JsonFault{{ErrorCode::MissingKey, {}, at(key), {}, {}}};
    return *found;
}

QString JsonReader::text(const char *key) const
{
    const Json &json = value(key);
    if (!json.is_string())
        refuse(ErrorCode::WrongType, key, Phrase::AString, json.type_name());
    const auto &bytes = json.get_ref<const std::string &>();
    if (bytes.find('\0') != std::string::npos)
        refuse(ErrorCode::NulByte, key, Phrase::TextWithoutNul);
    QString text = QString::fromStdString(bytes);
    // An empty string is a value, while a null QString means that there is none.
    return text.isNull() ? QStringLiteral("") : text;
}

QString JsonReader::text(const char *key, const QString &otherwise) const
{
    return has(key) ? text(key) : otherwise;
}

std::int64_t JsonReader::number(const char *key) const
{
    const Json &json = value(key);
    if (!json.is_number_integer())
        refuse(ErrorCode::WrongType, key, Phrase::AWholeNumber, json.type_name());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
        refuse(ErrorCode::BadValue, key, Phrase::ANumberOf64Bits, json.dump());
    return json.get<std::int64_t>();
}

std::int64_t JsonReader::number(const char *key, std::int64_t otherwise) const
{
    return has(key) ? number(key) : otherwise;
}

int JsonReader::integer(const char *key) const
{
    const std::int64_t wide = number(key);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        refuse(ErrorCode::BadValue, key, Phrase::ANumberOf32Bits, std::to_string(wide));
    return static_cast<int>(wide);
}

int JsonReader::integer(const char *key, int otherwise) const
{
    return has(key) ? integer(key) : otherwise;
}

double JsonReader::real(const char *key) const
{
    const Json &json = value(key);
    if (!json.is_number())
        refuse(ErrorCode::WrongType, key, Phrase::ANumber, json.type_name());
    return json.get<double>();
}

bool JsonReader::flag(const char *key, bool otherwise) const
{
    if (!has(key))
        return otherwise;
    const Json &json = value(key);
    if (!json.is_boolean())
        refuse(ErrorCode::WrongType, key, Phrase::TrueOrFalse, json.type_name());
    return json.get<bool>();
}

QByteArray JsonReader::shape(const char *key) const
{
    if (!has(key))
        return {};
    const Json &shape = value(key);
    return QByteArray::fromStdString(shape.is_string() ? shape.get<std::string>() : shape.dump());
}

const Json &JsonReader::array(const char *key) const
{
    static const Json none = Json::array();
    if (!has(key))
        return none;
    const Json &json = value(key);
    if (!json.is_array())
        refuse(ErrorCode::WrongType, key, Phrase::AnArray, json.type_name());
    return json;
}

JsonReader JsonReader::object(const char *key) const
{
    return {value(key), at(key)};
}

JsonReader JsonReader::element(const char *key, std::size_t index) const
{
    return {array(key)[index], at(key) + "[" + std::to_string(index) + "]"};
}

} // namespace glossa::project
