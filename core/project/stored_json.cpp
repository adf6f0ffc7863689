// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace glossa::project {

namespace {

const Json nothing;

} // namespace

StoredValue StoredValue::operator[](const char *key) const
{
    if (!m_value->is_object())
        return nothing;
    const auto found = m_value->find(key);
    return found == m_value->end() ? nothing : *found;
}

std::size_t StoredValue::size() const
{
    return m_value->is_array() ? m_value->size() : 0;
}

StoredValue StoredValue::at(std::size_t index) const
{
    return index < size() ? (*m_value)[index] : nothing;
}

bool StoredValue::isText() const
{
    return m_value->is_string();
}

QString StoredValue::text() const
{
    if (!isText())
        return {};
    const QString text = QString::fromStdString(m_value->get_ref<const std::string &>());
    return text.isNull() ? QStringLiteral("") : text;
}

std::int64_t StoredValue::number(std::int64_t otherwise) const
{
    if (m_value->is_number_integer())
        return m_value->get<std::int64_t>();
    return otherwise;
}

int StoredValue::integer(int otherwise) const
{
    const std::int64_t wide = number(otherwise);
    const bool fits = wide >= std::numeric_limits<int>::min() && wide <= std::numeric_limits<int>::max();
    return fits ? static_cast<int>(wide) : otherwise;
}

double StoredValue::real() const
{
    return figure().value_or(0.0);
}

bool StoredValue::flag() const
{
    return m_value->is_boolean() && m_value->get<bool>();
}

std::optional<double> StoredValue::figure() const
{
    return m_value->is_number() ? std::optional(m_value->get<double>()) : std::nullopt;
}

QByteArray compact(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json parsed(const QByteArray &bytes)
{
    Json json = Json::parse(bytes.constData(), bytes.constData() + bytes.size(), nullptr, false);
    return json.is_discarded() ? Json() : json;
}

Result<Json> objectOf(const QByteArray &column, const char *name)
{
    if (column.isEmpty())
        return Json::object();
    Json json = parsed(column);
    if (!json.is_object())
        return fail(ErrorCode::CorruptWorkspace, {}, name, Phrase::AJsonObject);
    return json;
}

Json textJson(const QString &text)
{
    return text.toStdString();
}

Json figureJson(const std::optional<double> &figure)
{
    return figure ? Json(*figure) : Json();
}

} // namespace glossa::project
