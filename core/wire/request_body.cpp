// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/request_body.h"

#include "core/text/utf8.h"
#include "core/wire/prediction_json.h"

#include <nlohmann/json.hpp>

namespace glossa::wire {

namespace {

using project::Json;

// A request of any client nests less than ten levels deep.
constexpr int deepest = 64;

/// Whether brackets outside of strings nest deeper than is allowed.
bool nestsTooDeep(std::string_view body)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t at = 0; at < body.size(); ++at) {
        const char letter = body[at];
        if (inString) {
            if (letter == '\\')
                ++at;
            else if (letter == '"')
                inString = false;
        } else if (letter == '"') {
            inString = true;
        } else if (letter == '{' || letter == '[') {
            if (++depth > deepest)
                return true;
        } else if (letter == '}' || letter == ']') {
            --depth;
        }
    }
    return false;
}

/// The character whose last byte that was read is number `byte`, which counts from 1.
std::string characterAt(std::string_view body, std::size_t byte)
{
    std::size_t begin = byte - 1;
    while (begin > 0 && (static_cast<unsigned char>(body[begin]) & 0xC0U) == 0x80U)
        --begin;
    std::size_t end = begin;
    (void)text::nextCodePoint(body, end);
    return std::string(body.substr(begin, end - begin));
}

/// What is wrong with a body whose reading ended behind so many bytes.
Error faultBehind(std::string_view body, std::size_t bytes)
{
    if (const auto text = text::fromUtf8(body); !text)
        return text.error();
    if (bytes == 0 || bytes > body.size())
        return {ErrorCode::Malformed, {}, {Phrase::Byte, body.size()}, "JSON", Phrase::JsonEndsThere};
    return {ErrorCode::Malformed,
            {},
            {Phrase::Byte, bytes - 1},
            "JSON",
            {Phrase::JsonCannotStandThere, characterAt(body, bytes)}};
}

} // namespace

Status readObject(std::string_view body, const std::function<void(const project::JsonReader &)> &read)
{
    if (nestsTooDeep(body))
        return fail(ErrorCode::TooDeep, {}, {}, {Phrase::AtMostLevels, deepest});
    try {
        read(project::JsonReader(Json::parse(body), ""));
        return {};
    } catch (const project::JsonFault &fault) {
        return fail(fault.error);
    } catch (const Json::parse_error &error) {
        return fail(faultBehind(body, error.byte));
    } catch (const Json::out_of_range &) { // a number beyond all doubles
        return fail(ErrorCode::Malformed, {}, {}, Phrase::ANumberOf64Bits);
    }
}

DeploymentName readDeploymentName(const project::JsonReader &parameters)
{
    return {parameters.text("projectName"), parameters.text("deploymentName")};
}

text::IndexUnit readIndexUnit(const project::JsonReader &parameters)
{
    if (!parameters.has("stringIndexType"))
        return text::IndexUnit::TextElementsV8;
    const QString name = parameters.text("stringIndexType");
    const auto unit = indexUnitFromName(name);
    if (!unit)
        parameters.refuse(
            ErrorCode::BadValue, "stringIndexType",
            oneOf({"TextElements_v8", "UnicodeCodePoint", "Utf16CodeUnit", "Utf8CodeUnit", "Utf32CodeUnit"}),
            name.toStdString());
    return *unit;
}

} // namespace glossa::wire
