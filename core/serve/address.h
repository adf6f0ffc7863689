// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::serve {

/// A host (name or number, IPv6 without brackets) and a port of it.
struct Address {
    std::string host;
    std::uint16_t port = 0; // 0 where the system may choose one
    bool operator==(const Address &) const = default;
};

/// Reads "HOST:PORT" or "[IPV6]:PORT".
[[nodiscard]] Result<Address> addressFromText(std::string_view text);
/// "127.0.0.1:5000" or "[::1]:5000"
[[nodiscard]] std::string addressText(const Address &address);

/// The numbers of a host, each with the port; NotFound if the name is unknown.
[[nodiscard]] Result<std::vector<Address>> numbersOf(const Address &address);

/// Whether the host can be reached from this machine only: 127.x.y.z, ::1 or localhost.
[[nodiscard]] bool isLoopback(std::string_view host);

/// The host of a Host header, in lower case and without brackets and port; none if it is no valid one.
[[nodiscard]] std::optional<std::string> hostOf(std::string_view authority);

} // namespace glossa::serve
