// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <memory>
#include <netdb.h>

namespace glossa::serve {

namespace {

struct Split {
    std::string_view host;
    std::optional<std::string_view> port; // none without a colon
};

/// Parts "HOST", "HOST:PORT" and "[IPV6]:PORT"; looks at brackets and colons only.
std::optional<Split> split(std::string_view text)
{
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos)
            return std::nullopt;
        const std::string_view rest = text.substr(close + 1);
        if (!rest.empty() && rest.front() != ':')
            return std::nullopt;
        const Split parts{text.substr(1, close - 1), {}};
        return rest.empty() ? parts : Split{parts.host, rest.substr(1)};
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return Split{text, {}};
    return Split{text.substr(0, colon), text.substr(colon + 1)};
}

std::optional<std::uint16_t> portOf(std::string_view digits)
{
    std::uint16_t port = 0;
    const char *const end = digits.data() + digits.size();
    const auto [stop, fault] = std::from_chars(digits.data(), end, port);
    if (fault != std::errc() || stop != end)
        return std::nullopt;
    return port;
}

bool isIpv6(const std::string &host)
{
    in6_addr number{};
    return ::inet_pton(AF_INET6, host.c_str(), &number) == 1;
}

bool isNameLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_';
}

bool isName(std::string_view host)
{
    return !host.empty() && std::ranges::all_of(host, isNameLetter);
}

/// A host in brackets is an IPv6 number, any other a name or an IPv4 number.
bool isHost(const Split &parts, bool bracketed)
{
    return bracketed ? isIpv6(std::string(parts.host)) : isName(parts.host);
}

} // namespace

Result<Address> addressFromText(std::string_view text)
{
    const auto parts = split(text);
    const auto port = parts && parts->port ? portOf(*parts->port) : std::nullopt;
    if (!port || !isHost(*parts, text.starts_with('[')))
        return fail(ErrorCode::InvalidArgument, std::string(text), {}, Phrase::HostAndPort);
    return Address{std::string(parts->host), *port};
}

std::string addressText(const Address &address)
{
    const bool brackets = address.host.find(':') != std::string::npos;
    return (brackets ? '[' + address.host + ']' : address.host) + ':' + std::to_string(address.port);
}

Result<std::vector<Address>> numbersOf(const Address &address)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_PASSIVE;
    addrinfo *list = nullptr;
    const int fault = ::getaddrinfo(address.host.c_str(), nullptr, &wanted, &list);
    if (fault != 0)
        return fail(ErrorCode::NotFound, std::string(::gai_strerror(fault)), {}, {}, address.host);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> kept(list, &::freeaddrinfo);
    std::vector<Address> numbers;
    for (const addrinfo *entry = list; entry; entry = entry->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        if (::getnameinfo(entry->ai_addr, entry->ai_addrlen, text.data(), text.size(), nullptr, 0,
                          NI_NUMERICHOST) != 0)
            continue;
        Address number{text.data(), address.port};
        if (std::ranges::find(numbers, number) == numbers.end())
            numbers.push_back(std::move(number));
    }
    return numbers;
}

bool isLoopback(std::string_view host)
{
    const std::string text(host);
    std::array<unsigned char, sizeof(in6_addr)> number{};
    constexpr unsigned char loopbackNet = 127;
    if (::inet_pton(AF_INET, text.c_str(), number.data()) == 1)
        return number[0] == loopbackNet;
    if (::inet_pton(AF_INET6, text.c_str(), number.data()) == 1)
        return std::ranges::all_of(number.begin(), number.end() - 1,
                                   [](unsigned char byte) { return byte == 0; }) &&
               number.back() == 1;
    return text == "localhost";
}

std::optional<std::string> hostOf(std::string_view authority)
{
    const auto parts = split(authority);
    if (!parts || !isHost(*parts, authority.starts_with('[')) || (parts->port && !portOf(*parts->port)))
        return std::nullopt;
    std::string host(parts->host);
    std::ranges::transform(host, host.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return host;
}

} // namespace glossa::serve
