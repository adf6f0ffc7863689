// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/serve/access_log.h"
#include "core/serve/keys.h"
#include "core/serve/metrics.h"
#include "core/serve/network.h"
#include "core/serve/router.h"
#include "core/serve/worker_pool.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace glossa::serve {

using Time = std::chrono::steady_clock::time_point;

/// Bounds of what others may cost. Times are looked at ten times a second.
struct Limits {
    std::size_t headBytes = 16U * 1024;
    std::size_t headers = 100;
    std::uint64_t bodyBytes = 4U * 1024 * 1024;     // four times the largest request of Azure's text service
    std::uint64_t heldBytes = 256ULL * 1024 * 1024; // of all requests and answers that are under way
    std::size_t connections = 2048;                 // fewer where the system allows fewer open files
    std::chrono::milliseconds headTime{10'000};     // from its first byte, or from the connection
    std::chrono::milliseconds bodyTime{30'000};
    std::chrono::milliseconds requestTime{60'000}; // waiting for a worker and answering
    std::chrono::milliseconds writeTime{30'000};
    std::chrono::milliseconds idleTime{120'000}; // between two requests
    std::chrono::milliseconds lingerTime{2'000}; // for the other side to end, too
    std::chrono::milliseconds drainTime{30'000}; // for the last answers
};

class Connection;

/// What the connections of a server share, on the network's thread.
struct Service {
    const Limits &limits;
    const Router &router;
    const Clock &clock;
    Network &network;
    WorkerPool &workers;
    WorkerPool &waiters; // of handlers that may wait
    Metrics &metrics;
    AccessLog *log; // may be null
    Trouble trouble;
    KeyRing keys;
    std::uint64_t heldBytes = 0; // of all requests and answers that are under way
    bool draining = false;
    /// Told by a connection that has closed itself.
    std::function<void(Connection *)> closed;
};

} // namespace glossa::serve
