// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace glossa::serve {

/// One answered request, as metrics and the access log have it. No text, no path and no key: the route is a
/// pattern.
struct AnsweredRequest {
    std::int64_t atMs = 0; // since 1970
    std::string method;
    std::string route; // "-" where none fits
    int status = 0;
    std::chrono::microseconds took{0}; // from its last header to its answer
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
};

/// What a server counts, for Prometheus. Used on the network's thread only.
class Metrics {
public:
    // Since the start.
    std::uint64_t connectionsTaken = 0;
    std::uint64_t connectionsTurnedAway = 0; // none could be closed for them
    std::uint64_t connectionsGivenUp = 0;    // closed for a new one
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;

    /// What is so at this moment.
    struct Standing {
        std::uint64_t connections = 0;
        std::uint64_t heldBytes = 0;       // of requests and answers under way
        std::uint64_t requestsWaiting = 0; // for a thread that answers them
        std::uint64_t logLinesLost = 0;
        std::int64_t upSeconds = 0;
        std::vector<std::pair<std::string, std::uint64_t>> counters; // of others, by their names
    };

    void count(const AnsweredRequest &request);
    /// The text format 0.0.4.
    [[nodiscard]] std::string text(const Standing &standing) const;

private:
    // Azure answers an utterance within tens of milliseconds; a job's documents take longer.
    static constexpr std::array<int, 14> boundsMicroseconds = {
        500,    1'000,   2'500,   5'000,   10'000,    20'000,    40'000,
        75'000, 100'000, 250'000, 400'000, 1'000'000, 2'500'000, 10'000'000};
    struct Latency {
        std::array<std::uint64_t, boundsMicroseconds.size() + 1> counts{};
        std::uint64_t sumMicroseconds = 0;
    };
    std::map<std::tuple<std::string, std::string, int>, std::uint64_t> m_requests; // route, method, status
    std::map<std::string, Latency> m_latencies;                                    // by route
};

} // namespace glossa::serve
