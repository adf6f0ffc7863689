// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/serve/address.h"
#include "core/serve/certificate.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace glossa::serve {

// Sockets without a library's names: Asio is compiled in network.cpp only, as it takes long. All is done on
// one thread, the one in Network::run, so that nothing here needs a lock; other threads may only post and
// stop.

/// One connection, over TLS or not. What was begun is told once, also after close(), then as failed. At most
/// one read and one write at a time.
class Stream {
public:
    using Done = std::function<void(bool)>;
    using Read = std::function<void(std::size_t)>; // 0: nothing will come any more

    Stream() = default;
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    virtual ~Stream() = default;

    /// Before the first read or write.
    virtual void greet(Done done) = 0;
    /// Some bytes, as soon as there are any. The place must stay until they are told.
    virtual void read(char *place, std::size_t room, Read done) = 0;
    virtual void write(std::string bytes, Done done) = 0;
    /// Says that no more will be written, and drops what still comes until the other side ends, too. To close
    /// at once would reset the connection where something is unread, and take the last answer with it.
    virtual void finish(Done done) = 0;
    virtual void close() = 0;
};

struct Arrival {
    std::unique_ptr<Stream> stream;
    std::string remoteAddress; // without the port
    Address local;
    bool tls = false;
};

class Network {
public:
    Network();
    /// Drops what was posted and not run.
    ~Network();
    Network(const Network &) = delete;
    Network &operator=(const Network &) = delete;

    /// Connections that come from now on are encrypted with it.
    [[nodiscard]] Status useCertificate(const Certificate &certificate);
    /// Takes connections at an address, whose host is a number. Returns it with the port that it got.
    [[nodiscard]] Result<Address> listen(const Address &address, std::function<void(Arrival)> arrived);
    void stopListening();

    void every(std::chrono::milliseconds period, std::function<void()> task);
    /// From any thread.
    void post(std::function<void()> task);
    void run();
    /// From any thread: run() returns soon.
    void stop();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace glossa::serve
