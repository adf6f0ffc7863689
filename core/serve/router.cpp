// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/router.h"

#include <algorithm>
#include <utility>

namespace glossa::serve {

namespace {

/// Takes the text up to the next slash off the front of a path.
std::string_view nextPiece(std::string_view &path)
{
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view taken = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return taken;
}

/// One piece of a path against one of a pattern: literal, or "before{name}behind".
bool fits(std::string_view pattern, std::string_view text, std::vector<Field> &pieces)
{
    const std::size_t open = pattern.find('{');
    if (open == std::string_view::npos)
        return pattern == text;
    const std::size_t close = pattern.find('}', open);
    const std::string_view before = pattern.substr(0, open);
    const std::string_view behind = pattern.substr(close + 1);
    if (text.size() <= before.size() + behind.size() || !text.starts_with(before) || !text.ends_with(behind))
        return false;
    const std::string_view value = text.substr(before.size(), text.size() - before.size() - behind.size());
    // A colon parts an id from what is to be done with it, so that no id holds one.
    if (value.find(':') != std::string_view::npos)
        return false;
    pieces.push_back({std::string(pattern.substr(open + 1, close - open - 1)), std::string(value)});
    return true;
}

bool fitsPath(std::string_view pattern, std::string_view path, std::vector<Field> &pieces)
{
    pieces.clear();
    if (pattern.ends_with('/') != path.ends_with('/')) // a last piece that is empty would go unseen
        return false;
    while (!pattern.empty() && !path.empty()) {
        if (!fits(nextPiece(pattern), nextPiece(path), pieces))
            return false;
    }
    return pattern.empty() && path.empty();
}

} // namespace

void Router::add(std::vector<Route> routes)
{
    std::ranges::move(routes, std::back_inserter(m_routes));
}

Router::Found Router::find(Request &request) const
{
    const std::string_view method = request.method == "HEAD" ? std::string_view("GET") : request.method;
    std::string allowed;
    std::vector<Field> pieces;
    for (const Route &route : m_routes) {
        if (!fitsPath(route.pattern, request.path, pieces))
            continue;
        if (route.method == method) {
            request.pieces = std::move(pieces);
            return {&route, {}};
        }
        if (!allowed.empty())
            allowed += ", ";
        allowed += route.method == "GET" ? "GET, HEAD" : route.method;
    }
    if (allowed.empty())
        return {
            nullptr,
            errorResponse(
                {ApiCode::NotFound, Message(Phrase::NoSuchRoute, request.method, request.path), {}, {}, {}},
                m_say)};
    constexpr int methodNotAllowed = 405;
    Response refusal = errorResponse(
        methodNotAllowed,
        {ApiCode::InvalidRequest, Message(Phrase::MethodNotAllowed, request.method, allowed), {}, {}, {}},
        m_say);
    refusal.headers.push_back({"allow", std::move(allowed)});
    return {nullptr, std::move(refusal)};
}

} // namespace glossa::serve
