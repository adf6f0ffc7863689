// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/admission.h"
#include "core/serve/body_reader.h"
#include "core/serve/message.h"
#include "core/serve/network.h"
#include "core/serve/request_head.h"
#include "core/serve/service.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace glossa::serve {

/// One client's connection: reads a request, has it answered, writes the answer, and so on. It waits for one
/// thing at a time and for nothing without a deadline. All but the handlers of routes runs on the network's
/// thread. Requests that come before their forerunner's answer is written wait in the socket.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    enum class State : std::uint8_t { Greeting, Idle, Head, Body, Answering, Writing, Finishing, Closed };

    Connection(Service &service, Arrival arrival, Admission admission);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void start();
    /// For a server that can take no more: says so and ends.
    void turnAway();
    /// Ends what takes too long.
    void look(Time now);
    /// Ends it if it waits for a request that has not begun.
    void endIdle();
    /// At once; nothing more is answered.
    void close();

    [[nodiscard]] State state() const { return m_state; }
    /// Since when it has been waiting for the client.
    [[nodiscard]] Time since() const { return m_since; }
    [[nodiscard]] bool hasServed() const { return m_served; }
    [[nodiscard]] bool isTurnedAway() const { return m_turnedAway; }

private:
    void enter(State state, std::chrono::milliseconds time);
    void awaitRequest();
    void readMore();
    void takeInput(std::size_t length);
    void findHead();
    void takeHead(std::string_view text);
    [[nodiscard]] std::optional<Response> refusalOf(const RequestHead &head, std::string_view authority);
    void readBody();
    void dispatch();
    void answerInTime(std::uint64_t ticket, Response response);
    void refuseAndEnd(const Refusal &refusal);
    void answer(const Response &response);
    void write(std::string bytes, std::function<void()> next);
    void finish();
    void dropInput(std::size_t length);
    void hold(std::uint64_t bytes);
    [[nodiscard]] std::string_view input() const { return {m_input.data(), m_length}; }
    [[nodiscard]] Response failure(int status, ApiCode code, Message message) const;

    Service &m_service;
    std::unique_ptr<Stream> m_stream;
    const std::string m_remoteAddress;
    const Address m_local;
    const bool m_tls;
    const Admission m_admission;

    State m_state = State::Greeting;
    Time m_since;
    Time m_deadline;
    bool m_served = false; // one request at least
    bool m_turnedAway = false;

    std::string m_input;      // room for what is read
    std::size_t m_length = 0; // how much of it has come and is not taken
    std::size_t m_seen = 0;   // how much of that was searched for a head's end

    // Of the request that is read or answered.
    std::shared_ptr<Request> m_request;
    const Route *m_route = nullptr;
    std::optional<BodyReader> m_reader;
    std::optional<Response> m_refusal; // decided by the head, told behind the body
    bool m_keepAlive = true;
    Time m_begin;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_heldBytes = 0; // of Service::heldBytes
    std::uint64_t m_ticket = 0;    // tells the answer that is waited for from one that came too late
    std::stop_source m_stop;
};

} // namespace glossa::serve
