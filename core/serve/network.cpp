// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/network.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <utility>
#include <vector>

namespace glossa::serve {

namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Fault = boost::system::error_code;

void shutAndClose(Tcp::socket &socket)
{
    Fault ignored;
    socket.close(ignored);
}

/// Reads a socket empty into nowhere.
class Drain : public std::enable_shared_from_this<Drain> {
public:
    Drain(Tcp::socket &socket, Stream::Done done) : m_socket(socket), m_done(std::move(done)) {}

    void start()
    {
        Fault ignored;
        m_socket.shutdown(Tcp::socket::shutdown_send, ignored);
        next();
    }

private:
    void next()
    {
        m_socket.async_read_some(asio::buffer(m_nowhere),
                                 [self = shared_from_this()](Fault fault, std::size_t) {
                                     if (fault)
                                         self->m_done(true);
                                     else
                                         self->next();
                                 });
    }

    Tcp::socket &m_socket; // lives as long as the one who waits for the end
    Stream::Done m_done;
    std::array<char, 4096> m_nowhere{};
};

/// Keeps the bytes of a write until it is done.
template <typename Socket>
void writeWhole(Socket &socket, std::string bytes, Stream::Done done)
{
    auto kept = std::make_unique<std::string>(std::move(bytes));
    const asio::const_buffer view(kept->data(), kept->size());
    asio::async_write(
        socket, view,
        [kept = std::move(kept), done = std::move(done)](Fault fault, std::size_t) { done(!fault); });
}

template <typename Socket>
void readSome(Socket &socket, char *place, std::size_t room, Stream::Read done)
{
    socket.async_read_some(
        asio::buffer(place, room),
        [done = std::move(done)](Fault fault, std::size_t length) { done(fault ? 0 : length); });
}

class PlainStream final : public Stream {
public:
    explicit PlainStream(Tcp::socket socket) : m_socket(std::move(socket)) {}

    void greet(Done done) override
    {
        asio::post(m_socket.get_executor(), [done = std::move(done)] { done(true); });
    }
    void read(char *place, std::size_t room, Read done) override
    {
        readSome(m_socket, place, room, std::move(done));
    }
    void write(std::string bytes, Done done) override
    {
        writeWhole(m_socket, std::move(bytes), std::move(done));
    }
    void finish(Done done) override { std::make_shared<Drain>(m_socket, std::move(done))->start(); }
    void close() override { shutAndClose(m_socket); }

private:
    Tcp::socket m_socket;
};

class TlsStream final : public Stream {
public:
    TlsStream(Tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
        : m_context(std::move(context)), m_stream(std::move(socket), *m_context)
    {
    }

    void greet(Done done) override
    {
        m_stream.async_handshake(asio::ssl::stream_base::server,
                                 [done = std::move(done)](Fault fault) { done(!fault); });
    }
    void read(char *place, std::size_t room, Read done) override
    {
        readSome(m_stream, place, room, std::move(done));
    }
    void write(std::string bytes, Done done) override
    {
        writeWhole(m_stream, std::move(bytes), std::move(done));
    }
    void finish(Done done) override
    {
        // It says goodbye and waits for the other side's. What comes instead is a rest of a request, and ends
        // it with a fault.
        m_stream.async_shutdown([this, done = std::move(done)](Fault) mutable {
            std::make_shared<Drain>(m_stream.next_layer(), std::move(done))->start();
        });
    }
    void close() override { shutAndClose(m_stream.next_layer()); }

private:
    std::shared_ptr<asio::ssl::context> m_context; // the one that was in use when the connection came
    asio::ssl::stream<Tcp::socket> m_stream;
};

Error cannotListen(const Address &address, const Fault &fault)
{
    const std::string text = addressText(address);
    if (fault == asio::error::address_in_use)
        return {ErrorCode::Conflict, text, {}, Phrase::AFreePort, Phrase::PortIsTaken};
    return {ErrorCode::InvalidArgument, text, {}, Phrase::AnAddressOfTheMachine, fault.message()};
}

} // namespace

struct Network::Inside {
    asio::io_context context{1}; // one thread: no locks inside
    std::shared_ptr<asio::ssl::context> tls;
    std::vector<std::shared_ptr<Tcp::acceptor>> acceptors;
    std::vector<std::unique_ptr<asio::steady_timer>> timers;

    using Arrived = std::shared_ptr<std::function<void(Arrival)>>;

    void accept(const std::shared_ptr<Tcp::acceptor> &acceptor, const Arrived &arrived)
    {
        acceptor->async_accept([this, acceptor, arrived](Fault fault, Tcp::socket socket) {
            if (!acceptor->is_open())
                return;
            if (!fault) {
                accept(acceptor, arrived); // before what may fail for want of memory
                take(std::move(socket), *arrived);
                return;
            }
            // No more descriptors, or the other side has gone again already. To ask again at once would be a
            // loop.
            constexpr auto pause = std::chrono::milliseconds(20);
            auto timer = std::make_shared<asio::steady_timer>(context, pause);
            timer->async_wait([this, timer, acceptor, arrived](Fault) {
                if (acceptor->is_open())
                    accept(acceptor, arrived);
            });
        });
    }

    void take(Tcp::socket socket, const std::function<void(Arrival)> &arrived)
    {
        Fault fault;
        // An answer is one write, and the client waits for it.
        socket.set_option(Tcp::no_delay(true), fault);
        const auto remote = socket.remote_endpoint(fault);
        const auto local = fault ? Tcp::endpoint() : socket.local_endpoint(fault);
        if (fault)
            return;
        Arrival arrival;
        arrival.remoteAddress = remote.address().to_string();
        arrival.local = {local.address().to_string(), local.port()};
        arrival.tls = tls != nullptr;
        if (tls)
            arrival.stream = std::make_unique<TlsStream>(std::move(socket), tls);
        else
            arrival.stream = std::make_unique<PlainStream>(std::move(socket));
        arrived(std::move(arrival));
    }

    void repeat(asio::steady_timer &timer, std::chrono::milliseconds period,
                const std::shared_ptr<std::function<void()>> &task)
    {
        timer.expires_after(period);
        timer.async_wait([this, &timer, period, task](Fault fault) {
            if (fault)
                return;
            repeat(timer, period, task); // also if the task fails for want of memory
            (*task)();
        });
    }
};

Network::Network() : m_inside(std::make_unique<Inside>()) {}

Network::~Network() = default;

Status Network::useCertificate(const Certificate &certificate)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX *const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS); // idle connections keep little
    Fault fault;
    context->set_password_callback(
        [](std::size_t, asio::ssl::context::password_purpose) { return std::string(); }, fault);
    if (!fault)
        context->use_certificate_chain(asio::buffer(certificate.chainPem), fault);
    if (!fault)
        context->use_private_key(asio::buffer(certificate.keyPem), asio::ssl::context::pem, fault);
    if (fault)
        return fail(ErrorCode::BadValue, fault.message(), {}, Phrase::ACertificateAsPem);
    m_inside->tls = std::move(context);
    return {};
}

Result<Address> Network::listen(const Address &address, std::function<void(Arrival)> arrived)
{
    Fault fault;
    const auto host = asio::ip::make_address(address.host, fault);
    if (fault)
        return fail(cannotListen(address, fault));
    const Tcp::endpoint place(host, address.port);
    auto acceptor = std::make_shared<Tcp::acceptor>(m_inside->context);
    acceptor->open(place.protocol(), fault);
    if (!fault)
        acceptor->set_option(Tcp::acceptor::reuse_address(true),
                             fault); // connections of an earlier run fade slowly
    if (!fault && host.is_v6())
        acceptor->set_option(asio::ip::v6_only(true), fault); // 0.0.0.0 may be listened at beside [::]
    if (!fault)
        acceptor->bind(place, fault);
    if (!fault)
        acceptor->listen(asio::socket_base::max_listen_connections, fault);
    const auto bound = fault ? Tcp::endpoint() : acceptor->local_endpoint(fault);
    if (fault)
        return fail(cannotListen(address, fault));
    m_inside->acceptors.push_back(acceptor);
    m_inside->accept(acceptor, std::make_shared<std::function<void(Arrival)>>(std::move(arrived)));
    return Address{address.host, bound.port()};
}

void Network::stopListening()
{
    for (const auto &acceptor : m_inside->acceptors) {
        Fault ignored;
        acceptor->close(ignored);
    }
    m_inside->acceptors.clear();
}

void Network::every(std::chrono::milliseconds period, std::function<void()> task)
{
    m_inside->timers.push_back(std::make_unique<asio::steady_timer>(m_inside->context));
    m_inside->repeat(*m_inside->timers.back(), period,
                     std::make_shared<std::function<void()>>(std::move(task)));
}

void Network::post(std::function<void()> task)
{
    asio::post(m_inside->context, std::move(task));
}

void Network::run()
{
    m_inside->context.run();
}

void Network::stop()
{
    m_inside->context.stop();
}

} // namespace glossa::serve
