// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/serve/access_log.h"
#include "core/serve/address.h"
#include "core/serve/certificate.h"
#include "core/serve/router.h"
#include "core/serve/service.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace glossa::serve {

struct ServerSettings {
    /// Hosts may be names; a name that stands for several numbers is listened at all of them.
    std::vector<Address> addresses;
    /// Where the keys are kept; looked at twice a second.
    std::string keyFile;
    /// Loopback addresses need no key unless this is set. All others do.
    bool alwaysKey = false;
    /// Gives the certificate, at the start and then again and again on a thread of its own, where it may wait
    /// until it is asked to stop; empty for no encryption.
    std::function<Result<Certificate>(const std::stop_token &)> certificate;
    std::chrono::milliseconds certificateEvery{60'000};
    /// The access log's file, empty for standard error; none for no log.
    std::optional<std::string> log;
    /// What /metrics counts beside the server's own, by its name; asked on the network's thread.
    std::vector<std::pair<std::string, std::function<std::uint64_t()>>> counters;
    unsigned workers = 0; // 0: as many as there are processors
    Limits limits;
    /// Told on any of the server's threads.
    Trouble trouble = [](const Error &) {};
};

/// An HTTP/1.1 server: one thread for all connections, some for the routes' handlers (those that wait for a
/// disk have their own), one for the access log, one that looks after the certificate.
/// Beside the routes it is given it answers GET /health and, in Prometheus' text format, GET /metrics.
class Server {
public:
    /// Listens when it returns. Conflict if a port is taken. MissingKey if an address that is not a loopback
    /// one needs a key and there is none.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(ServerSettings settings, Router router,
                                                               const Clock &clock);
    /// Ends at once if it still runs, but for the handlers that run.
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// With the ports that they got.
    [[nodiscard]] const std::vector<Address> &addresses() const;

    /// From any thread: takes no new connections, answers what has been asked, and ends then, or when the
    /// drain time is over.
    void drain();
    /// Until it has ended.
    void wait();

private:
    class Inside;
    explicit Server(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace glossa::serve
