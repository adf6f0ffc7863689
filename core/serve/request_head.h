// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/serve/message.h"
#include "core/serve/refusal.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glossa::serve {

// The head of a request is read here, more strictly than HTTP asks for (RFC 9112), and only then handed to
// the library's parser, which decodes the body. Two servers in a row that take one head differently are how
// requests are smuggled: whatever could be taken in two ways is refused, and both parsers have to agree.

/// Request line and headers, checked but not decoded.
struct RequestHead {
    std::string method;
    std::string target;
    int minorVersion = 1;      // of HTTP/1.x
    std::vector<Field> fields; // names in lower case, values without blanks around them
    std::optional<std::uint64_t> contentLength;
    bool chunked = false;
    bool keepAlive = true;
    bool expectsContinue = false;

    [[nodiscard]] bool hasBody() const { return chunked || contentLength.value_or(0) > 0; }
    bool operator==(const RequestHead &) const = default;
};

enum class HeadState : std::uint8_t { More, Whole, Broken };

/// Looks for the end of a head in bytes that come piece by piece. `seen` is how many were looked at before,
/// without an end; afterwards it is the head's length, if it is whole. Broken means that no further byte can
/// make a head of it: a line end without CR, or a first byte that begins no method.
[[nodiscard]] HeadState findHead(std::string_view input, std::size_t &seen);

/// Reads a whole head, with the empty line at its end.
[[nodiscard]] Accepted<RequestHead> readHead(std::string_view head, std::size_t mostFields);

} // namespace glossa::serve
