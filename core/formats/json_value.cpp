// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json_value.h"

namespace glossa::formats {

const JsonValue *JsonValue::find(std::string_view name) const
{
    for (const JsonMember &member : members)
        if (member.name == name)
            return &member.value;
    return nullptr;
}

const char *kindName(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Null:
        return "null";
    case JsonValue::Kind::False:
    case JsonValue::Kind::True:
        return "boolean";
    case JsonValue::Kind::Number:
        return "number";
    case JsonValue::Kind::String:
        return "string";
    case JsonValue::Kind::Array:
        return "array";
    case JsonValue::Kind::Object:
        return "object";
    }
    return "";
}

void appendQuoted(std::string &to, std::string_view utf8)
{
    static constexpr char digits[] = "0123456789abcdef";
    to.push_back('"');
    std::size_t begin = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        to.append(utf8, begin, i - begin);
        begin = i + 1;
        to.push_back('\\');
        switch (byte) {
        case '\n':
            to.push_back('n');
            break;
        case '\r':
            to.push_back('r');
            break;
        case '\t':
            to.push_back('t');
            break;
        case '"':
        case '\\':
            to.push_back(static_cast<char>(byte));
            break;
        default:
            to += "u00";
            to.push_back(digits[byte >> 4]);
            to.push_back(digits[byte & 0xF]);
        }
    }
    to.append(utf8, begin);
    to.push_back('"');
}

namespace {

void append(std::string &to, const JsonValue &value)
{
    switch (value.kind) {
    case JsonValue::Kind::Null:
        to += "null";
        return;
    case JsonValue::Kind::False:
        to += "false";
        return;
    case JsonValue::Kind::True:
        to += "true";
        return;
    case JsonValue::Kind::Number:
        to += value.text;
        return;
    case JsonValue::Kind::String:
        appendQuoted(to, value.text);
        return;
    case JsonValue::Kind::Array:
        to.push_back('[');
        for (std::size_t i = 0; i < value.elements.size(); ++i) {
            if (i > 0)
                to.push_back(',');
            append(to, value.elements[i]);
        }
        to.push_back(']');
        return;
    case JsonValue::Kind::Object:
        to.push_back('{');
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            if (i > 0)
                to.push_back(',');
            appendQuoted(to, value.members[i].name);
            to.push_back(':');
            append(to, value.members[i].value);
        }
        to.push_back('}');
        return;
    }
}

void appendPath(std::string &to, const JsonPath &path)
{
    if (path.parent)
        appendPath(to, *path.parent);
    if (path.index >= 0)
        appendIndex(to, path.index);
    else if (!path.name.empty())
        appendField(to, path.name);
}

} // namespace

std::string toText(const JsonValue &value)
{
    std::string text;
    append(text, value);
    return text;
}

void appendField(std::string &path, std::string_view name)
{
    if (!path.empty())
        path.push_back('.');
    path += name;
}

void appendIndex(std::string &path, std::int64_t index)
{
    path += '[' + std::to_string(index) + ']';
}

std::string JsonPath::toString() const
{
    std::string text;
    appendPath(text, *this);
    return text;
}

} // namespace glossa::formats
