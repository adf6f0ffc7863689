// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::formats {

struct JsonMember;

/// A JSON value. It keeps the order of its fields and the digits of its numbers as the file has them, so that
/// what Glossa does not know can be written back unchanged.
struct JsonValue {
    enum class Kind : std::uint8_t { Null, False, True, Number, String, Array, Object };
    Kind kind = Kind::Null;
    std::string text; // String: UTF-8; Number: as written
    std::vector<JsonValue> elements;
    std::vector<JsonMember> members;

    [[nodiscard]] const JsonValue *find(std::string_view name) const;
    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

/// Returns "string", "array" and so on, as errors name what they have found.
[[nodiscard]] const char *kindName(JsonValue::Kind kind);

/// Writes a value as compact UTF-8.
[[nodiscard]] std::string toText(const JsonValue &value);
void appendQuoted(std::string &to, std::string_view utf8);

/// A place in a JSON document as a chain on the stack. The text "assets.utterances[2].intent" is made only
/// when it is needed.
struct JsonPath {
    const JsonPath *parent = nullptr;
    std::string_view name;
    std::int64_t index = -1; // of an array's element; then `name` is unused
    [[nodiscard]] std::string toString() const;
    [[nodiscard]] JsonPath field(std::string_view field) const { return {this, field, -1}; }
    [[nodiscard]] JsonPath element(std::size_t at) const { return {this, {}, static_cast<std::int64_t>(at)}; }
};

void appendField(std::string &path, std::string_view name);
void appendIndex(std::string &path, std::int64_t index);

} // namespace glossa::formats
