// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace glossa::serve {

namespace {

constexpr std::string_view lineEnd = "\r\n";
constexpr int expectationFailed = 417;
constexpr int notImplemented = 501;
constexpr int versionNotSupported = 505;

/// Where two of them could be taken for one another, the request means two things.
constexpr std::array<std::string_view, 9> onlyOnce = {
    "host",         "content-length", "transfer-encoding",
    "content-type", "authorization",  "ocp-apim-subscription-key",
    "origin",       "expect",         "content-encoding"};

bool isTokenLetter(char letter)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || marks.find(letter) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isTokenLetter);
}

/// Bytes beyond ASCII are allowed and never decoded.
bool isValueLetter(char letter)
{
    return letter == '\t' || (static_cast<unsigned char>(letter) >= ' ' && letter != '\x7f');
}

std::string lowered(std::string_view text)
{
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return small;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string_view nextLine(std::string_view &head)
{
    const std::string_view line = head.substr(0, head.find(lineEnd));
    head.remove_prefix(std::min(line.size() + lineEnd.size(), head.size()));
    return line;
}

Accepted<void> readRequestLine(std::string_view line, RequestHead &head)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return refuseAsMalformed(Phrase::ARequestLine);
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    constexpr std::string_view http = "HTTP/";
    const bool isVersion = version.size() == http.size() + 3 && version.starts_with(http) &&
                           version[6] == '.' && version[5] >= '0' && version[5] <= '9' && version[7] >= '0' &&
                           version[7] <= '9';
    if (!isToken(method) || target.empty() || target.find(' ') != std::string_view::npos || !isVersion)
        return refuseAsMalformed(Phrase::ARequestLine);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(versionNotSupported, ApiCode::InvalidRequest,
                      {Phrase::OnlyHttp1, std::string(version)});
    head.method = method;
    head.target = target;
    head.minorVersion = version.back() - '0';
    head.keepAlive = head.minorVersion == 1;
    return {};
}

Accepted<void> readLength(const Field &field, RequestHead &head)
{
    constexpr std::size_t mostDigits = 18; // fits into 64 bits
    std::uint64_t length = 0;
    const char *const end = field.value.data() + field.value.size();
    const auto [stop, fault] = std::from_chars(field.value.data(), end, length);
    if (field.value.empty() || field.value.size() > mostDigits || fault != std::errc() || stop != end)
        return refuseAsMalformed({Phrase::ALengthInBytes, field.value}, "Content-Length");
    head.contentLength = length;
    return {};
}

Accepted<void> readTransferEncoding(const Field &field, RequestHead &head)
{
    if (lowered(field.value) != "chunked")
        return refuse(notImplemented, ApiCode::InvalidRequest, {Phrase::OnlyChunked, field.value},
                      "Transfer-Encoding");
    // HTTP/1.0 knows no chunks: a server before this one may have passed the header on unread.
    if (head.minorVersion == 0)
        return refuseAsMalformed({Phrase::OnlyChunked, std::string("HTTP/1.0")}, "Transfer-Encoding");
    head.chunked = true;
    return {};
}

void readConnection(const Field &field, RequestHead &head)
{
    std::string_view rest = field.value;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        const std::string option = lowered(trimmed(word));
        if (option == "close")
            head.keepAlive = false;
        else if (option == "keep-alive" && head.minorVersion == 0)
            head.keepAlive = true;
    }
}

Accepted<void> takeField(const Field &field, RequestHead &head)
{
    if (field.name == "content-length")
        return readLength(field, head);
    if (field.name == "transfer-encoding")
        return readTransferEncoding(field, head);
    if (field.name == "connection")
        readConnection(field, head);
    if (field.name == "expect") {
        if (lowered(field.value) != "100-continue")
            return refuse(expectationFailed, ApiCode::InvalidRequest,
                          {Phrase::OnlyContinueExpected, field.value}, "Expect");
        head.expectsContinue = head.minorVersion == 1;
    }
    return {};
}

Accepted<Field> readField(std::string_view line, std::size_t number)
{
    // A blank before the colon, and a line that begins with one (which HTTP once took for the line before
    // going on), are read differently by different servers: neither is a token.
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, std::min(colon, line.size()));
    if (colon == std::string_view::npos || !isToken(name))
        return refuseAsMalformed({Phrase::AHeaderLine, number});
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!std::ranges::all_of(value, isValueLetter))
        return refuseAsMalformed({Phrase::AHeaderLine, number});
    return Field{lowered(name), std::string(value)};
}

bool standsTwice(const Field &field, const std::vector<Field> &fields)
{
    return std::ranges::find(onlyOnce, field.name) != onlyOnce.end() &&
           std::ranges::find(fields, field.name, &Field::name) != fields.end();
}

} // namespace

HeadState findHead(std::string_view input, std::size_t &seen)
{
    if (!input.empty() && !isTokenLetter(input.front()))
        return HeadState::Broken;
    for (std::size_t at = input.find('\n', seen); at != std::string_view::npos;
         at = input.find('\n', at + 1)) {
        if (at == 0 || input[at - 1] != '\r')
            return HeadState::Broken;
        if (at >= 3 && input[at - 2] == '\n') {
            seen = at + 1;
            return HeadState::Whole;
        }
    }
    seen = input.size();
    return HeadState::More;
}

Accepted<RequestHead> readHead(std::string_view text, std::size_t mostFields)
{
    RequestHead head;
    if (const auto taken = readRequestLine(nextLine(text), head); !taken)
        return tl::unexpected(taken.error());
    for (std::size_t number = 2;; ++number) {
        const std::string_view line = nextLine(text);
        if (line.empty())
            break;
        if (head.fields.size() == mostFields) {
            constexpr int headersTooLarge = 431;
            return refuse(headersTooLarge, ApiCode::InvalidRequest, {Phrase::AtMostHeaders, mostFields});
        }
        auto field = readField(line, number);
        if (!field)
            return tl::unexpected(field.error());
        if (standsTwice(*field, head.fields))
            return refuseAsMalformed({Phrase::HeaderStandsTwice, field->name}, field->name);
        if (const auto taken = takeField(*field, head); !taken)
            return tl::unexpected(taken.error());
        head.fields.push_back(std::move(*field));
    }
    if (head.chunked && head.contentLength)
        return refuseAsMalformed(Phrase::LengthOrChunks, "Transfer-Encoding");
    if (head.minorVersion == 1 && std::ranges::find(head.fields, "host", &Field::name) == head.fields.end())
        return refuseAsMalformed(Phrase::HostIsMissing, "Host");
    return head;
}

} // namespace glossa::serve
