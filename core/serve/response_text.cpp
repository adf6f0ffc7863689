// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/response_text.h"

#include "core/serve/body_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace glossa::serve {

namespace {

constexpr int firstWithBody = 200;
constexpr int noContent = 204;
constexpr int notModified = 304;
constexpr int internalError = 500;

bool isSafe(const Field &field)
{
    const auto breaks = [](char letter) {
        return static_cast<unsigned char>(letter) < ' ' && letter != '\t';
    };
    return std::ranges::none_of(field.name, breaks) && std::ranges::none_of(field.value, breaks);
}

void add(std::string &text, std::string_view name, std::string_view value)
{
    text.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

std::string responseText(const Response &response, const ResponseForm &form)
{
    if (!std::ranges::all_of(response.headers, isSafe) || !isSafe({{}, response.contentType}))
        return responseText({internalError, {}, {}, {}}, form);
    constexpr std::size_t headRoom = 512;
    std::string text;
    text.reserve(headRoom + response.body.size());
    text.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    text.append(statusWords(response.status)).append("\r\n");
    add(text, "date", form.date);
    const bool bodyAllowed =
        response.status >= firstWithBody && response.status != noContent && response.status != notModified;
    if (bodyAllowed)
        add(text, "content-length", std::to_string(response.body.size()));
    if (!response.contentType.empty())
        add(text, "content-type", response.contentType);
    for (const Field &field : response.headers)
        add(text, field.name, field.value);
    add(text, "x-content-type-options", "nosniff");
    add(text, "cache-control", "no-store");
    add(text, "connection", form.keepAlive ? "keep-alive" : "close");
    text += "\r\n";
    if (bodyAllowed && !form.withoutBody)
        text += response.body;
    return text;
}

std::string httpDate(std::int64_t seconds)
{
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                  months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour,
                  parts.tm_min, parts.tm_sec);
    return text.data();
}

} // namespace glossa::serve
