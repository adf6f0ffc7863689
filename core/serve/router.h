// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/api_error.h"
#include "core/serve/message.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::serve {

/// Answers a request. It runs on a worker thread, several at once; what it throws is answered with 500.
using Handler = std::function<Response(const Request &)>;

/// Where a handler runs.
enum class Runs : std::uint8_t {
    /// On one of the workers, as many as there are processors. It may count, and waits for nothing.
    OnWorker,
    /// On one of a few threads that may wait, for a disk or for others who write, so that no worker has to.
    MayWait,
    /// On the network's own thread, even while all workers are busy: it takes microseconds.
    AtOnce,
};

/// A pattern is a path; a piece in braces stands for any text without slash and colon:
/// "/language/analyze-text/jobs/{id}:cancel". Names and logs have the pattern, never the path.
struct Route {
    std::string method;
    std::string pattern;
    Handler handler;
    Runs runs = Runs::OnWorker;
    /// Answered without a key, too.
    bool open = false;
};

/// Finds the route of a request: the method and path of one, or Azure's body with 404 or 405.
class Router {
public:
    explicit Router(Say say) : m_say(std::move(say)) {}

    void add(Route route) { m_routes.push_back(std::move(route)); }
    void add(std::vector<Route> routes);

    struct Found {
        const Route *route = nullptr; // null if `refusal` is the answer
        Response refusal;
    };
    /// Fills the request's pieces. HEAD is answered by the route of GET.
    [[nodiscard]] Found find(Request &request) const;

    [[nodiscard]] const Say &say() const { return m_say; }

private:
    Say m_say;
    std::vector<Route> m_routes;
};

} // namespace glossa::serve
