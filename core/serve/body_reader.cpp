// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/body_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include <limits>

namespace glossa::serve {

namespace {

namespace http = boost::beast::http;

BodyReader::State stateOf(const boost::system::error_code &fault)
{
    if (!fault || fault == http::error::need_more)
        return BodyReader::State::More;
    return fault == http::error::body_limit || fault == http::error::buffer_overflow
               ? BodyReader::State::TooLarge
               : BodyReader::State::Broken;
}

/// Until a chunked body has ended at least its last chunk, "0" and two line ends, is still to come. Boost 1.74
/// asserts that it sees that much of it.
constexpr std::size_t leastOfChunks = 5;

} // namespace

struct BodyReader::Inside {
    http::request_parser<http::string_body> parser;
};

BodyReader::BodyReader(std::string_view head, std::uint64_t mostBytes) : m_inside(std::make_unique<Inside>())
{
    auto &parser = m_inside->parser;
    parser.eager(true);
    parser.header_limit(std::numeric_limits<std::uint32_t>::max()); // the head was measured before
    parser.body_limit(mostBytes);
    if (take(head) != head.size() && m_state == State::More)
        m_state = State::Broken;
}

BodyReader::BodyReader(BodyReader &&) noexcept = default;
BodyReader &BodyReader::operator=(BodyReader &&) noexcept = default;
BodyReader::~BodyReader() = default;

std::size_t BodyReader::take(std::string_view bytes)
{
    auto &parser = m_inside->parser;
    std::size_t taken = 0;
    while (m_state == State::More && !parser.is_done() && taken < bytes.size()) {
        if (parser.is_header_done() && parser.chunked() && bytes.size() - taken < leastOfChunks)
            break;
        boost::system::error_code fault;
        const std::size_t length =
            parser.put(boost::asio::const_buffer(bytes.data() + taken, bytes.size() - taken), fault);
        taken += length;
        m_state = stateOf(fault);
        if (fault || length == 0)
            break;
    }
    if (m_state == State::More && parser.is_done())
        m_state = State::Whole;
    return taken;
}

std::string &BodyReader::body()
{
    return m_inside->parser.get().body();
}

std::string_view statusWords(int status)
{
    const auto words = http::obsolete_reason(static_cast<http::status>(status));
    return {words.data(), words.size()};
}

} // namespace glossa::serve
