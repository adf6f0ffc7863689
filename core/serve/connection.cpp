// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/connection.h"

#include "core/serve/response_text.h"
#include "core/serve/target.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace glossa::serve {

namespace {

constexpr std::size_t leastRoom = 4096;
constexpr std::size_t mostRoom = 64U * 1024; // of bodies that is read at once
/// A refused request's body is read to its end if it is as short as this, so that the connection stays.
constexpr std::uint64_t mostBytesInVain = 64U * 1024;

constexpr int requestTimeout = 408;
constexpr int contentTooLarge = 413;
constexpr int headersTooLarge = 431;
constexpr int internalError = 500;
constexpr int unavailable = 503;
constexpr int timeOver = 504;

/// Methods are named in metrics and logs, so that they must be few.
std::string knownMethod(const std::string &method)
{
    constexpr std::array<std::string_view, 7> known = {"GET",   "HEAD",   "POST",   "PUT",
                                                       "PATCH", "DELETE", "OPTIONS"};
    return std::ranges::find(known, method) != known.end() ? method : "-";
}

Response called(const Handler &handler, const Request &request, const Service &service)
{
    Error error;
    try {
        return handler(request);
    } catch (const std::bad_alloc &) {
        error.code = ErrorCode::OutOfMemory;
    } catch (const std::exception &exception) {
        error.detail = std::string(exception.what());
    }
    service.trouble(error);
    return errorResponse(internalError,
                         {ApiCode::InternalServerError, Message(Phrase::AnErrorInside), {}, {}, {}},
                         service.router.say());
}

} // namespace

Connection::Connection(Service &service, Arrival arrival, Admission admission)
    : m_service(service)
    , m_stream(std::move(arrival.stream))
    , m_remoteAddress(std::move(arrival.remoteAddress))
    , m_local(std::move(arrival.local))
    , m_tls(arrival.tls)
    , m_admission(admission)
    , m_stop(std::nostopstate)
{
}

Connection::~Connection() = default;

void Connection::enter(State state, std::chrono::milliseconds time)
{
    m_state = state;
    m_since = std::chrono::steady_clock::now();
    m_deadline = m_since + time;
}

void Connection::start()
{
    enter(State::Greeting, m_service.limits.headTime);
    m_stream->greet([self = shared_from_this()](bool greeted) {
        if (self->m_state == State::Closed)
            return;
        if (greeted)
            self->awaitRequest();
        else
            self->close();
    });
}

void Connection::turnAway()
{
    m_turnedAway = true;
    m_keepAlive = false;
    enter(State::Writing, m_service.limits.lingerTime);
    if (m_tls) // to say it would take a handshake, which is what a flood wants
        return close();
    answer(failure(unavailable, ApiCode::ServiceUnavailable, Phrase::TooManyConnections));
}

void Connection::awaitRequest()
{
    // Who has just come is expected to ask.
    enter(State::Idle, m_served ? m_service.limits.idleTime : m_service.limits.headTime);
    if (m_length > 0)
        takeInput(0);
    else
        readMore();
}

void Connection::readMore()
{
    const bool large = m_state == State::Body;
    const std::size_t room = m_length + (large ? mostRoom : leastRoom);
    if (m_input.size() < room)
        m_input.resize(room);
    m_stream->read(m_input.data() + m_length, m_input.size() - m_length,
                   [self = shared_from_this()](std::size_t length) {
                       // An answer to what was too slow may be on its way: what else comes is dropped.
                       if (self->m_state != State::Idle && self->m_state != State::Head &&
                           self->m_state != State::Body)
                           return;
                       if (length == 0)
                           self->close();
                       else
                           self->takeInput(length);
                   });
}

void Connection::takeInput(std::size_t length)
{
    m_length += length;
    if (m_state == State::Idle)
        enter(State::Head, m_service.limits.headTime);
    if (m_state == State::Head)
        findHead();
    else if (m_state == State::Body)
        readBody();
}

void Connection::dropInput(std::size_t length)
{
    m_bytesIn += length;
    std::copy(m_input.begin() + static_cast<std::ptrdiff_t>(length),
              m_input.begin() + static_cast<std::ptrdiff_t>(m_length), m_input.begin());
    m_length -= length;
    m_seen = 0;
}

void Connection::findHead()
{
    // What some clients put behind a body; all of it at once, as to move the rest for each would be slow.
    std::size_t blank = 0;
    while (input().substr(blank).starts_with("\r\n"))
        blank += 2;
    if (blank > 0)
        dropInput(blank);
    if (input().empty() || input() == "\r")
        return readMore();
    const HeadState found = serve::findHead(input(), m_seen);
    const bool tooLarge = m_seen > m_service.limits.headBytes;
    if (found == HeadState::Broken)
        refuseAndEnd(refuseAsMalformed(Phrase::ARequestLine).value());
    else if (tooLarge)
        refuseAndEnd(refuse(headersTooLarge, ApiCode::InvalidRequest,
                            {Phrase::AtMostHeadBytes, m_service.limits.headBytes})
                         .value());
    else if (found == HeadState::More)
        readMore();
    else
        takeHead(input().substr(0, m_seen));
}

void Connection::takeHead(std::string_view text)
{
    m_begin = std::chrono::steady_clock::now();
    auto head = readHead(text, m_service.limits.headers);
    if (!head)
        return refuseAndEnd(head.error());
    auto target = readTarget(head->target);
    if (!target)
        return refuseAndEnd(target.error());
    m_request = std::make_shared<Request>();
    m_request->method = std::move(head->method);
    m_request->path = std::move(target->path);
    m_request->query = std::move(target->query);
    m_request->headers = std::move(head->fields);
    m_request->remoteAddress = m_remoteAddress;
    m_request->tls = m_tls;
    if (!header(*m_request, "host")) // HTTP/1.0 knows none; the address that was reached is one
        m_request->headers.push_back({"host", addressText(m_local)});
    m_keepAlive = head->keepAlive && !m_service.draining;

    m_refusal = refusalOf(*head, target->authority);
    const std::uint64_t length = head->contentLength.value_or(0);
    const bool tooLarge = length > m_service.limits.bodyBytes;
    if (m_refusal || tooLarge) {
        const bool cheap =
            !head->chunked && length <= mostBytesInVain && !(head->expectsContinue && head->hasBody());
        m_keepAlive = m_keepAlive && cheap;
        if (!cheap && !m_refusal)
            m_refusal = failure(contentTooLarge, ApiCode::InvalidRequest,
                                {Phrase::AtMostBodyBytes, m_service.limits.bodyBytes});
        if (!cheap || !head->hasBody()) {
            dropInput(text.size());
            return answer(*m_refusal);
        }
    }
    m_reader.emplace(text, m_service.limits.bodyBytes);
    dropInput(text.size());
    if (m_reader->state() == BodyReader::State::Broken)
        return refuseAndEnd(refuseAsMalformed(Phrase::HeadIsFaulty).value());
    enter(State::Body, m_service.limits.bodyTime);
    if (head->expectsContinue && head->hasBody() && m_length == 0)
        return write("HTTP/1.1 100 Continue\r\n\r\n", [this] {
            enter(State::Body, m_service.limits.bodyTime);
            readMore();
        });
    readBody();
}

std::optional<Response> Connection::refusalOf(const RequestHead &head, std::string_view authority)
{
    const Say &say = m_service.router.say();
    const auto told = [&say](const Refusal &refusal) {
        return errorResponse(refusal.status, refusal.error, say);
    };
    if (const auto refusal = hostRefusal(*m_request, authority, m_admission))
        return told(*refusal);
    Router::Found found = m_service.router.find(*m_request);
    if (m_admission.needsKey && !(found.route && found.route->open)) {
        if (const auto refusal = keyRefusal(*m_request, m_service.keys)) {
            Response response = told(*refusal);
            response.headers.push_back({"www-authenticate", "Bearer"});
            return response;
        }
    }
    if (!found.route)
        return std::move(found.refusal);
    m_route = found.route;
    if (const auto refusal = contentRefusal(*m_request, head.hasBody()))
        return told(*refusal);
    return std::nullopt;
}

void Connection::readBody()
{
    const std::size_t taken = m_reader->take(input());
    dropInput(taken);
    switch (m_reader->state()) {
    case BodyReader::State::More:
        hold(m_reader->body().size());
        if (m_service.heldBytes > m_service.limits.heldBytes) {
            m_keepAlive = false;
            return answer(failure(unavailable, ApiCode::ServiceUnavailable, Phrase::TooMuchAtOnce));
        }
        // What stays untaken is the head of a chunk, or what follows the last one.
        if (m_length > m_service.limits.headBytes)
            return refuseAndEnd(refuse(headersTooLarge, ApiCode::InvalidRequest,
                                       {Phrase::AtMostHeadBytes, m_service.limits.headBytes})
                                    .value());
        return readMore();
    case BodyReader::State::Whole:
        return dispatch();
    case BodyReader::State::TooLarge:
        return refuseAndEnd(refuse(contentTooLarge, ApiCode::InvalidRequest,
                                   {Phrase::AtMostBodyBytes, m_service.limits.bodyBytes})
                                .value());
    case BodyReader::State::Broken:
        return refuseAndEnd(refuseAsMalformed(Phrase::BodyIsBroken).value());
    }
}

void Connection::dispatch()
{
    if (m_refusal)
        return answer(*m_refusal);
    m_request->body = std::move(m_reader->body());
    m_reader.reset();
    hold(m_request->body.size());
    if (m_route->runs == Runs::AtOnce)
        return answer(called(m_route->handler, *m_request, m_service));
    if (m_service.heldBytes > m_service.limits.heldBytes) // answers that nobody fetches, for one
        return answer(failure(unavailable, ApiCode::ServiceUnavailable, Phrase::TooMuchAtOnce));
    enter(State::Answering, m_service.limits.requestTime);
    m_stop = std::stop_source();
    m_request->stop = m_stop.get_token();
    WorkerPool &pool = m_route->runs == Runs::MayWait ? m_service.waiters : m_service.workers;
    pool.add([self = shared_from_this(), request = m_request, ticket = ++m_ticket, &service = m_service,
              &handler = m_route->handler]() mutable {
        Response response;
        if (!request->stop.stop_requested()) // else nobody waits for it any more
            response = called(handler, *request, service);
        request.reset();
        // The connection goes where it lives, on the network's thread, also if this was the last that held
        // it.
        Network &network = service.network;
        network.post([self = std::move(self), ticket, response = std::move(response)]() mutable {
            self->answerInTime(ticket, std::move(response));
        });
    });
}

void Connection::answerInTime(std::uint64_t ticket, Response response)
{
    if (m_state == State::Answering && ticket == m_ticket)
        answer(response);
}

Response Connection::failure(int status, ApiCode code, Message message) const
{
    return errorResponse(status, {code, std::move(message), {}, {}, {}}, m_service.router.say());
}

void Connection::refuseAndEnd(const Refusal &refusal)
{
    m_keepAlive = false;
    answer(errorResponse(refusal.status, refusal.error, m_service.router.say()));
}

void Connection::answer(const Response &response)
{
    const bool isHead = m_request && m_request->method == "HEAD";
    m_keepAlive = m_keepAlive && !m_service.draining;
    const auto now = std::chrono::steady_clock::now();
    const std::int64_t nowMs = m_service.clock.nowMs();
    constexpr std::int64_t msASecond = 1000;
    const std::string date = httpDate(nowMs / msASecond);
    std::string text = responseText(response, {m_keepAlive, isHead, date});

    AnsweredRequest answered;
    answered.atMs = nowMs;
    answered.method = m_request ? knownMethod(m_request->method) : "-";
    answered.route = m_route ? m_route->pattern : "-";
    answered.status = response.status;
    answered.took = std::chrono::duration_cast<std::chrono::microseconds>(m_request ? now - m_begin
                                                                                    : Time::duration::zero());
    answered.bytesIn = m_bytesIn;
    answered.bytesOut = text.size();
    m_service.metrics.count(answered);
    if (m_service.log)
        m_service.log->add(std::move(answered));

    hold(text.size());
    write(std::move(text), [this] {
        m_served = true;
        m_bytesIn = 0;
        m_request.reset();
        m_route = nullptr;
        m_reader.reset();
        m_refusal.reset();
        m_stop = std::stop_source(std::nostopstate);
        hold(0);
        if (!m_keepAlive) // what was too slow is still being read, so that its place must stay
            return finish();
        if (m_length == 0 && m_input.size() > leastRoom) {
            m_input.resize(leastRoom);
            m_input.shrink_to_fit();
        }
        awaitRequest();
    });
}

void Connection::write(std::string bytes, std::function<void()> next)
{
    enter(State::Writing, m_service.limits.writeTime);
    m_stream->write(std::move(bytes), [self = shared_from_this(), next = std::move(next)](bool written) {
        if (self->m_state == State::Closed)
            return;
        if (written)
            next();
        else
            self->close();
    });
}

void Connection::finish()
{
    enter(State::Finishing, m_service.limits.lingerTime);
    m_stream->finish([self = shared_from_this()](bool) { self->close(); });
}

void Connection::hold(std::uint64_t bytes)
{
    m_service.heldBytes += bytes - m_heldBytes;
    m_heldBytes = bytes;
}

void Connection::look(Time now)
{
    if (now < m_deadline)
        return;
    switch (m_state) {
    case State::Head:
    case State::Body:
        m_keepAlive = false;
        return answer(failure(requestTimeout, ApiCode::Timeout, Phrase::RequestTooSlow));
    case State::Answering:
        m_stop.request_stop();
        m_keepAlive = false;
        return answer(failure(timeOver, ApiCode::Timeout, Phrase::AnswerTooSlow));
    case State::Greeting:
    case State::Idle:
    case State::Writing:
    case State::Finishing:
        return close();
    case State::Closed:
        return;
    }
}

void Connection::endIdle()
{
    if (m_state == State::Idle) // nothing is unread or unsent
        close();
}

void Connection::close()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_stop.request_stop();
    m_stream->close();
    hold(0);
    m_service.closed(this);
}

} // namespace glossa::serve
