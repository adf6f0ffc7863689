// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/serve/client.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace glossa::test {

namespace {

int connected(const serve::Address &address)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(address.port);
    ::inet_pton(AF_INET, address.host == "0.0.0.0" ? "127.0.0.1" : address.host.c_str(), &place.sin_addr);
    const timeval patience{10, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    const int atOnce = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof(atOnce));
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&place), sizeof(place)) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

} // namespace

struct Client::Tls {
    SSL_CTX *context = nullptr;
    SSL *stream = nullptr;
    ~Tls()
    {
        SSL_free(stream);
        SSL_CTX_free(context);
    }
};

Client::Client(const serve::Address &address) : m_socket(connected(address)) {}

Client::Client(const serve::Address &address, const std::string &trusted, const std::string &name)
    : Client(address)
{
    m_tls = std::make_unique<Tls>();
    m_tls->context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_load_verify_locations(m_tls->context, trusted.c_str(), nullptr);
    SSL_CTX_set_verify(m_tls->context, SSL_VERIFY_PEER, nullptr);
    m_tls->stream = SSL_new(m_tls->context);
    SSL_set1_host(m_tls->stream, name.c_str());
    SSL_set_fd(m_tls->stream, m_socket);
    if (SSL_connect(m_tls->stream) != 1) {
        ::close(m_socket);
        m_socket = -1;
    }
}

Client::Client(Client &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_tls(std::move(other.m_tls))
    , m_come(std::move(other.m_come))
{
}

Client::~Client()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool Client::isConnected() const
{
    return m_socket >= 0;
}

bool Client::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = m_tls ? SSL_write(m_tls->stream, bytes.data(), static_cast<int>(bytes.size()))
                                : ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Client::endSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

bool Client::readSome()
{
    std::array<char, 65536> bytes{};
    const auto got = m_tls ? SSL_read(m_tls->stream, bytes.data(), static_cast<int>(bytes.size()))
                           : ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (got <= 0)
        return false;
    m_come.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

std::optional<Answer> Client::answer(bool toHead)
{
    std::size_t end = 0;
    while ((end = m_come.find("\r\n\r\n")) == std::string::npos) {
        if (!readSome())
            return std::nullopt;
    }
    Answer answer;
    std::string head = m_come.substr(0, end + 2);
    m_come.erase(0, end + 4);
    answer.status = std::stoi(head.substr(head.find(' ') + 1, 3));
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
        const std::size_t stop = head.find("\r\n", at);
        const std::string line = head.substr(at, stop - at);
        answer.headers[lowered(line.substr(0, line.find(':')))] = line.substr(line.find(':') + 2);
        at = stop + 2;
    }
    if (toHead || answer.status < 200 || !answer.headers.contains("content-length"))
        return answer;
    const std::size_t length = std::stoul(answer.headers["content-length"]);
    while (m_come.size() < length) {
        if (!readSome())
            return std::nullopt;
    }
    answer.body = m_come.substr(0, length);
    m_come.erase(0, length);
    return answer;
}

std::optional<Answer> Client::ask(std::string_view request)
{
    send(request);
    return answer();
}

bool Client::isEnded()
{
    char byte = 0;
    if (m_tls)
        return m_come.empty() && SSL_read(m_tls->stream, &byte, 1) <= 0;
    const auto got = m_come.empty() ? ::recv(m_socket, &byte, 1, 0) : 1;
    return got == 0 || (got < 0 && errno == ECONNRESET);
}

std::string get(std::string_view path, std::string_view lines)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(lines) + "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view lines)
{
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + std::string(lines) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

} // namespace glossa::test
