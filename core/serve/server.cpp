// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/server.h"

#include "core/serve/connection.h"
#include "core/serve/private_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <sys/resource.h>
#include <thread>
#include <unordered_map>
#include <utility>

namespace glossa::serve {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds lookEvery{100};
constexpr milliseconds keysEvery{500};
/// Between the end of listening and that of idle connections: what a client has sent meanwhile is answered.
constexpr milliseconds drainGrace{300};
constexpr std::size_t mostTurnedAway = 64; // at one time, beyond the connections that are taken
constexpr rlim_t otherFiles = 128;         // of the workspace, models, logs
/// Threads for handlers that may wait. What they wait for is done by one thread for reading and one for
/// writing, so that more would only wait, too.
constexpr unsigned waitingThreads = 4;

/// Raises the number of open files as far as it may be, and returns how many connections that allows.
std::size_t connectionsAllowed(std::size_t wanted)
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return wanted;
    const rlim_t needed = wanted + mostTurnedAway + otherFiles;
    if (files.rlim_cur < needed) {
        files.rlim_cur = std::min(needed, files.rlim_max);
        if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
            ::getrlimit(RLIMIT_NOFILE, &files);
    }
    if (files.rlim_cur >= needed)
        return wanted;
    const std::size_t left =
        files.rlim_cur > mostTurnedAway + otherFiles ? files.rlim_cur - mostTurnedAway - otherFiles : 0;
    return std::max<std::size_t>(left, 8);
}

/// How readily a connection is given up for a new one: 0 not at all, more the more readily.
int uselessness(const Connection &connection)
{
    switch (connection.state()) {
    case Connection::State::Finishing:
        return 4;
    case Connection::State::Greeting:
    case Connection::State::Head:
    case Connection::State::Idle:
        return connection.hasServed() ? 2 : 3;
    case Connection::State::Body:
        return 1;
    case Connection::State::Answering:
    case Connection::State::Writing:
    case Connection::State::Closed:
        break;
    }
    return 0;
}

} // namespace

class Server::Inside {
public:
    Inside(ServerSettings settings, Router router, const Clock &clock)
        : m_settings(std::move(settings))
        , m_router(std::move(router))
        , m_workers(m_settings.workers > 0 ? m_settings.workers
                                           : std::max(2U, std::thread::hardware_concurrency()))
        , m_waiters(waitingThreads)
        , m_service{m_settings.limits,
                    m_router,
                    clock,
                    m_network,
                    m_workers,
                    m_waiters,
                    m_metrics,
                    nullptr,
                    m_settings.trouble,
                    {},
                    0,
                    false,
                    [this](Connection *connection) { m_connections.erase(connection); }}
    {
        m_settings.limits.connections = connectionsAllowed(m_settings.limits.connections);
    }

    Status start()
    {
        addOwnRoutes();
        if (Status read = readKeyFile(); !read)
            return read;
        if (m_settings.certificate) {
            const auto certificate = m_settings.certificate({});
            if (!certificate)
                return fail(certificate.error());
            if (Status used = useCertificate(*certificate); !used)
                return used;
        }
        if (m_settings.log) {
            auto log = AccessLog::open(*m_settings.log, m_settings.trouble);
            if (!log)
                return fail(log.error());
            m_log = std::move(*log);
            m_service.log = m_log.get();
        }
        for (const Address &address : m_settings.addresses) {
            if (Status listening = listen(address); !listening)
                return listening;
        }
        m_network.every(lookEvery, [this] { look(); });
        m_network.every(keysEvery, [this] { followKeys(); });
        m_thread = std::thread([this] { run(); });
        if (m_settings.certificate)
            m_certificateThread =
                std::jthread([this](const std::stop_token &stop) { followCertificate(stop); });
        return {};
    }

    ~Inside()
    {
        m_certificateThread.request_stop();
        m_network.stop();
        wait();
        if (m_certificateThread.joinable())
            m_certificateThread.join();
        for (const auto &connection : allConnections()) // tells the handlers that run
            connection->close();
        m_workers.end(); // while there is what they use
        m_waiters.end();
    }

    [[nodiscard]] const std::vector<Address> &addresses() const { return m_addresses; }

    void drain()
    {
        m_network.post([this] {
            if (m_service.draining)
                return;
            m_service.draining = true;
            m_drainBegin = steady_clock::now();
            m_network.stopListening();
        });
    }

    void wait()
    {
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    /// Where memory lacks for one connection, it meets its deadline, and the others go on.
    void run()
    {
        for (bool ended = false; !ended;) {
            Error error;
            try {
                m_network.run();
                ended = true;
                continue;
            } catch (const std::bad_alloc &) {
                error.code = ErrorCode::OutOfMemory;
            } catch (const std::exception &exception) {
                error.detail = std::string(exception.what());
            }
            m_settings.trouble(error);
        }
    }

    void addOwnRoutes()
    {
        m_router.add({"GET", "/health",
                      [this](const Request &) {
                          constexpr int unavailable = 503;
                          return m_service.draining ? jsonResponse(R"({"status":"draining"})", unavailable)
                                                    : jsonResponse(R"({"status":"ok"})");
                      },
                      Runs::AtOnce, true});
        m_router.add({"GET", "/metrics",
                      [this](const Request &) {
                          return Response{
                              200, {}, "text/plain;version=0.0.4;charset=utf-8", m_metrics.text(standing())};
                      },
                      Runs::AtOnce, false});
    }

    [[nodiscard]] Metrics::Standing standing() const
    {
        const auto up = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - m_begin);
        std::vector<std::pair<std::string, std::uint64_t>> others;
        for (const auto &[name, count] : m_settings.counters)
            others.emplace_back(name, count());
        return {m_connections.size(),      m_service.heldBytes, m_workers.waiting() + m_waiters.waiting(),
                m_log ? m_log->lost() : 0, up.count(),          std::move(others)};
    }

    Status readKeyFile()
    {
        m_keyStamp = stampOf(m_settings.keyFile);
        auto keys = readKeys(m_settings.keyFile);
        m_service.keys = keys ? std::move(*keys) : KeyRing(); // what cannot be read opens nothing
        return keys ? Status() : fail(keys.error());
    }

    void followKeys()
    {
        if (stampOf(m_settings.keyFile) == m_keyStamp)
            return;
        if (const Status read = readKeyFile(); !read)
            m_settings.trouble(read.error());
    }

    Status useCertificate(const Certificate &certificate)
    {
        if (certificate == m_certificate)
            return {};
        if (Status used = m_network.useCertificate(certificate); !used)
            return used;
        m_certificate = certificate;
        return {};
    }

    /// Who gives the certificate reads files, makes keys and may wait for another process, which the
    /// network's thread must not. What fails leaves the one before.
    void followCertificate(const std::stop_token &stop)
    {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any wake;
        while (true) {
            wake.wait_for(lock, stop, m_settings.certificateEvery, [] { return false; });
            if (stop.stop_requested())
                return;
            Error error;
            try {
                auto certificate = m_settings.certificate(stop);
                if (certificate) {
                    m_network.post([this, given = std::move(*certificate)] {
                        if (const Status used = useCertificate(given); !used)
                            m_settings.trouble(used.error());
                    });
                    continue;
                }
                error = certificate.error();
            } catch (const std::bad_alloc &) {
                error.code = ErrorCode::OutOfMemory;
            }
            if (!stop.stop_requested()) // else it was told to give up
                m_settings.trouble(error);
        }
    }

    Status listen(const Address &address)
    {
        const auto numbers = numbersOf(address);
        if (!numbers)
            return fail(numbers.error());
        std::uint16_t port = address.port;
        Status last = fail(ErrorCode::NotFound, {}, {}, {}, address.host);
        bool one = false;
        for (const Address &number : *numbers) {
            Admission admission;
            admission.onlyThisMachine = isLoopback(number.host);
            admission.needsKey = m_settings.alwaysKey || !admission.onlyThisMachine;
            if (admission.needsKey && m_service.keys.keys().empty())
                return fail(ErrorCode::MissingKey, {}, addressText(address), Phrase::AKeyForTheAddress);
            auto bound = m_network.listen({number.host, port}, [this, admission](Arrival arrival) {
                take(std::move(arrival), admission);
            });
            if (!bound) {
                // A name may have a number that the machine has not: localhost is ::1 also where there is no
                // IPv6.
                last = fail(bound.error());
                if (bound.error().code == ErrorCode::Conflict)
                    return last;
                continue;
            }
            port = bound->port; // a name has one port
            one = true;
            m_addresses.push_back(*bound);
        }
        return one ? Status() : last;
    }

    void take(Arrival arrival, const Admission &admission)
    {
        const std::size_t most = m_settings.limits.connections;
        const std::size_t away = m_connections.size() < most ? 0 : turnedAway();
        const bool room = m_connections.size() - away < most || giveUpOne();
        if (!room && away >= mostTurnedAway) {
            ++m_metrics.connectionsTurnedAway;
            return;
        }
        auto connection = std::make_shared<Connection>(m_service, std::move(arrival), admission);
        m_connections.emplace(connection.get(), connection);
        if (room) {
            ++m_metrics.connectionsTaken;
            connection->start();
        } else {
            ++m_metrics.connectionsTurnedAway;
            connection->turnAway();
        }
    }

    /// How many are there only to be told that there is no room.
    [[nodiscard]] std::size_t turnedAway() const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            m_connections, [](const auto &each) { return each.second->isTurnedAway(); }));
    }

    /// Closes the connection that is of the least use: those that never asked before those that did, and of
    /// these the one that has kept the server waiting for longest.
    bool giveUpOne()
    {
        std::shared_ptr<Connection> worst;
        for (const auto &[key, connection] : m_connections) {
            const int useless = uselessness(*connection);
            if (useless == 0 || connection->isTurnedAway()) // whose end makes no room
                continue;
            const int before = worst ? uselessness(*worst) : 0;
            if (useless > before || (useless == before && connection->since() < worst->since()))
                worst = connection;
        }
        if (!worst)
            return false;
        ++m_metrics.connectionsGivenUp;
        worst->close();
        return true;
    }

    void look()
    {
        const Time now = steady_clock::now();
        const bool graceOver = m_service.draining && now >= m_drainBegin + drainGrace;
        const bool drainOver = m_service.draining && now >= m_drainBegin + m_settings.limits.drainTime;
        for (const auto &connection : allConnections()) {
            if (drainOver)
                connection->close();
            else if (graceOver)
                connection->endIdle();
            connection->look(now);
        }
        if (graceOver && m_connections.empty())
            m_network.stop();
    }

    /// One that is closed leaves the others.
    [[nodiscard]] std::vector<std::shared_ptr<Connection>> allConnections() const
    {
        std::vector<std::shared_ptr<Connection>> all;
        all.reserve(m_connections.size());
        for (const auto &[key, connection] : m_connections)
            all.push_back(connection);
        return all;
    }

    ServerSettings m_settings;
    Router m_router;
    Metrics m_metrics;
    Network m_network;
    std::unique_ptr<AccessLog> m_log;
    WorkerPool m_workers;
    WorkerPool m_waiters;
    Service m_service;
    std::unordered_map<Connection *, std::shared_ptr<Connection>> m_connections;
    std::vector<Address> m_addresses;
    FileStamp m_keyStamp;
    Certificate m_certificate; // that is in use
    const Time m_begin = steady_clock::now();
    Time m_drainBegin;
    std::thread m_thread;
    std::jthread m_certificateThread;
};

Result<std::unique_ptr<Server>> Server::start(ServerSettings settings, Router router, const Clock &clock)
{
    auto inside = std::make_unique<Inside>(std::move(settings), std::move(router), clock);
    if (const Status started = inside->start(); !started)
        return fail(started.error());
    return std::unique_ptr<Server>(new Server(std::move(inside)));
}

Server::Server(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

Server::~Server() = default;

const std::vector<Address> &Server::addresses() const
{
    return m_inside->addresses();
}

void Server::drain()
{
    m_inside->drain();
}

void Server::wait()
{
    m_inside->wait();
}

} // namespace glossa::serve
