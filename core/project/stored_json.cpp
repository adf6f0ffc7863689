// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/stored_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <utility>

namespace glossa::project {

namespace {

const StoredJson nothing;

/// Thrown and caught in this file.
struct TooDeep {};

/// Reading, copying and writing a value recurse as deep as the value, so without a limit, what somebody has
/// put into a file could exhaust the stack.
bool boundDepth(int depth, StoredJson::parse_event_t, const StoredJson &)
{
    constexpr int deepest = 128;
    if (depth > deepest)
        throw TooDeep();
    return true;
}

/// Nothing for a number with a fraction, or beyond the whole numbers that a double tells apart.
std::optional<std::int64_t> wholeOf(double real)
{
    constexpr double exact = 9007199254740992.0;
    if (std::trunc(real) != real || std::abs(real) > exact)
        return std::nullopt;
    return static_cast<std::int64_t>(real);
}

/// Or where it is broken.
tl::expected<StoredJson, Message> parsedOr(const QByteArray &bytes)
{
    try {
        return StoredJson::parse(bytes.constData(), bytes.constData() + bytes.size(), boundDepth);
    } catch (const StoredJson::parse_error &error) {
        return tl::unexpected(Message(Phrase::Position, static_cast<std::int64_t>(error.byte)));
    } catch (const TooDeep &) {
        return tl::unexpected(Message());
    }
}

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
    if (m_value->is_number_unsigned())
        return std::in_range<std::int64_t>(m_value->get<std::uint64_t>()) ? m_value->get<std::int64_t>()
                                                                          : otherwise;
    if (m_value->is_number_integer())
        return m_value->get<std::int64_t>();
    // Other programs write whole numbers as 1e3 or 5.0.
    const auto real = figure();
    return real ? wholeOf(*real).value_or(otherwise) : otherwise;
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

QByteArray compact(const StoredJson &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, StoredJson::error_handler_t::replace));
}

StoredJson parsed(const QByteArray &bytes)
{
    return parsedOr(bytes).value_or(StoredJson());
}

Result<StoredJson> objectOf(const QByteArray &column, const char *name)
{
    if (column.isEmpty())
        return StoredJson::object();
    auto json = parsedOr(column);
    if (!json || !json->is_object())
        return fail(ErrorCode::CorruptWorkspace, json ? Message() : json.error(), name, Phrase::AJsonObject);
    return std::move(*json);
}

/// A whole number without a point, as it has always been written.
StoredJson figureJson(const std::optional<double> &figure)
{
    if (!figure)
        return {};
    const auto whole = wholeOf(*figure);
    return whole ? StoredJson(*whole) : StoredJson(*figure);
}

} // namespace glossa::project
