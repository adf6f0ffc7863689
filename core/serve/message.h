// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::serve {

/// A name with its value: of a query, of headers, of the path's named pieces.
struct Field {
    std::string name;
    std::string value;
    bool operator==(const Field &) const = default;
};

/// A request as routes see it, whole and checked: path and query are decoded and valid UTF-8, the path has no
/// "." or ".." pieces, the key was right where one is needed.
struct Request {
    std::string method; // "GET"
    /// Begins with "/" and has neither repeated slashes nor one at its end: "/language/analyze-text/jobs".
    std::string path;
    /// In the order of the address; a name may stand twice.
    std::vector<Field> query;
    /// In the order of the request, names in lower case.
    std::vector<Field> headers;
    /// The bytes as they came, decoded from chunks; nothing has looked at them.
    std::string body;
    std::string remoteAddress; // "127.0.0.1", without the port
    bool tls = false;
    /// What stood at the names of the route's pattern.
    std::vector<Field> pieces;
    /// A stop is asked for when nobody waits for the answer any more: the time for a request is over, or the
    /// server has waited long enough for its last answers.
    std::stop_token stop;
};

/// An answer. The server adds length, date and connection headers itself.
struct Response {
    int status = 200;
    std::vector<Field> headers;
    std::string contentType; // empty where there is no body
    std::string body;
    bool operator==(const Response &) const = default;
};

/// The first value of a header, whose name is given in lower case.
[[nodiscard]] std::optional<std::string_view> header(const Request &request, std::string_view name);
/// The first value of a query's name in the case that it has there.
[[nodiscard]] std::optional<std::string_view> queryValue(const Request &request, std::string_view name);
/// What stood at "{name}" of the pattern; empty if the pattern has no such name.
[[nodiscard]] std::string_view piece(const Request &request, std::string_view name);

/// The address by which the client reached the server, for links in answers: "https://localhost:8443".
[[nodiscard]] std::string origin(const Request &request);

/// A text in the form that a path's piece or a query's value has: all but unreserved letters as %XX.
[[nodiscard]] std::string percentEncoded(std::string_view text);

/// 200 with a JSON document.
[[nodiscard]] Response jsonResponse(std::string body, int status = 200);

} // namespace glossa::serve
