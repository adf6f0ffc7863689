// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/metrics.h"

#include <algorithm>
#include <string_view>

namespace glossa::serve {

namespace {

/// Microseconds as seconds: "0.0025". By whole numbers, so that no locale and no rounding shows.
std::string seconds(std::uint64_t microseconds)
{
    constexpr std::uint64_t million = 1'000'000;
    std::string fraction = std::to_string(microseconds % million);
    fraction.insert(0, std::string_view("000000").size() - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return std::to_string(microseconds / million) + (fraction.empty() ? "" : "." + fraction);
}

void addType(std::string &text, std::string_view name, std::string_view kind)
{
    text.append("# TYPE ").append(name).append(" ").append(kind).append("\n");
}

void addSample(std::string &text, std::string_view name, std::string_view labels, const std::string &value)
{
    text.append(name);
    if (!labels.empty())
        text.append("{").append(labels).append("}");
    text.append(" ").append(value).append("\n");
}

void addSingle(std::string &text, std::string_view name, std::string_view kind, const std::string &value)
{
    addType(text, name, kind);
    addSample(text, name, {}, value);
}

/// Patterns, methods and numbers need no escapes: they hold neither quotes nor backslashes.
std::string label(std::string_view name, std::string_view value)
{
    return std::string(name) + "=\"" + std::string(value) + '"';
}

} // namespace

void Metrics::count(const AnsweredRequest &request)
{
    ++m_requests[{request.route, request.method, request.status}];
    Latency &latency = m_latencies[request.route];
    const auto *const bound = std::ranges::lower_bound(boundsMicroseconds, request.took.count());
    ++latency.counts.at(static_cast<std::size_t>(bound - boundsMicroseconds.begin()));
    latency.sumMicroseconds += static_cast<std::uint64_t>(request.took.count());
    bytesIn += request.bytesIn;
    bytesOut += request.bytesOut;
}

std::string Metrics::text(const Standing &standing) const
{
    constexpr std::string_view counter = "counter";
    constexpr std::string_view gauge = "gauge";
    std::string text;
    constexpr std::string_view requests = "glossa_http_requests_total";
    addType(text, requests, counter);
    for (const auto &[key, count] : m_requests) {
        const auto &[route, method, status] = key;
        addSample(text, requests,
                  label("route", route) + ',' + label("method", method) + ',' +
                      label("status", std::to_string(status)),
                  std::to_string(count));
    }
    constexpr std::string_view duration = "glossa_http_request_duration_seconds";
    addType(text, duration, "histogram");
    for (const auto &[route, latency] : m_latencies) {
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < latency.counts.size(); ++i) {
            below += latency.counts.at(i);
            const std::string bound = i < boundsMicroseconds.size()
                                          ? seconds(static_cast<std::uint64_t>(boundsMicroseconds.at(i)))
                                          : std::string("+Inf");
            addSample(text, std::string(duration) + "_bucket",
                      label("route", route) + ',' + label("le", bound), std::to_string(below));
        }
        addSample(text, std::string(duration) + "_sum", label("route", route),
                  seconds(latency.sumMicroseconds));
        addSample(text, std::string(duration) + "_count", label("route", route), std::to_string(below));
    }
    addSingle(text, "glossa_connections", gauge, std::to_string(standing.connections));
    addSingle(text, "glossa_connections_total", counter, std::to_string(connectionsTaken));
    addSingle(text, "glossa_connections_turned_away_total", counter, std::to_string(connectionsTurnedAway));
    addSingle(text, "glossa_connections_given_up_total", counter, std::to_string(connectionsGivenUp));
    addSingle(text, "glossa_received_bytes_total", counter, std::to_string(bytesIn));
    addSingle(text, "glossa_sent_bytes_total", counter, std::to_string(bytesOut));
    addSingle(text, "glossa_held_bytes", gauge, std::to_string(standing.heldBytes));
    addSingle(text, "glossa_requests_waiting", gauge, std::to_string(standing.requestsWaiting));
    addSingle(text, "glossa_log_lines_lost_total", counter, std::to_string(standing.logLinesLost));
    addSingle(text, "glossa_up_seconds", gauge, std::to_string(standing.upSeconds));
    for (const auto &[name, count] : standing.counters)
        addSingle(text, name, counter, std::to_string(count));
    return text;
}

} // namespace glossa::serve
