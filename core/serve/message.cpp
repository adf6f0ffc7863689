// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/message.h"

#include <algorithm>

namespace glossa::serve {

namespace {

std::optional<std::string_view> firstOf(const std::vector<Field> &fields, std::string_view name)
{
    const auto found = std::ranges::find(fields, name, &Field::name);
    if (found == fields.end())
        return std::nullopt;
    return found->value;
}

bool isUnreserved(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_' ||
           letter == '~';
}

} // namespace

std::optional<std::string_view> header(const Request &request, std::string_view name)
{
    return firstOf(request.headers, name);
}

std::optional<std::string_view> queryValue(const Request &request, std::string_view name)
{
    return firstOf(request.query, name);
}

std::string_view piece(const Request &request, std::string_view name)
{
    return firstOf(request.pieces, name).value_or(std::string_view());
}

std::string origin(const Request &request)
{
    return std::string(request.tls ? "https://" : "http://") +
           std::string(header(request, "host").value_or(std::string_view()));
}

std::string percentEncoded(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char letter : text) {
        if (isUnreserved(letter)) {
            encoded += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

Response jsonResponse(std::string body, int status)
{
    return {status, {}, "application/json;charset=utf-8", std::move(body)};
}

} // namespace glossa::serve
