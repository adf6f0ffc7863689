// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/shape.h"

#include "core/formats/json_stream.h"

#include <algorithm>
#include <array>

namespace glossa::formats {

namespace {

constexpr qsizetype mostPooled =
    4096; // a file that gives each object its own fields must not fill the memory
constexpr qsizetype longestPooled = 1024;
constexpr std::size_t mostKnown = 16;

std::size_t indexOf(std::span<const KnownField> known, std::string_view name)
{
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].name == name)
            return i;
    return known.size();
}

bool standsByItself(const KnownField &field)
{
    return field.has == Has::Value || field.always;
}

bool isSpelledOtherwise(const KnownField &field, const JsonValue &value)
{
    return !field.spelled.isEmpty() && value.kind == JsonValue::Kind::String &&
           field.spelled != QString::fromStdString(value.text);
}

/// Returns true if the value of a known field is written, and not what the shape has in its place.
bool takesOwnValue(const KnownField &field, const JsonValue &inShape)
{
    if (field.has != Has::Value)
        return field.has == Has::Empty && inShape.isNull();
    const bool sameWord =
        inShape.kind == JsonValue::Kind::String && !field.spelled.isEmpty() &&
        field.spelled.compare(QString::fromStdString(inShape.text), Qt::CaseInsensitive) == 0;
    return !sameWord;
}

/// Returns true if an object that is made here would have the same fields in the same order.
bool isCanonical(const JsonValue &object, std::span<const KnownField> known)
{
    std::size_t at = 0;
    for (const JsonMember &member : object.members) {
        while (at < known.size() && !standsByItself(known[at]))
            ++at;
        if (at == known.size() || known[at].name != member.name || member.value.isNull() ||
            isSpelledOtherwise(known[at], member.value))
            return false;
        ++at;
    }
    return std::none_of(known.begin() + static_cast<std::ptrdiff_t>(at), known.end(), standsByItself);
}

QByteArray describe(const JsonValue &object, std::span<const KnownField> known)
{
    std::string text = "{";
    for (const JsonMember &member : object.members) {
        if (text.size() > 1)
            text.push_back(',');
        appendQuoted(text, member.name);
        text.push_back(':');
        const std::size_t index = indexOf(known, member.name);
        if (index == known.size() || (known[index].has == Has::Nothing && !member.value.isNull()) ||
            isSpelledOtherwise(known[index], member.value))
            text += toText(member.value);
        else
            text += member.value.isNull() ? "false" : "null";
    }
    text.push_back('}');
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

project::Shape ShapePool::shapeOf(const JsonValue &object, std::span<const KnownField> known,
                                  const JsonPath &path, std::optional<Error> &error)
{
    if (error || isCanonical(object, known))
        return {};
    std::array<bool, mostKnown> seen{};
    for (const JsonMember &member : object.members) {
        const std::size_t index = indexOf(known, member.name);
        if (index == known.size())
            continue;
        if (seen.at(index)) {
            error = Error{
                ErrorCode::Malformed, {}, path.field(member.name).toString(), Phrase::EachFieldOnce, {}};
            return {};
        }
        seen.at(index) = true;
    }
    QByteArray shape = describe(object, known);
    if (shape.size() > longestPooled || m_shapes.size() >= mostPooled)
        return m_shapes.value(shape, shape);
    auto found = m_shapes.find(shape);
    if (found == m_shapes.end())
        found = m_shapes.insert(shape, shape);
    return found.value();
}

std::shared_ptr<const JsonValue> ShapedWriter::parsed(const project::Shape &shape)
{
    if (shape.isEmpty())
        return m_none;
    if (const auto found = m_parsed.constFind(shape); found != m_parsed.constEnd())
        return found.value();
    auto value = std::make_shared<const JsonValue>(parseJson(shape));
    if (shape.size() <= longestPooled && m_parsed.size() < mostPooled)
        m_parsed.insert(shape, value);
    return value;
}

void ShapedWriter::object(const project::Shape &shape, std::span<const KnownField> known)
{
    const auto write = [this](const KnownField &field) {
        json.name(field.name);
        field.write();
    };
    std::array<bool, mostKnown> done{};
    json.beginObject();
    const auto old = parsed(shape);
    for (const JsonMember &member : old->members) {
        const std::size_t index = indexOf(known, member.name);
        if (index < known.size())
            done.at(index) = true;
        if (index < known.size() && takesOwnValue(known[index], member.value)) {
            write(known[index]);
        } else if (index == known.size() || !member.value.isNull()) {
            const bool wasNull = index < known.size() && member.value.kind == JsonValue::Kind::False;
            json.name(member.name);
            json.value(wasNull ? JsonValue{} : member.value);
        }
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
        const bool due = !shape.isEmpty() ? known[i].has == Has::Value : standsByItself(known[i]);
        if (!done.at(i) && due)
            write(known[i]);
    }
    json.endObject();
}

} // namespace glossa::formats
